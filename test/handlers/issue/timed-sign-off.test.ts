import { sitAround, type Table } from '../../jobs/card-table';
import { factsOf, openWorkshop, type Bench, type Workshop } from '../../jobs/workshop';
import { nightSchool } from '../../support/sentences';

let workshop: Workshop;
let bench: Bench;
let table: Table;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
  table = sitAround({ bench, workshop });
});
afterEach(() => bench.leave());

const minute = 60_000;
const name = '第1期（总第1期）';
/** A Monday. */
const now = Date.parse('2026-08-24T10:00:00+08:00');

async function closeIssue(at = now): Promise<void> {
  await table.says('contact-lake', nightSchool.text, at);
  await table.says('editor-first', '采用 1', at);
  await table.says('editor-first', '截稿', at);
}

const answersTo = (text: string, { by = 'editor-first', at = now } = {}) => table.answersTo(text, by, at);

function timed() {
  return bench.store.openReader().timedSignOff();
}

const later =
  '到时自动签发，不用再做什么；在这以前稿件或群有变动就作废，马上告诉各位编辑。要取消，发“取消定时”。';

test('first what would go where and when, with a code; with the code it waits, and the issue stays closed', async () => {
  await closeIssue();
  expect(await answersTo('定时签发　８月３１日　９：００')).toEqual([
    [
      `${name}：1 篇，分 1 段，将发到 3 个群：`,
      '区总工会工作群、产业和企业工会群、市总机关群',
      '签发时间：2026年8月31日 9:00',
      '确认无误，请在十分钟内照样回复下面一行（稿件或群一有变动即作废）：',
      '定时签发 0420',
    ].join('\n'),
  ]);
  expect(await timed()).toBeNull();
  expect(await answersTo('定时签发 0420', { at: now + 9 * minute })).toEqual([
    `${name}定于 2026年8月31日 9:00 签发，发往 3 个群。\n${later}`,
  ]);
  expect((await table.wordsTo('editor-second')).at(-1)).toBe(
    `编辑一把${name}定于 2026年8月31日 9:00 签发。在这以前稿件或群有变动就作废。`,
  );
  expect(await timed()).toMatchObject({
    issue: 1,
    editor: 'editor-first',
    at: now + 9 * minute,
    dueAt: Date.parse('2026-08-31T09:00:00+08:00'),
  });
  expect((await bench.store.openReader().issue(1))?.state).toBe('closed');
  expect((await factsOf(workshop, bench.store)).slice(-2)).toEqual(['timeOffered', 'timed']);
});

test('the offer is good for ten minutes, for one who may sign, for one code, and once', async () => {
  await closeIssue();
  await answersTo('定时签发 明天 9:00');
  expect(await answersTo('定时签发 0420', { by: 'editor-second' })).toEqual([
    '您没有签发权。请告诉有签发权的编辑。',
  ]);
  expect(await answersTo('定时签发 0421')).toEqual([
    '定时签发码不对，什么也没有定下。还可以试 4 次，或者重新发“定时签发 日期 时间”。',
  ]);
  expect(await answersTo('签发 0420')).toEqual([
    '没有等您确认的签发。请先发“签发”，看清内容和群，再回复其中的数字。',
  ]);
  expect(await answersTo('定时签发 0420', { at: now + 11 * minute })).toEqual([
    '这个定时签发码已过十分钟，作废了。请重新发“定时签发 日期 时间”。',
  ]);
  expect(await timed()).toBeNull();
  await answersTo('定时签发 明天 9:00');
  await answersTo('定时签发 0420');
  expect(await answersTo('定时签发 0420')).toEqual([
    '没有等您确认的定时签发。请先发“定时签发 日期 时间”，看清内容、时间和群，再回复其中的数字。',
  ]);
});

test('the code is void once the issue or a group has changed', async () => {
  await closeIssue();
  const isVoid =
    '稿件或群在您看过之后有了变动，这个定时签发码作废，什么也没有定下。请重新发“定时签发 日期 时间”。';
  await answersTo('定时签发 明天 9:00');
  await table.says('editor-second', '改题 1 夜校进工地', now);
  expect(await answersTo('定时签发 0420')).toEqual([isVoid]);
  await answersTo('定时签发 明天 9:00');
  bench.deps.desk = { ...bench.deps.desk, groups: bench.deps.desk.groups.slice(1) };
  expect(await answersTo('定时签发 0420')).toEqual([isVoid]);
  expect(await timed()).toBeNull();
});

test('the day on which it is offered does not count for the code, as the issue is dated on the day it is due', async () => {
  await closeIssue();
  const beforeMidnight = Date.parse('2026-08-24T23:58:00+08:00');
  await answersTo('定时签发 明天 9:00', { at: beforeMidnight });
  await answersTo('定时签发 0420', { at: beforeMidnight + 5 * minute });
  expect((await timed())?.dueAt).toBe(Date.parse('2026-08-25T09:00:00+08:00'));
});

test.each([
  [
    '定时签发 等开完会',
    '没有看懂时间，没有定时。请写上日期和钟点，例如：定时签发 8月31日 9:00，或：定时签发 明天 9:00',
  ],
  [
    '定时签发',
    '没有看懂时间，没有定时。请写上日期和钟点，例如：定时签发 8月31日 9:00，或：定时签发 明天 9:00',
  ],
  ['定时签发 今天 9:00', '2026年8月24日 9:00 已经过了，没有定时。请换一个时间；现在就发，发“签发”。'],
  ['定时签发 8月20日 9:00', '2027年8月20日 9:00 离现在超过 60 天，没有定时。请写 60 天以内的时间。'],
  ['定时签发 8月31日 9:00', '没有已截稿、待签发的一期。编好后先发“截稿”。'],
  ['取消定时', '现在没有定时签发，没有变动。要定时，发“定时签发 日期 时间”。'],
])('%s: %s', async (said, answer) => {
  expect(await answersTo(said)).toEqual([answer]);
});

test('a day that has passed is the next year’s', async () => {
  const december = Date.parse('2026-12-20T10:00:00+08:00');
  await closeIssue(december);
  await table.says('editor-first', '刊期 2026-12-31', december);
  const [offer] = await answersTo('定时签发 1月4日 9:00', { at: december });
  expect(offer).toContain('签发时间：2027年1月4日 9:00\n');
});

test('the code must come before the time', async () => {
  await closeIssue();
  await answersTo('定时签发 今天 10:05');
  expect(await answersTo('定时签发 0420', { at: now + 5 * minute })).toEqual([
    '2026年8月24日 10:05 已经过了，没有定时。请换一个时间；现在就发，发“签发”。',
  ]);
});

test('a time in the quiet hours says from when on it really goes out', async () => {
  await closeIssue();
  const { timetable } = bench.deps.desk;
  const quietHours = { from: 22 * 60, to: 7 * 60 };
  bench.deps.desk = { ...bench.deps.desk, timetable: { ...timetable, quietHours } };
  const [offer] = await answersTo('定时签发 今天 23:00');
  expect(offer).toContain('签发时间：2026年8月24日 23:00\n那时是夜里，不往群里发，8月25日 07:00 起才发。\n');
  expect((await answersTo('定时签发 0420'))[0]).toContain(
    '发往 3 个群。那时是夜里，8月25日 07:00 起才发到群里。\n',
  );
});

test('the later word takes the place of the earlier', async () => {
  await closeIssue();
  await answersTo('定时签发 明天 9:00');
  await answersTo('定时签发 0420');
  const [offer] = await answersTo('定时签发 明天 15:00');
  expect(offer).toContain('现在定的是 2026年8月25日 9:00（编辑一），确认后改用新的时间。\n');
  expect((await timed())?.dueAt).toBe(Date.parse('2026-08-25T09:00:00+08:00'));
  expect(await answersTo('定时签发 0420')).toEqual([
    `${name}定于 2026年8月25日 15:00 签发，发往 3 个群。\n原来定的 2026年8月25日 9:00（编辑一）不再算数。\n${later}`,
  ]);
  expect((await timed())?.dueAt).toBe(Date.parse('2026-08-25T15:00:00+08:00'));
});

test('what is timed stands in 本期, 推送, 签发 and 定时签发, and 取消定时 ends it', async () => {
  await closeIssue();
  await answersTo('定时签发 明天 9:00');
  await answersTo('定时签发 0420');
  const line = `${name}定于 2026年8月25日 9:00 签发（编辑一）。要取消，发“取消定时”。`;
  expect((await answersTo('本期'))[0]).toContain(`\n${line}\n发“预览”看成品`);
  expect(await answersTo('推送')).toEqual([line]);
  expect(await answersTo('定时签发')).toEqual([line]);
  expect((await answersTo('签发'))[0]).toContain(
    '\n这一期已经定于 2026年8月25日 9:00 签发（编辑一）；现在签发，就不等那时了。\n',
  );
  expect(await answersTo('取消定时')).toEqual([
    `${name}的定时签发已取消（编辑一定的 2026年8月25日 9:00），到时不会发出。要发，发“签发”，或重新定时。`,
  ]);
  expect((await table.wordsTo('editor-second')).at(-1)).toBe(
    `编辑一取消了${name}的定时签发（编辑一定的 2026年8月25日 9:00），到时不会发出。`,
  );
  expect(await timed()).toBeNull();
  expect((await answersTo('本期'))[0]).not.toContain('定于');
  expect(await answersTo('取消定时')).toEqual([
    '现在没有定时签发，没有变动。要定时，发“定时签发 日期 时间”。',
  ]);
});
