import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAlone } from '../../../src/jobs/printing/run-alone';
import { hangs, noted, running, standIn, untilGone } from './stand-in';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const env = { PATH: process.env['PATH'] ?? '' };

function run(body: string, { patienceMs = 20_000, signal = new AbortController().signal } = {}) {
  return runAlone([standIn(folder, body)], { env, folder, patienceMs, signal });
}

test('it gives the exit code', async () => {
  expect(await run('exit 0')).toBe(0);
  expect(await run('exit 77')).toBe(77);
  expect(await run('kill -KILL $$')).toBe(137);
});

test('a program that is not there is an exit code too', async () => {
  const signal = new AbortController().signal;
  const none = join(folder, 'none');
  expect(await runAlone([none], { env, folder, patienceMs: 20_000, signal })).toBe(127);
});

test('it runs in its folder, hears and says nothing, and knows nothing but what it is told', async () => {
  expect(await run('cat; echo much; echo much >&2; env | cut -d= -f1 | sort >it-knows')).toBe(0);
  const known = readFileSync(join(folder, 'it-knows'), 'utf8').split('\n');
  expect(known.filter((name) => !['', '_', 'OLDPWD', 'PWD', 'SHLVL'].includes(name))).toEqual(['PATH']);
});

test('one that hangs is ended after its time, and all that it has started', async () => {
  const started = Date.now();
  expect(await run(hangs, { patienceMs: 1000 })).toBeNull();
  expect(Date.now() - started).toBeLessThan(8000);
  expect(await untilGone(await noted(folder))).toEqual([]);
});

test('one that is told to stop is ended at once, and so it is where that was said before', async () => {
  const stopping = new AbortController();
  const ended = run(hangs, { signal: stopping.signal });
  const pids = await noted(folder);
  expect(running(pids)).toEqual(pids);
  stopping.abort();
  expect(await ended).toBeNull();
  expect(await untilGone(pids)).toEqual([]);
  expect(await run('sleep 600', { signal: AbortSignal.abort() })).toBeNull();
});

test('what a program leaves behind when it ends is gone as well', async () => {
  expect(await run('sleep 600 & echo $! >>$notes; echo $$ >>$notes')).toBe(0);
  expect(await untilGone(await noted(folder))).toEqual([]);
});

test('it dies with us, also where we are killed', async () => {
  const program = standIn(folder, hangs);
  const from = join(__dirname, '..', '..', '..', 'src', 'jobs', 'printing', 'run-alone.ts');
  const options = `{ env: ${JSON.stringify(env)}, folder: ${JSON.stringify(folder)}, patienceMs: 600000, signal: new AbortController().signal }`;
  const script = `require(${JSON.stringify(from)}).runAlone([${JSON.stringify(program)}], ${options})`;
  const us = spawn('node', ['--import', 'tsx', '--eval', script], { stdio: 'inherit' });
  const pids = await noted(folder);
  expect(running(pids)).toEqual(pids);
  const gone = once(us, 'exit');
  us.kill('SIGKILL');
  await gone;
  expect(await untilGone(pids)).toEqual([]);
});
