import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

export type TestRedis = { url: string; pid: number; stop: () => Promise<void> };

/** A durable redis-server of the test's own on a socket in a folder of its own; `stop` removes both. */
export async function startTestRedis(): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
  const socket = join(folder, 'redis.sock');
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'];
  const server = spawn(
    'redis-server',
    ['--port', '0', '--unixsocket', socket, '--dir', folder, '--save', '', ...durable],
    { stdio: 'ignore' },
  );
  await answers(socket);
  return {
    url: socket,
    pid: server.pid ?? 0,
    async stop() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(socket: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const client = new Redis(socket, { lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => undefined);
    const pong = await client
      .connect()
      .then(() => client.ping())
      .catch(() => '');
    await client.quit().catch(() => undefined);
    if (pong === 'PONG') return;
    await sleep(30);
  }
  throw new Error('redis-server does not answer; bin/setup installs it');
}
