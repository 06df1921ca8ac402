import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program for `sh` in the place of LibreOffice. It finds its `--outdir` in $out, and may note pids in $notes. */
export function standIn(folder: string, body: string): string {
  const program = join(folder, 'soffice');
  const find = 'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done';
  writeFileSync(program, `#!/bin/sh\nnotes=${join(folder, 'notes')}\n${find}\n${body}\n`);
  chmodSync(program, 0o755);
  return program;
}

/** What a program has become part of that hangs, with a child that hangs as well and does not care for SIGTERM. */
export const hangs = 'trap "" TERM; sleep 600 & echo $! >>$notes; echo $$ >>$notes; wait; sleep 600';

/** The pids that a stand-in has noted, once there are two. */
export async function noted(folder: string): Promise<number[]> {
  const path = join(folder, 'notes');
  for (let waited = 0; waited < 8000; waited += 20) {
    const pids = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
    if (pids.length >= 2) return pids.map(Number);
    await sleep(20);
  }
  throw new Error('the stand-in did not start');
}

/** Those that still run; one that has ended and was not asked after yet (Z) does not. */
export function running(pids: number[]): number[] {
  return pids.filter((pid) => {
    const stat = `/proc/${pid}/stat`;
    return existsSync(stat) && !/^\d+ \(.*\) Z/u.test(readFileSync(stat, 'utf8'));
  });
}

export async function untilGone(pids: number[]): Promise<number[]> {
  for (let waited = 0; waited < 3000 && running(pids).length > 0; waited += 20) await sleep(20);
  return running(pids);
}
