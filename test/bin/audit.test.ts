import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import type { Fact } from '../../src/desk/fact';
import { openStore } from '../../src/store/open-store';
import { startOwnRedis } from '../../src/store/own-redis';
import { commitOf } from '../store/open-test-store';
import { environment } from '../support/newsroom';

const root = join(__dirname, '..', '..');
const usage =
  '用法：npm run -s audit -- --since 2026-11-01 [--until 2026-11-30] [--submission 12]\n日期按编辑部的时区，首尾两天都算在内；--submission 后面写来稿的号码。\n';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Ended = { code: number; stdout: string; stderr: string };

async function audit(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const surroundings = { ...environment('http://127.0.0.1:9', ''), DATA_DIR: folder, ...env };
  const options = { cwd: root, env: { PATH: process.env['PATH'] ?? '', ...surroundings } };
  try {
    const run = promisify(execFile);
    return { code: 0, ...(await run('node', ['--import', 'tsx', 'bin/audit.ts', ...args], options)) };
  } catch (error) {
    return error as Ended;
  }
}

function factOn(day: string, submission: number, by = 'editor-first'): Fact {
  const at = Date.parse(`${day}:00+08:00`);
  return { what: 'accepted', by, at, cause: `message-${day}`, submission };
}

test('nothing, no day, days in the wrong order, no number, something unknown: each gets the usage', async () => {
  const wrong = [
    [],
    ['--since', '2026-02-30'],
    ['--since', '2026-11-02', '--until', '2026-11-01'],
    ['--since', '2026-11-01', '--submission', '来稿'],
    ['--since', '2026-11-01', '--all'],
  ];
  for (const ended of await Promise.all(wrong.map((args) => audit(args))))
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: usage });
});

test('a configuration with mistakes is told as at the start', async () => {
  const { code, stderr } = await audit(['--since', '2026-11-01'], { PORT: 'web' });
  expect([code, stderr]).toEqual([
    2,
    '配置有误，没有读取：\n环境变量 PORT：应为端口号，0 至 65535（0 表示任选一个空闲端口），现在是“web”\n',
  ]);
});

test('where no Redis answers it says so, without the address', async () => {
  const own = await audit(['--since', '2026-11-01']);
  expect(own).toMatchObject({
    code: 1,
    stderr: `数据文件夹 ${folder} 里没有运行中的 Redis：请先启动机器人，再在同一个文件夹里查；数据在别处时请设置 DATA_DIR 或 REDIS_URL。\n`,
  });
  const other = await audit(['--since', '2026-11-01'], { REDIS_URL: 'redis://:hunter2@127.0.0.1:9' });
  expect(other).toMatchObject({
    code: 1,
    stderr: '连不上 Redis：请检查 REDIS_URL 写得对不对，Redis 是否在运行。\n',
  });
});

test('from the bot’s own Redis come the days asked for, by the desk’s calendar, each fact on a line', async () => {
  const redis = await startOwnRedis({ dataDir: folder, onEvent: () => undefined });
  const client = new Redis(redis.socket);
  const env = environment('', '');
  const desk = `${env['WECOM_CORP_ID'] ?? ''}:${env['WECOM_AGENT_ID'] ?? ''}`;
  const store = openStore(desk, { client, blocking: client });
  const staff = {
    schema: 1 as const,
    contacts: {},
    editors: {
      'editor-third': { userid: 'editor-third', name: '编辑三', maySignOff: false },
      'editor-first': null,
    },
    admins: {},
    units: [],
    former: { 'editor-first': '编辑一' },
  };
  const facts = [
    factOn('2026-10-31T23:59', 12),
    factOn('2026-11-01T00:00', 12),
    factOn('2026-11-02T23:59', 13, 'editor-third'),
    factOn('2026-11-03T00:00', 12),
  ];
  for (const fact of facts) await client.xadd(store.keys.facts, `${fact.at}-*`, 'fact', JSON.stringify(fact));
  await store.commit(commitOf({ writes: [{ kind: 'staff', value: staff }] }));
  try {
    const two = await audit(['--since', '2026-11-01', '--until', '2026-11-02']);
    expect(two.stdout).toBe(
      [
        '{"at":"2026-11-01T00:00:00.000+08:00","who":{"userid":"editor-first","name":"编辑一"},"what":"accepted","submission":12,"message":"message-2026-11-01T00:00"}\n',
        '{"at":"2026-11-02T23:59:00.000+08:00","who":{"userid":"editor-third","name":"编辑三"},"what":"accepted","submission":13,"message":"message-2026-11-02T23:59"}\n',
      ].join(''),
    );
    expect(two).toMatchObject({ code: 0, stderr: '' });
    const one = await audit(['--since', '2026-11-01', '--submission', '12'], { REDIS_URL: redis.socket });
    expect(one.stdout.split('\n').map((text) => text.slice(7, 17))).toEqual(['2026-11-01', '2026-11-03', '']);
  } finally {
    store.inbox.close();
    client.disconnect();
    await redis.stop();
  }
});
