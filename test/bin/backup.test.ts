import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { openMediaFiles } from '../../src/store/media-files';
import { openStore } from '../../src/store/open-store';
import { startOwnRedis } from '../../src/store/own-redis';
import { pendingSubmission } from '../desk/examples';
import { keepIssue } from '../jobs/signed-issue';
import { picturedPiece } from '../store/backup/pictured-piece';
import { commitOf } from '../store/open-test-store';
import { atTerminal, type Said } from '../support/at-terminal';
import { png } from '../support/files';
import { environment } from '../support/newsroom';

const desk = 'ww0123456789abcdef:1000002';
const backupUsage =
  '用法：npm run -s backup -- 备份文件\n把整个编辑部存成一个文件，机器人不用停；要搬到别的 Redis，请先停掉机器人再备份。\n';
const restoreUsage =
  '用法：npm run -s restore -- 备份文件 [--as 企业ID:AgentId]\n恢复到配置里的 Redis，那里不能有这个编辑部的数据，机器人要先停掉；--as 只在换了应用时写。\n';
const counted =
  '来稿 1 篇，稿件 0 篇，期 0 期，存档 0 期；连同卡片、人员等共 2 份记录。\n经过 1 条，还没处理的消息 0 条，还没发出的通知 1 条，图片和 Word 文件 1 个。\n';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
  file = join(folder, 'desk.backup');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(program: 'backup' | 'restore', args: string[], env: Record<string, string> = {}): Promise<Said> {
  return atTerminal(program, args, {
    ...environment('http://127.0.0.1:9', ''),
    DATA_DIR: join(folder, 'old'),
    ...env,
  });
}

/** A desk in the bot's own Redis, which has been stopped. */
async function keepDesk(): Promise<void> {
  await onOwnRedis('old', async (client) => {
    const store = openStore(desk, { client, blocking: client });
    const kept = await openMediaFiles(join(folder, 'old')).keep(png, 'png');
    await store.commit(
      commitOf({
        ...picturedPiece(kept, png.length),
        letters: [{ to: 'contact-lake', letter: { kind: 'text', text: '收到了' } }],
      }),
    );
    store.inbox.close();
  });
}

async function onOwnRedis(name: string, work: (client: Redis) => Promise<void>): Promise<void> {
  const own = await startOwnRedis({ dataDir: join(folder, name), onEvent: () => undefined });
  const client = new Redis(own.socket);
  await work(client).finally(() => {
    client.disconnect();
  });
  await own.stop();
}

test('without a file, with two, or with something unknown each says how it is used', async () => {
  const said = await Promise.all([
    run('backup', []),
    run('backup', ['a', 'b']),
    run('restore', []),
    run('restore', ['a', '--over']),
  ]);
  expect(said.map(({ code, stderr }) => [code, stderr])).toEqual([
    [2, backupUsage],
    [2, backupUsage],
    [2, restoreUsage],
    [2, restoreUsage],
  ]);
});

test('mistakes in the configuration, no Redis, an empty desk, a file that is there: said, and nothing is written', async () => {
  const wrong = await run('backup', [file], { PORT: 'web' });
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    '配置有误，什么也没有做：\n环境变量 PORT：应为端口号，0 至 65535（0 表示任选一个空闲端口），现在是“web”\n',
  ]);
  const nowhere = await run('backup', [file]);
  expect([nowhere.code, nowhere.stderr]).toEqual([
    1,
    `数据文件夹 ${join(folder, 'old')} 里没有机器人的数据：请在机器人的文件夹里运行；数据在别处时请设置 DATA_DIR 或 REDIS_URL。\n`,
  ]);
  expect(existsSync(join(folder, 'old'))).toBe(false);
  const away = await run('restore', [file], { REDIS_URL: 'redis://:hunter2@127.0.0.1:9' });
  expect([away.code, away.stderr]).toEqual([
    1,
    '连不上 Redis：请检查 REDIS_URL 写得对不对，Redis 是否在运行。\n',
  ]);
  await onOwnRedis('old', (client) => client.set('other', '1').then(() => undefined));
  const empty = await run('backup', [file]);
  expect([empty.code, empty.stderr]).toEqual([
    1,
    '这个编辑部还没有任何数据，没有可备份的；请检查企业 ID、AgentId 和 REDIS_URL（或 DATA_DIR）。\n',
  ]);
  writeFileSync(file, '昨天的');
  const there = await run('backup', [file]);
  expect([there.code, there.stderr]).toEqual([
    1,
    `${file} 已经有了，没有覆盖。请换一个文件名，或先把它移走。\n`,
  ]);
  expect(readFileSync(file, 'utf8')).toBe('昨天的');
}, 60_000);

test('a desk goes from one data folder to another, and only once', async () => {
  await keepDesk();
  const made = await run('backup', [file]);
  expect(made).toEqual({ code: 0, stderr: '', stdout: `已备份到 ${file}（1 KB）。\n${counted}` });
  const to = { DATA_DIR: join(folder, 'new') };
  const done = await run('restore', [file], to);
  expect(done.stderr).toBe('');
  expect(done.stdout.replace(/^已恢复 \d+年\d+月\d+日 \d+:\d\d/u, '已恢复 某时')).toBe(
    `已恢复 某时 的备份，并逐条读回核对过。\n${counted}现在可以启动机器人；请不要再启动原来的那一个，否则两边各办各的。\n`,
  );
  const again = await run('restore', [file], to);
  expect([again.code, again.stderr]).toEqual([
    1,
    '这个 Redis 里已经有这个编辑部的数据，恢复会把两份混在一起。什么也没有恢复，请换一个空的 Redis（没有 REDIS_URL 时换一个 DATA_DIR）。\n',
  ]);
  await onOwnRedis('new', async (client) => {
    const store = openStore(desk, { client, blocking: client });
    expect(await store.openReader().pending()).toEqual([pendingSubmission()]);
    store.inbox.close();
  });
}, 60_000);

test('what was going out stands still at the restored desk, and it is said', async () => {
  await onOwnRedis('old', async (client) => {
    const store = openStore(desk, { client, blocking: client });
    await keepIssue(store, 'dispatching', ['waiting']);
    store.inbox.close();
  });
  await run('backup', [file]);
  const done = await run('restore', [file], { DATA_DIR: join(folder, 'new') });
  expect([done.code, done.stderr]).toEqual([
    0,
    '备份以后发过什么，这里不知道：没有发完的推送停着，定时签发作废，今天的每日快讯不自动发。启动后各位编辑会收到通知，请他们到群里核对，再发“续发”。\n',
  ]);
  await onOwnRedis('new', async (client) => {
    const store = openStore(desk, { client, blocking: client });
    expect((await store.openReader().dispatch('issue-1'))?.state).toBe('paused');
    store.inbox.close();
  });
}, 60_000);

test('another desk, a wrong --as, an altered file: refused in plain words', async () => {
  await keepDesk();
  await run('backup', [file]);
  const other = { DATA_DIR: join(folder, 'new'), WECOM_AGENT_ID: '1000003' };
  const strange = await run('restore', [file], other);
  expect([strange.code, strange.stderr]).toEqual([
    1,
    `备份的是编辑部 ${desk}，现在配置的是 ww0123456789abcdef:1000003（企业 ID:AgentId）。什么也没有恢复。\n请检查 .env；确实换了应用，请加上 --as ww0123456789abcdef:1000003。\n`,
  ]);
  const mistaken = await run('restore', [file, '--as', desk], other);
  expect([mistaken.code, mistaken.stderr]).toEqual([
    2,
    `--as 后面要写现在配置的编辑部 ww0123456789abcdef:1000003（企业 ID:AgentId），您写的是 ${desk}。什么也没有恢复。\n`,
  ]);
  const bytes = readFileSync(file);
  bytes[100]! ^= 1;
  writeFileSync(join(folder, 'altered'), bytes);
  const altered = await run('restore', [join(folder, 'altered')], other);
  expect([altered.code, altered.stderr]).toEqual([
    1,
    `文件“${join(folder, 'altered')}”不是完整的备份：可能没有传完，或者被改动过。什么也没有恢复，请换一份备份。\n`,
  ]);
  const renamed = await run('restore', [file, '--as', 'ww0123456789abcdef:1000003'], other);
  expect([renamed.code, renamed.stderr]).toEqual([0, '']);
  expect(renamed.stdout).toContain('\n换了应用：在聊天里加的群，地址要由管理员重新加一次。\n');
}, 60_000);

test('a picture that is gone is named, and the rest is backed up', async () => {
  await keepDesk();
  rmSync(join(folder, 'old', 'media'), { recursive: true });
  const { code, stderr } = await run('backup', [file]);
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /^注意：有 1 个文件在 DATA_DIR 里找不到或已损坏，没有备份，请检查 DATA_DIR 写得对不对：\nmedia\/[0-9a-f]{64}\.png\n$/u,
  );
}, 60_000);
