/* eslint-disable no-irregular-whitespace -- Chinese office text is set in with U+3000 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openNewsroom, environment, type Newsroom } from '../support/newsroom';
import { hostile, wordFile } from '../support/files';

const root = join(__dirname, '..', '..');
const usage =
  '用法：npm run -s import -- 文件… [--write] [--by 账号]\n先只读不存，逐行说明读懂了什么；核对以后加 --write 存入存档。文件是一期一个，纯文本或 .docx；--by 写导入的管理员。\n';

let folder: string;
let room: Newsroom;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-import-'));
  room = await openNewsroom();
});
afterAll(async () => {
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

type Ended = { code: number; stdout: string; stderr: string };

async function importFiles(...args: string[]): Promise<Ended> {
  const env = { PATH: process.env['PATH'] ?? '', ...environment('http://127.0.0.1:9', room.redis.url) };
  try {
    const run = promisify(execFile);
    return {
      code: 0,
      ...(await run('node', ['--import', 'tsx', 'bin/import.ts', ...args], { cwd: root, env })),
    };
  } catch (error) {
    return error as Ended;
  }
}

function file(name: string, bytes: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const old = `江城工运
第7期（总第951期）
江城市总工会　2025年7月31日
【简讯】
●湖东区总工会为骑手建起充电驿站。（湖东区总工会）
核稿：编辑一
`;

const read = `  江城工运，第7期（总第951期），2025年7月31日，江城市总工会编印
  【简讯】1 篇
  第 5 行：●湖东区总工会为骑手建起充电驿站。；1 段 16 字；署名 湖东区总工会
  没有看懂 1 行，不当稿件存，只随这一期留底：
  第 6 行：核稿：编辑一`;

test('no file, an unknown option and somebody who is no admin are told what to write', async () => {
  const path = file('usage.txt', old);
  for (const args of [[], [path, '--all']])
    expect(await importFiles(...args)).toMatchObject({ code: 2, stdout: '', stderr: usage });
  expect(await importFiles(path, '--by', 'contact-lake')).toMatchObject({
    code: 2,
    stderr: '没有导入：“contact-lake”不是管理员。--by 请写管理员的账号，也可以不写。\n',
  });
});

test('without --write it is read and not kept; with it a running bot finds it; a second time it is refused', async () => {
  const path = file('七期.txt', old.replaceAll('\n', '\r\n'));
  const dry = await importFiles(path);
  expect(dry.stdout).toBe(
    `文件“${path}”：可以导入。\n${read}\n共 1 期可以导入，0 期不能。现在什么也没有存；核对无误，加上 --write 再运行一次。\n`,
  );
  await room.says('editor-first', '查 充电驿站');
  await room.hears('editor-first', '存档里还没有一期简报，发刊以后就能查到。');
  const written = await importFiles(path, '--write', '--by', 'desk-admin');
  expect(written).toMatchObject({
    code: 0,
    stdout: `文件“${path}”：已导入。\n${read}\n共 1 期已导入，0 期不能。\n`,
  });
  await room.says('editor-first', '查 充电驿站');
  await room.hears(
    'editor-first',
    '查“充电驿站”：共 1 篇。\n1. ●湖东区总工会为骑手建起「充电驿站」。\n第7期（总第951期）【简讯】第1篇',
  );
  const again = await importFiles(path, '--write');
  expect(again.code).toBe(1);
  expect(again.stderr).toMatch(
    /^文件“.*七期\.txt”：第7期（总第951期）存档里已经有了（\d{4}-\d\d-\d\d 存入），没有再导入。\n {2}江城工运/u,
  );
  expect(again.stderr).toContain('共 0 期已导入，1 期不能。');
});

test('GB 18030 and Word are read, the same issue twice in one go is refused, and so is what is no text', async () => {
  const gb = file('六期.txt', Buffer.from('b5da36c6da0aa1f1cad0d7dcd5d9bfaabbe1d2e9a1a3', 'hex'));
  const word = file('五期.docx', await wordFile(['第5期', '【简讯】', '●市总慰问劳模。（市总宣教部）']));
  const copy = file('五期副本.docx', await wordFile(['第5期', '【简讯】', '●市总慰问劳模。（市总宣教部）']));
  const doc = file('四期.doc', hostile.oldWord);
  const none = join(folder, '没有.txt');
  const ended = await importFiles(gb, word, copy, doc, none);
  expect(ended.code).toBe(1);
  const reports = ended.stderr.split('\n').filter((line) => !line.startsWith('  '));
  expect(reports.slice(0, 2)).toEqual([`文件“${gb}”：可以导入。`, `文件“${word}”：可以导入。`]);
  expect(reports[2]).toMatch(/五期副本\.docx”：第5期存档里已经有了（.*存入），没有再导入。$/u);
  expect(reports.slice(3)).toEqual([
    `文件“${doc}”：没有导入，是旧版 Word 文件（.doc）或加了密码。请另存为不加密码的 .docx。`,
    `文件“${none}”：没有导入，读不到。请检查文件名，以及是否有权读取。`,
    '共 2 期可以导入，3 期不能。现在什么也没有存；核对无误，加上 --write 再运行一次。',
    '',
  ]);
  expect(ended.stderr).toContain('  第 2 行：●市总召开会议。；1 段 7 字；没有署名');
  expect(ended.stderr).toContain('  第 3 行：●市总慰问劳模。；1 段 7 字；署名 市总宣教部');
});
