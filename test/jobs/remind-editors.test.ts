import { move, submit, type Submission } from '../../src/desk/submissions/submission';
import { remindEditors } from '../../src/jobs/remind-editors';
import { by } from '../desk/examples';
import { commitOf } from '../store/open-test-store';
import { factsOf, lettersTo, openWorkshop, type Bench, type Workshop } from './workshop';

let workshop: Workshop;
let bench: Bench;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
});
afterEach(() => bench.leave());

const hour = 3_600_000;
/** A Tuesday. */
const tenOClock = Date.parse('2026-11-03T10:00:00+08:00');
const yesterday = tenOClock - 24 * hour;

function piece(number: number, at: number): Submission {
  const text = `夜校开进${number}个工地\n湖东区总工会在工地办起夜校。`;
  return submit(text, { number, unit: '湖东区总工会' }, by('contact-lake', at));
}

async function keep(...submissions: Submission[]): Promise<void> {
  const { versions, submission } = bench.store.openReader();
  for (const { number } of submissions) await submission(number);
  const writes = submissions.map((value) => ({ kind: 'submission' as const, value }));
  await bench.store.commit(commitOf({ versions, writes }));
}

function depsAt(now: number): Bench['deps'] {
  const timetable = { ...bench.deps.desk.timetable, remindAfterHours: 24 };
  return { ...bench.deps, desk: { ...bench.deps.desk, timetable }, now: () => now };
}

function remindAt(now: number) {
  return remindEditors({}, depsAt(now));
}

async function remindersTo(userid: string): Promise<string[]> {
  return lettersTo(userid, workshop, bench.store);
}

const reminder = `有 2 篇来稿等了 24 小时以上，还没有决定：
来稿 12｜湖东区总工会｜夜校开进12个工地｜23字｜建议工作动态
来稿 13｜湖东区总工会｜夜校开进13个工地｜23字｜建议工作动态
发“看 号码”读全文，“采用 号码 栏目”采用，“退改 号码 意见”或“退稿 号码 理由”退回。`;

test('every editor is told once of all that has waited too long', async () => {
  await keep(piece(12, yesterday - 2), piece(13, yesterday - 1), piece(14, yesterday));
  expect(await remindAt(tenOClock)).toBeUndefined();
  expect(await remindersTo('editor-first')).toEqual([reminder]);
  expect(await remindersTo('editor-second')).toEqual([reminder]);
  expect(await remindersTo('contact-lake')).toEqual([]);
  expect(await factsOf(workshop, bench.store)).toEqual(['reminded', 'reminded']);
  expect((await bench.store.openReader().submission(12))?.remindedAt).toBe(tenOClock);
});

test('twice is once, one after the other, at the same time, and days later', async () => {
  await keep(piece(12, yesterday - 2), piece(13, yesterday - 1));
  await Promise.all([1, 2, 3].map(() => remindAt(tenOClock)));
  await remindAt(tenOClock + 60_000);
  await remindAt(tenOClock + 72 * hour);
  expect(await remindersTo('editor-first')).toEqual([reminder]);
});

test('what comes to wait too long later is told of alone, and what waits anew is told of anew', async () => {
  await keep(piece(12, yesterday - 1), piece(13, yesterday + hour));
  await remindAt(tenOClock);
  await remindAt(tenOClock + 2 * hour);
  const [reminded] = await bench.store.openReader().submissions([12]);
  await keep(move(reminded!, 'pending', by('editor-first', tenOClock + 3 * hour)));
  await remindAt(tenOClock + 27 * hour);
  expect(await remindersTo('editor-first')).toHaveLength(2);
  await remindAt(tenOClock + 27 * hour + 1);
  const named = (await remindersTo('editor-first')).map((text) => text.match(/来稿 \d+/gu));
  expect(named).toEqual([['来稿 12'], ['来稿 13'], ['来稿 12']]);
});

test('nothing to say is silent: nothing waits, nothing too long, or somebody has decided', async () => {
  await remindAt(tenOClock);
  await keep(piece(12, yesterday), move(piece(13, yesterday - hour), 'accepted', by('editor-first', 1)));
  await remindAt(tenOClock);
  expect(await remindersTo('editor-first')).toEqual([]);
  expect(await factsOf(workshop, bench.store)).toEqual([]);
});

test.each([
  ['before work', '2026-11-03T08:59:00+08:00'],
  ['after work', '2026-11-03T17:30:00+08:00'],
  ['at night', '2026-11-03T02:00:00+08:00'],
  ['on a Saturday', '2026-11-07T10:00:00+08:00'],
])('%s nobody is reminded', async (_when, at) => {
  await keep(piece(12, yesterday - 72 * hour));
  await remindAt(Date.parse(at));
  expect(await remindersTo('editor-first')).toEqual([]);
});

test('a run that dies before its commit has said nothing, and the next one says it', async () => {
  await keep(piece(12, yesterday - 2), piece(13, yesterday - 1));
  const deps = depsAt(tenOClock);
  const dying = { ...deps, store: { ...deps.store, commit: () => Promise.reject(new Error('killed')) } };
  await expect(remindEditors({}, dying)).rejects.toThrow('killed');
  expect(await remindersTo('editor-first')).toEqual([]);
  await remindAt(tenOClock + 60_000);
  expect(await remindersTo('editor-first')).toEqual([reminder]);
});

test('a run that dies after its commit has said it, and the next one says nothing', async () => {
  await keep(piece(12, yesterday - 2), piece(13, yesterday - 1));
  const deps = depsAt(tenOClock);
  const commit: typeof deps.store.commit = async (made) => {
    await deps.store.commit(made);
    throw new Error('killed');
  };
  await expect(remindEditors({}, { ...deps, store: { ...deps.store, commit } })).rejects.toThrow('killed');
  await remindAt(tenOClock + 60_000);
  expect(await remindersTo('editor-first')).toEqual([reminder]);
});

test.each([
  ['of others', [12, 13], [['来稿 13']]],
  ['of nothing', [12], []],
])('what an editor decides in the same moment is not spoken of, only %s', async (_what, waiting, named) => {
  await keep(...waiting.map((number) => piece(number, yesterday - 1)));
  const deps = depsAt(tenOClock);
  const decided = { commits: 0 };
  const commit: typeof deps.store.commit = async (made) => {
    if ((decided.commits += 1) === 1) {
      const [first] = await deps.store.openReader().submissions([12]);
      await keep(move(first!, 'accepted', by('editor-first', tenOClock)));
    }
    return deps.store.commit(made);
  };
  await remindEditors({}, { ...deps, store: { ...deps.store, commit } });
  const told = await remindersTo('editor-second');
  expect(told.map((text) => text.match(/来稿 \d+/gu))).toEqual(named);
  expect((await bench.store.openReader().submission(12))?.state).toBe('accepted');
});
