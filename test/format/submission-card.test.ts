import { reject, returnToContact, revise, submit } from '../../src/desk/submissions/submission';
import {
  awaitingCard,
  openCard,
  reasonsCard,
  settledCard,
  type CardOf,
} from '../../src/format/submission-card';
import { voiceOf } from '../../src/format/voice';
import { readPiece } from '../../src/format/reading/read-piece';
import { by, columns } from '../desk/examples';

const text = '夜校开进三个工地\n湖东区总工会在三个工地办起夜校，八月以来有四百人次来听课。（湖东区总工会）';
const at = Date.parse('2026-08-03T10:32:00+08:00');
const submission = submit(text, { number: 12, unit: '湖东区总工会' }, by('contact-lake', at));
const voice = voiceOf(
  {
    contacts: [{ userid: 'contact-lake', name: '湖东区通讯员' }],
    editors: [{ userid: 'editor-first', name: '编辑一' }],
    admins: [],
  },
  'Asia/Shanghai',
);

function card(change: Partial<CardOf> = {}): CardOf {
  const { piece } = readPiece(change.submission?.revisions.at(-1)?.text ?? text);
  const shown = {
    taskId: 's12-0',
    submission,
    piece,
    column: '工作动态',
    columns,
    warnings: [],
    pictures: 0,
  };
  return { ...shown, ...change };
}

test('a new submission shows what an editor decides by, and four buttons', () => {
  expect(openCard(card({ warnings: ['与来稿 7 相似 82%'], pictures: 2 }))).toEqual({
    taskId: 's12-0',
    headline: '来稿 12　夜校开进三个工地',
    summary: '新来稿，建议栏目：工作动态',
    text: '湖东区总工会在三个工地办起夜校，八月以来有四百人次来听课。',
    rows: [
      { name: '单位', value: '湖东区总工会' },
      { name: '字数', value: '45，附图 2 张' },
      { name: '提醒', value: '与来稿 7 相似 82%' },
    ],
    choice: {
      key: 'column',
      title: '栏目',
      options: ['领导言论', '工作动态', '相关链接', '简讯'].map((name) => ({ id: name, text: name })),
      chosen: '工作动态',
    },
    buttons: [
      { text: '采用', key: 'accept:12', style: 1 },
      { text: '退改', key: 'return:12', style: 2 },
      { text: '退稿', key: 'reject:12', style: 3 },
      { text: '全文', key: 'whole:12', style: 4 },
    ],
    settled: null,
    line: '来稿 12｜湖东区总工会｜夜校开进三个工地｜45字｜建议工作动态',
  });
});

test('a corrected one says which revision it is', () => {
  const revised = revise(submission, `${text}补充。`, by('contact-lake', at));
  if (!revised.ok) throw new Error(revised.why);
  expect(openCard(card({ submission: revised.submission })).summary).toBe('改好的第2稿，建议栏目：工作动态');
});

test('nothing is longer than the platform shows, whatever came in', () => {
  const long = submit(
    `${'夜校😀'.repeat(40)}\n${'正文。'.repeat(900)}`,
    { number: 999_999, unit: '单位'.repeat(40) },
    by('contact-lake', at),
  );
  const many = Array.from({ length: 14 }, (_, index) => ({ name: `栏目${'长'.repeat(20)}${index}` }));
  const shown = openCard(
    card({
      submission: long,
      columns: many,
      column: many[13]!.name,
      warnings: Array(9).fill('提'.repeat(90)),
    }),
  );
  expect(shown.headline.length).toBeLessThanOrEqual(36);
  expect(shown.summary.length).toBeLessThanOrEqual(44);
  expect(shown.text.length).toBeLessThanOrEqual(160);
  expect(shown.rows.length).toBeLessThanOrEqual(6);
  for (const { value } of shown.rows) expect(value.length).toBeLessThanOrEqual(30);
  expect(shown.choice?.options).toHaveLength(10);
  expect(shown.choice?.options.map(({ id }) => id)).toContain(many[13]!.name);
  for (const option of shown.choice?.options ?? []) expect(option.text.length).toBeLessThanOrEqual(16);
});

test('退改 turns the card into a choice of reasons', () => {
  const {
    text: says,
    choice,
    buttons,
    headline,
  } = reasonsCard(card(), 'return', ['请补充数字', '请核对日期']);
  expect({ headline, says, choice, buttons }).toEqual({
    headline: '来稿 12　夜校开进三个工地',
    says: '退改意见：请选一条，通讯员会看到；都不合适就点“另写”。',
    choice: {
      key: 'reason',
      title: '退改意见',
      options: [
        { id: '请补充数字', text: '请补充数字' },
        { id: '请核对日期', text: '请核对日期' },
      ],
      chosen: '请补充数字',
    },
    buttons: [
      { text: '确定退改', key: 'sure-return:12', style: 1 },
      { text: '另写', key: 'write-return:12', style: 2 },
      { text: '返回', key: 'back:12', style: 3 },
    ],
  });
});

test('另写 waits for the next message', () => {
  const { text: says, choice, buttons } = awaitingCard(card(), 'reject');
  expect(says).toBe('请把退稿的理由发给我，十分钟内的下一条消息就是，通讯员会看到。');
  expect(choice).toBeNull();
  expect(buttons).toEqual([{ text: '返回', key: 'back:12', style: 3 }]);
});

test('a decided one says who, when and what, with the reason, and its buttons are dead', () => {
  const rejected = reject(submission, '与上期重复', by('editor-first', at + 60_000));
  if (!rejected.ok) throw new Error(rejected.why);
  const { text: says, settled } = settledCard(card({ submission: rejected.submission }), voice, {
    move: 1,
    into: null,
  });
  expect({ says, settled }).toEqual({ says: '8月3日 10:33 编辑一 退稿：与上期重复', settled: '已退稿' });
});

test('a card shows the first decision after it was made, not a later one', () => {
  const returned = returnToContact(submission, '请补充数字', by('editor-first', at));
  const revised = returned.ok
    ? revise(returned.submission, `${text}补充。`, by('contact-lake', at))
    : returned;
  if (!revised.ok) throw new Error(revised.why);
  const shown = card({ submission: revised.submission });
  expect(settledCard(shown, voice, { move: 1, into: null }).settled).toBe('已退改');
  expect(settledCard(shown, voice, { move: 2, into: null })).toMatchObject({
    settled: '已改稿',
    text: '8月3日 10:32 湖东区通讯员 改稿。发“看 12”读新稿',
  });
});
