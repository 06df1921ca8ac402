import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { pinned } from './pin';

export type Fsync = 'always' | 'everysec';

export type BenchRedis = Awaited<ReturnType<typeof startRedis>>;

/**
 * A durable redis-server in a folder of its own, on core 1; with a `stock`, from what `keep` has put by.
 * `restart` finds what the killed one has left.
 */
export async function startRedis(fsync: Fsync, stock?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-bench-'));
  if (stock !== undefined) cpSync(stock, folder, { recursive: true });
  const socket = join(folder, 'redis.sock');
  let server = launch(folder, fsync);
  const end = () => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', end);
  const client = await connected(socket);
  return {
    url: socket,
    client,
    signal: (name: 'SIGSTOP' | 'SIGCONT') => server.kill(name),
    async kill(): Promise<void> {
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
    },
    async restart(): Promise<void> {
      server = launch(folder, fsync);
      await answers(client);
    },
    /** Between rounds: what the last one has left is no part of the next one's cost. */
    async empty(): Promise<void> {
      await client.flushall();
      await rewrite(client);
    },
    /** What stands in it now, in a folder that others can be started from. */
    async keep(): Promise<string> {
      await rewrite(client);
      const stock = mkdtempSync(join(tmpdir(), 'jianbao-stock-'));
      process.once('exit', () => {
        rmSync(stock, { recursive: true, force: true });
      });
      cpSync(join(folder, files), join(stock, files), { recursive: true });
      return stock;
    },
    async stop(): Promise<void> {
      process.off('exit', end);
      client.disconnect();
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
      end();
    },
  };
}

/** Where Redis keeps its log. */
const files = 'appendonlydir';

async function rewrite(client: Redis): Promise<void> {
  await client.bgrewriteaof();
  while ((await client.info('persistence')).includes('aof_rewrite_in_progress:1')) await sleep(20);
}

function launch(folder: string, fsync: Fsync): ChildProcess {
  const where = ['--port', '0', '--unixsocket', join(folder, 'redis.sock'), '--dir', folder];
  const durable = ['--save', '', '--appendonly', 'yes', '--appendfsync', fsync];
  const steady = ['--maxmemory-policy', 'noeviction', '--auto-aof-rewrite-percentage', '0'];
  return spawn(...pinned(1, ['redis-server', ...where, ...durable, ...steady]), { stdio: 'ignore' });
}

async function connected(socket: string): Promise<Redis> {
  const client = new Redis(socket, {
    retryStrategy: () => 20,
    maxRetriesPerRequest: null,
    maxLoadingRetryTime: 10,
  });
  client.on('error', () => undefined);
  await answers(client);
  return client;
}

async function answers(client: Redis): Promise<void> {
  const late = sleep(10_000, 'late' as const, { ref: false });
  if ((await Promise.race([client.ping(), late])) === 'late') throw new Error('redis-server does not answer');
}
