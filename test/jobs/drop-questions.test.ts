import { dropQuestions } from '../../src/jobs/drop-questions';
import { updateCards } from '../../src/jobs/update-cards';
import { sitAround, type Table } from './card-table';
import { factsOf, openWorkshop, runOf, type Bench, type Workshop } from './workshop';

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
  await table.pieceArrives();
  await table.taps('editor-first', '退改', askedAt);
  await updateCards({ kind: 'submission', number: 1 }, bench.deps, runOf());
  await table.taps('editor-first', '另写', askedAt);
});
afterEach(() => bench.leave());

const minute = 60_000;
const askedAt = Date.now() - 20 * minute;
const missed = '十分钟里没有等到退改的意见，来稿 1 仍然待审。';

function look(afterMs: number, change: Partial<Bench['deps']> = {}) {
  return dropQuestions({}, { ...bench.deps, now: () => askedAt + afterMs, ...change });
}

function question() {
  return bench.store.openReader().question('editor-first');
}

test('what did not come in ten minutes is no longer waited for, and the card has its buttons again', async () => {
  expect(await look(10 * minute + 1)).toBeUndefined();
  expect(await table.wordsTo('editor-first')).toEqual([missed]);
  expect([await question(), await bench.store.openReader().questions()]).toEqual([null, []]);
  expect((await factsOf(workshop, bench.store)).slice(-2)).toEqual(['questionDropped', 'pressed']);
  await updateCards({ kind: 'submission', number: 1 }, bench.deps, runOf());
  expect(table.seenBy('editor-first').at(-1)).toBe('[全文]');
});

test('until then it is left alone', async () => {
  await look(10 * minute);
  expect(await table.wordsTo('editor-first')).toEqual([]);
  expect(await question()).not.toBeNull();
});

test('twice is once, one after the other and at the same time', async () => {
  await Promise.all([look(11 * minute), look(11 * minute), look(11 * minute)]);
  await look(12 * minute);
  expect(await table.wordsTo('editor-first')).toEqual([missed]);
});

test('a run that died before its commit is followed by one that does it', async () => {
  const store = { ...bench.store, commit: () => Promise.reject(new Error('killed')) };
  await expect(look(11 * minute, { store })).rejects.toThrow('killed');
  await look(11 * minute);
  expect(await table.wordsTo('editor-first')).toEqual([missed]);
});

test('an answer that comes at the same moment is either taken or not understood, and nothing is lost', async () => {
  await Promise.all([
    look(10 * minute + 1),
    table.says('editor-first', '请补充参加人数', askedAt + 10 * minute),
  ]);
  const { state } = (await bench.store.openReader().submission(1))!;
  const words = await table.wordsTo('editor-first');
  expect(await question()).toBeNull();
  if (state === 'returned')
    expect(words).toEqual(['来稿 1 已退改，意见已告诉通讯员，改好后会重新出现在“待审”里。']);
  else expect(words).toEqual([missed, '没有看懂这句话。发“帮助”看可以说什么。']);
});

test('another question that was asked meanwhile is waited for anew', async () => {
  const on = await table.cardOf('editor-first');
  await table.presses('editor-first', { on, key: 'write-reject:1' }, askedAt + 5 * minute);
  await look(11 * minute);
  expect(await question()).toMatchObject({ way: 'reject' });
  await look(15 * minute + 1);
  expect(await table.wordsTo('editor-first')).toEqual(['十分钟里没有等到退稿的理由，来稿 1 仍然待审。']);
});

test('nor is it dropped by a run that had found the first one', async () => {
  const found = await bench.store.openReader().questions();
  await table.taps('editor-first', '返回', askedAt);
  const on = await table.cardOf('editor-first');
  await table.presses('editor-first', { on, key: 'write-return:1' }, askedAt + 5 * minute);
  const openReader = () => ({ ...bench.store.openReader(), questions: () => Promise.resolve(found) });
  await look(11 * minute, { store: { ...bench.store, openReader } });
  expect(await question()).toMatchObject({ askedAt: askedAt + 5 * minute });
  expect(await table.wordsTo('editor-first')).toEqual([]);
});

test('of a piece that was decided on meanwhile nothing is said', async () => {
  await table.says('editor-second', '采用 1');
  await look(11 * minute);
  expect(await table.wordsTo('editor-first')).toEqual([]);
  expect(await question()).toBeNull();
});

test('who is an editor no more hears nothing of it', async () => {
  await look(11 * minute, { desk: { ...bench.deps.desk, editors: [] } });
  expect(await table.wordsTo('editor-first')).toEqual([]);
  expect(await question()).toBeNull();
});
