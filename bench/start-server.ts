import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { transformFileSync } from '@swc/core';
import { surroundings } from './callbacks';
import { pinned, type Core } from './pin';

/** `spawnedAt` by performance.now(). */
export type Server = {
  name: string;
  port: number;
  pid: number;
  spawnedAt: number;
  stop: () => Promise<void>;
};

type Env = Record<string, string>;

const root = join(__dirname, '..');

/** BENCH_MAIN names the main.js of another build, to be measured in place of this one. */
const main = process.env['BENCH_MAIN'] ?? join(root, 'dist', 'main.js');

export function build(): void {
  if (process.env['BENCH_MAIN']) return;
  execFileSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** The real program. */
export function startBot(name: string, redisUrl: string, env: Env = {}, core: Core = 0): Promise<Server> {
  return start(name, main, { REDIS_URL: redisUrl, ROLE: 'web', ...env }, core);
}

/** Compiled first: a loader would make its start and its memory look worse than they are. */
export async function startBare(env: Env = {}): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-bare-'));
  const file = join(folder, 'bare-door.js');
  writeFileSync(file, compiledBare());
  const server = await start('bare', file, env);
  rmSync(folder, { recursive: true, force: true });
  return server;
}

function compiledBare(): string {
  return transformFileSync(join(__dirname, 'bare-door.ts'), {
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  }).code;
}

/** A server says its port in a line of JSON once it listens. */
async function start(name: string, script: string, env: Env, core: Core = 0): Promise<Server> {
  const spawnedAt = performance.now();
  const child = spawn(...pinned(core, [process.execPath, script]), {
    cwd: root,
    env: { PATH: process.env['PATH'], ...surroundings, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const stop = async () => {
    process.off('exit', end);
    const gone = once(child, 'exit');
    end();
    await gone;
  };
  const port = await portOf(createInterface(child.stdout));
  return { name, port, pid: child.pid ?? 0, spawnedAt, stop };
}

function portOf(lines: ReturnType<typeof createInterface>): Promise<number> {
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const port = /"port":(\d+)/.exec(line)?.[1];
      if (port) resolve(Number(port));
    });
    lines.once('close', () => {
      reject(new Error('a server ended before it listened'));
    });
  });
}
