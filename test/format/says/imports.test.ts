import { importRefusalText } from '../../../src/format/says/import-refusals';
import { fileNotRead, fileReport, importTotal, notAnAdmin } from '../../../src/format/says/import-files';
import { importDone, importOffer, understoodLines } from '../../../src/format/says/imports';
import { readIssue } from '../../../src/format/reading/read-bulletin';

const text = `江城工运
第8期

目录
湖东区总工会走访一线职工……1
——————
【工作动态】
湖东区总工会走访一线职工
江城市总工会主席 某某
8月3日，走访一线职工。
送去毛巾二百条。（湖东区总工会）
— 1 —
【简讯】
●市总召开会议。
本期印发：市领导、各区总工会
核稿：编辑一
`;
const read = readIssue(text);

test('what was read is told line by line', () => {
  expect(understoodLines(read)).toEqual([
    '江城工运，第8期',
    '【工作动态】1 篇',
    '第 8 行：“湖东区总工会走访一线职工”；作者 江城市总工会主席 某某；2 段 20 字；署名 湖东区总工会',
    '【简讯】1 篇',
    '第 14 行：●市总召开会议。；1 段 7 字；没有署名',
    '印发：市领导、各区总工会',
    '没有读出：总期号、刊期',
    '略去第 4 至 6、12 行（目录、页码、页眉、分隔线）',
    '没有看懂 1 行，不当稿件存，只随这一期留底：',
    '第 16 行：核稿：编辑一',
  ]);
});

test('an issue without masthead and columns says so', () => {
  expect(understoodLines(readIssue('●市总召开会议。'))).toEqual([
    '报头没有读出',
    '（没有栏目）1 篇',
    '第 1 行：●市总召开会议。；1 段 7 字；没有署名',
    '没有读出：刊名、期号、总期号、刊期',
  ]);
});

test('the offer ends with the words to send back', () => {
  const unsure = { number: 8, runningNumber: null, date: null, state: 'archived' as const };
  const lines = importOffer(read, unsure, '0420').split('\n');
  expect(lines[0]).toBe('读出来是这样，还没有导入：');
  expect(lines.slice(-3)).toEqual([
    '请留意：第8期是存档里的一期，期号相同，有一边没有日期，请核对是不是同一期。',
    '核对无误，请照样回复下面一行（十分钟内有效）；有不对的，发“导入 取消”，改好原文再来：',
    '导入 0420',
  ]);
});

test('once it is kept the number of entries is told, and what stands in none', () => {
  expect(importDone(read)).toBe(
    '已导入第8期，2 篇，发“查 词”就能查到。\n没有看懂的 1 行没有当稿件存，只随这一期留底。',
  );
  expect(importDone({ ...read, notUnderstood: [] })).toBe('已导入第8期，2 篇，发“查 词”就能查到。');
});

test('a file is reported with its lines set in, or with the reason', () => {
  const brief = readIssue('●市总召开会议。');
  expect(fileReport('旧.txt', { read: brief, why: null, unsure: null, isWritten: false })).toBe(
    `文件“旧.txt”：可以导入。
  报头没有读出
  （没有栏目）1 篇
  第 1 行：●市总召开会议。；1 段 7 字；没有署名
  没有读出：刊名、期号、总期号、刊期`,
  );
  expect(
    fileReport('旧.doc', { read: null, why: fileNotRead('old-or-locked'), unsure: null, isWritten: false }),
  ).toBe('文件“旧.doc”：没有导入，是旧版 Word 文件（.doc）或加了密码。请另存为不加密码的 .docx。');
});

test.each([
  [
    importTotal(2, 1, false),
    '共 2 期可以导入，1 期不能。现在什么也没有存；核对无误，加上 --write 再运行一次。',
  ],
  [importTotal(0, 1, false), '共 0 期可以导入，1 期不能。现在什么也没有存。'],
  [importTotal(2, 0, true), '共 2 期已导入，0 期不能。'],
  [notAnAdmin('nobody'), '没有导入：“nobody”不是管理员。--by 请写管理员的账号，也可以不写。'],
])('%s', (said, wanted) => {
  expect(said).toBe(wanted);
});

const voice = { date: () => '2026-08-31' };
const bearer = { number: 8, runningNumber: 152, date: '2026-08-31', state: 'dispatched' as const };

test.each([
  [{ why: 'nothing-pasted' as const }, '还没有贴来旧简报，没有导入。请先发“导入”，再把全文贴过来。'],
  [{ why: 'nothing-to-import' as const }, '里面没有认出一篇稿件，没有导入。请核对是不是一期完整的简报。'],
  [
    { why: 'in-archive' as const, name: { number: 8, runningNumber: 152, date: null }, at: 0 },
    '第8期（总第152期）存档里已经有了（2026-08-31 存入），没有再导入。',
  ],
  [
    { why: 'number-in-use' as const, bearer },
    '没有导入：第8期（总第152期）是2026年8月31日印发的一期，期号相同。请核对两边的期号；本期的期号由编辑用“期号 8 总 152”来改。',
  ],
])('%j is said so', (refusal, wanted) => {
  expect(importRefusalText({ ok: false, ...refusal }, voice)).toBe(wanted);
});
