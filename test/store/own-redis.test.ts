import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { OwnRedis, OwnRedisEvent } from '../../src/store/own-redis';
import { findSocket, startOwnRedis } from '../../src/store/own-redis';

let folder: string;
let dataDir: string;
let events: OwnRedisEvent[];
let opened: OwnRedis[];
let clients: Redis[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
  dataDir = join(folder, 'data');
  [events, opened, clients] = [[], [], []];
});

afterEach(async () => {
  for (const client of clients) client.disconnect();
  for (const redis of opened) await redis.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: { command?: string; dataDir?: string } = {}): Promise<OwnRedis> {
  const redis = await startOwnRedis({ dataDir, onEvent: (event) => events.push(event), ...options });
  opened.push(redis);
  return redis;
}

function connect({ socket }: OwnRedis): Redis {
  const client = new Redis(socket, { disconnectTimeout: 50 });
  client.on('error', () => undefined);
  clients.push(client);
  return client;
}

async function pidOf(client: Redis): Promise<number> {
  return Number(/process_id:(\d+)/.exec(await client.info('server'))?.[1]);
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !isTrue(); tries += 1) await sleep(10);
  expect(isTrue()).toBe(true);
}

describe('a Redis of our own', () => {
  it('is durable, evicts nothing, and is reached by nobody else', async () => {
    const redis = await start();
    const client = connect(redis);
    const settings = await client.config('GET', '[apsm]*');
    expect(settings).toEqual(
      expect.arrayContaining([
        'appendonly',
        'yes',
        'appendfsync',
        'always',
        'maxmemory-policy',
        'noeviction',
      ]),
    );
    expect(await client.config('GET', 'save')).toEqual(['save', '']);
    expect(await client.config('GET', 'port')).toEqual(['port', '0']);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(redis.socket).mode & 0o777).toBe(0o700);
    expect(redis.socket).toBe(join(dataDir, 'redis.sock'));
  });

  it('keeps its data over a stop and a start, and is gone in between', async () => {
    const first = await start();
    const before = connect(first);
    await before.set('kept', '来稿');
    const pid = await pidOf(before);
    before.disconnect();
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    expect(await connect(await start()).get('kept')).toBe('来稿');
    expect(events).toEqual([]);
  });

  it('is started again with its data when it is killed', async () => {
    const client = connect(await start());
    await client.set('kept', '来稿');
    const pid = await pidOf(client);
    process.kill(pid, 'SIGKILL');
    await until(() => events.length === 2);
    expect(await client.get('kept')).toBe('来稿');
    expect(await pidOf(client)).not.toBe(pid);
    expect(events).toEqual([{ kind: 'ended', code: 137, againInMs: 100 }, { kind: 'started' }]);
  });

  it('is tried again ever more slowly while it ends at once', async () => {
    const client = connect(await start());
    for (let time = 1; time <= 3; time += 1) {
      await client.ping();
      process.kill(await pidOf(client), 'SIGKILL');
      await until(() => events.length === 2 * time);
    }
    const pauses = events.flatMap((event) => (event.kind === 'ended' ? [event.againInMs] : []));
    expect(pauses).toEqual([100, 200, 400]);
  });

  it('ends the server left behind when only its shell is killed, and starts another', async () => {
    const client = connect(await start());
    const pid = await pidOf(client);
    const shell = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    process.kill(shell, 'SIGKILL');
    await until(() => events.some(({ kind }) => kind === 'started'));
    expect(isAlive(pid)).toBe(false);
    expect(await pidOf(client)).not.toBe(pid);
  });

  it('goes to the folder for temporary files when the path is too long for a socket', async () => {
    const redis = await start({ dataDir: join(dataDir, 'x'.repeat(120)) });
    expect(redis.socket.startsWith(tmpdir())).toBe(true);
    expect(await connect(redis).ping()).toBe('PONG');
    await redis.stop();
    expect(existsSync(join(redis.socket, '..'))).toBe(false);
  });
});

describe('whoever knows the folder finds the Redis', () => {
  it.each(['data', 'x'.repeat(120)])('in %s, as long as it runs', async (name) => {
    const place = join(folder, name);
    expect(findSocket(place)).toBeNull();
    const redis = await start({ dataDir: place });
    expect(findSocket(place)).toBe(redis.socket);
    await redis.stop();
    expect(findSocket(place)).toBeNull();
    const again = await start({ dataDir: place });
    expect(findSocket(place)).toBe(again.socket);
  });
});

describe('one folder, one Redis', () => {
  it('refuses a second one while the first is running', async () => {
    await start();
    await expect(start()).rejects.toThrow(
      `数据文件夹 ${dataDir} 正被另一个进程使用，请先停掉它，或用 DATA_DIR 换一个文件夹`,
    );
  });

  it('lets a second one wait until the first has gone', async () => {
    const first = await start();
    await connect(first).set('kept', '来稿');
    const second = start();
    await sleep(500);
    await first.stop();
    expect(await connect(await second).get('kept')).toBe('来稿');
  });
});

describe('what cannot start says why', () => {
  it('without a server installed', async () => {
    await expect(start({ command: 'no-such-server' })).rejects.toThrow(
      '找不到 valkey-server 或 redis-server，请运行 bin/setup 安装，或用 REDIS_URL 指定一个 Redis',
    );
  });

  it('with a server that gives up', async () => {
    await expect(start({ command: 'false' })).rejects.toThrow(
      `自带的 Redis 没有启动成功（退出码 1），原因见 ${join(dataDir, 'redis.log')}`,
    );
  });

  it('with a folder that cannot be written', async () => {
    await expect(start({ dataDir: '/dev/null/data' })).rejects.toThrow(
      '数据文件夹 /dev/null/data 无法写入，请检查权限，或用 DATA_DIR 换一个文件夹',
    );
  });
});

describe('when our process is killed', () => {
  let parent: ChildProcess;

  it('no server is left behind', async () => {
    const script = `
      const { startOwnRedis } = require('./src/store/own-redis.ts');
      startOwnRedis({ dataDir: process.argv[1], onEvent() {} }).then(({ socket }) => console.log(socket));`;
    const args = ['--require', 'tsx/cjs', '--eval', script, dataDir];
    parent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [socket] = (await once(parent.stdout!, 'data')) as [Buffer];
    const client = connect({ socket: socket.toString().trim(), stop: () => Promise.resolve() });
    const pid = await pidOf(client);
    client.disconnect();
    parent.kill('SIGKILL');
    await until(() => !isAlive(pid));
  });
});
