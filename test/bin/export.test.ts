import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { archivedId, type Archived } from '../../src/desk/issues/archived';
import { moveIssue } from '../../src/desk/issues/issue';
import { readBulletin } from '../../src/format/reading/read-bulletin';
import { openMediaFiles } from '../../src/store/media-files';
import { openStore, type Store } from '../../src/store/open-store';
import { by, entryOf, frozenBulletin, openIssueWith } from '../desk/examples';
import { commitOf } from '../store/open-test-store';
import { atTerminal, type Said } from '../support/at-terminal';
import { environment } from '../support/newsroom';
import { startTestRedis, type TestRedis } from '../support/redis';

let redis: TestRedis;
let client: Redis;
let store: Store;
let folder: string;
beforeAll(async () => {
  redis = await startTestRedis();
  client = new Redis(redis.url);
  store = openStore('ww0123456789abcdef:1000002', { client, blocking: client });
});
afterAll(async () => {
  store.inbox.close();
  client.disconnect();
  await redis.stop();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
});
afterEach(async () => {
  await client.flushall();
  rmSync(folder, { recursive: true, force: true });
});

function run(args: string[]): Promise<Said> {
  const env = { ...environment('http://127.0.0.1:9', redis.url), DATA_DIR: join(folder, 'data') };
  return atTerminal('export', args, env);
}

function archivedOn(date: string, word: Archived['word'] = null): Archived {
  const { bulletin } = frozenBulletin([]);
  return {
    schema: 1,
    id: date === '2026-08-20' ? archivedId(1) : 'i1',
    bulletin: { ...bulletin, date },
    origins: [[{ entry: 1, submissions: [1], units: ['湖东区总工会'] }]],
    signedOff: { by: 'editor-first', at: Date.parse('2026-08-20T10:00:00+08:00') },
    archivedAt: Date.parse('2026-08-20T10:01:00+08:00'),
    groups: ['区总工会工作群'],
    word,
  };
}

async function archive(...all: Archived[]): Promise<void> {
  await store.commit(commitOf({ writes: all.map((value) => ({ kind: 'archived', value })) }));
}

const names = [
  '江城工运第8期（总第152期）.docx',
  '江城工运第8期（总第152期）.json',
  '江城工运第8期（总第152期）.txt',
];
const text =
  '江城工运\n第8期（总第152期）\n江城市总工会办公室 编印　2026年8月20日\n\n【工作动态】\n\n夜校开进工地\n　　第一段。\n　　第二段。（湖东区总工会）\n';

test('an archived issue comes as text, JSON and the Word file that went out', async () => {
  const file = await openMediaFiles(join(folder, 'data')).keep(Buffer.from('发出的文件'), 'docx');
  await archive(archivedOn('2026-08-20', { file, name: '旧名.docx' }));
  const to = join(folder, 'out', '8');
  expect(await run(['--issue', '8', '--to', to])).toEqual({
    code: 0,
    stderr: '',
    stdout: `2026年8月20日第8期（总第152期）已导出到 ${to}：\n${names[2]}\n${names[1]}\n${names[0]}\n`,
  });
  expect(readdirSync(to).toSorted()).toEqual(names);
  expect(readFileSync(join(to, names[0]!), 'utf8')).toBe('发出的文件');
  expect(readFileSync(join(to, names[2]!), 'utf8')).toBe(text);
  const json = JSON.parse(readFileSync(join(to, names[1]!), 'utf8')) as object;
  const { bulletin } = readBulletin(text);
  expect(json).toEqual({
    title: '江城工运',
    number: 8,
    runningNumber: 152,
    date: '2026-08-20',
    publisher: '江城市总工会办公室',
    columns: bulletin.columns,
    distribution: [],
    state: 'archived',
    id: 'd1',
    signedOff: { who: { userid: 'editor-first', name: '编辑一' }, at: '2026-08-20T10:00:00.000+08:00' },
    archivedAt: '2026-08-20T10:01:00.000+08:00',
    groups: ['区总工会工作群'],
    origins: [[{ entry: 1, submissions: [1], units: ['湖东区总工会'] }]],
    corrections: [],
  });
  const again = await run(['--issue', '8', '--to', to]);
  expect([again.code, again.stderr]).toEqual([
    1,
    `${to} 里已经有下面的文件，没有覆盖。请先移走，或用 --to 换一个文件夹：\n${names[2]}\n${names[1]}\n${names[0]}\n`,
  ]);
}, 60_000);

test('a closed issue comes as it stands, and that is said', async () => {
  const issue = moveIssue(openIssueWith([1]), 'closed', by('editor-first'));
  const writes = [
    { kind: 'issue' as const, value: { ...issue, date: '2026-08-20' } },
    { kind: 'entry' as const, value: entryOf(1) },
  ];
  await store.commit(commitOf({ writes }));
  const { code, stdout } = await run(['--issue', '8', '--to', folder]);
  expect([code, stdout]).toEqual([
    0,
    `2026年8月20日第8期（总第152期）已导出到 ${folder}：\n${names[2]}\n${names[1]}\n${names[0]}\n注意：这一期已截稿，还没有签发，导出的是现在的样子，签发前还可能改。\n`,
  ]);
  expect(readFileSync(join(folder, names[2]!), 'utf8')).toContain(
    '【工作动态】\n\n夜校开进工地\n　　第一段。\n',
  );
  expect(readFileSync(join(folder, names[0]!)).subarray(0, 2).toString()).toBe('PK');
}, 60_000);

test('a Word file that is gone is made again, and that is said', async () => {
  await archive(archivedOn('2026-08-20', { file: `media/${'0'.repeat(64)}.docx`, name: '旧名.docx' }));
  const { stdout } = await run(['--issue', '8', '--to', folder]);
  expect(stdout).toContain('\n发刊时的 Word 文件找不到，这一份是照存档重新排的。\n');
  expect(readFileSync(join(folder, names[0]!)).subarray(0, 2).toString()).toBe('PK');
}, 60_000);

test('of two years the year is asked; what is not there, still open or not writable has its sentence', async () => {
  await archive(archivedOn('2026-08-20'), archivedOn('2025-08-20'));
  const open = { ...openIssueWith([]), ordinal: 2, number: 9 };
  await store.commit(commitOf({ writes: [{ kind: 'issue', value: open }] }));
  writeFileSync(join(folder, 'a-file'), '');
  const asked = [
    ['--issue', '8'],
    ['--issue', '8', '--year', '2024'],
    ['--issue', '7'],
    ['--issue', '9'],
    ['--issue', '8', '--year', '2025', '--to', join(folder, 'a-file')],
  ];
  const said = [];
  for (const args of asked) said.push(await run(args));
  expect(said.map(({ code, stderr }) => [code, stderr])).toEqual([
    [
      2,
      '有这个期号的不止一期，请用 --year 写明是哪一年：\n2025年8月20日第8期（总第152期）\n2026年8月20日第8期（总第152期）\n',
    ],
    [1, '2024年没有可以导出的第8期；有这个期号的是2025年、2026年。\n'],
    [
      1,
      '没有可以导出的第7期：存档里没有，也不是已截稿的一期。请检查期号，在聊天里发“本期”可以看现在的期号。\n',
    ],
    [1, '第9期还在收稿，截稿以后才能导出。要看现在的样子，在聊天里发“预览”。\n'],
    [1, `写不进文件夹 ${join(folder, 'a-file')}：请检查它是否存在、是否有权写入、磁盘是否已满。\n`],
  ]);
}, 60_000);

test('no number, no year, something unknown: each gets the usage', async () => {
  const usage =
    '用法：npm run -s export -- --issue 8 [--year 2026] [--to 文件夹]\n--issue 后面写期号；几年里都有这个期号时，用 --year 写是哪一年；不写 --to 就放在当前文件夹。\n';
  for (const args of [[], ['--issue', '八'], ['--issue', '8', '--year', '26'], ['--issue', '8', '--all']])
    expect(await run(args)).toEqual({ code: 2, stdout: '', stderr: usage });
}, 60_000);
