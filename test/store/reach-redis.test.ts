import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOwnRedis } from '../../src/store/own-redis';
import { reachRedis } from '../../src/store/reach-redis';

const desk = 'ww1:1';
let folder: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
  dataDir = join(folder, 'data');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('nothing is begun in a folder without a Redis, unless it may be', async () => {
  expect(await reachRedis({ redisUrl: null, dataDir, desk, mayBegin: false })).toBeNull();
  expect(existsSync(dataDir)).toBe(false);
  const reached = await reachRedis({ redisUrl: null, dataDir, desk, mayBegin: true });
  await reached?.client.set('a', '1');
  await reached?.leave();
  const again = await reachRedis({ redisUrl: null, dataDir, desk, mayBegin: false });
  expect(await again?.client.get('a')).toBe('1');
  await again?.leave();
});

test('the one that a bot runs is used and left running', async () => {
  const own = await startOwnRedis({ dataDir, onEvent: () => undefined });
  const reached = await reachRedis({ redisUrl: null, dataDir, desk, mayBegin: false });
  await reached?.client.set('a', '1');
  await reached?.leave();
  const again = await reachRedis({ redisUrl: own.socket, dataDir: folder, desk, mayBegin: false });
  expect(await again?.client.get('a')).toBe('1');
  await again?.leave();
  await own.stop();
});

test('a Redis that was named and does not answer is none', async () => {
  expect(await reachRedis({ redisUrl: 'redis://127.0.0.1:9', dataDir, desk, mayBegin: true })).toBeNull();
  expect(existsSync(dataDir)).toBe(false);
});
