import { submit, type Submission } from '../../src/desk/submissions/submission';
import { writeDailyLine } from '../../src/jobs/write-daily-line';
import { by } from '../desk/examples';
import { commitOf } from '../store/open-test-store';
import { keepIssue } from './signed-issue';
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

/** 2026-11-03 is a Tuesday. */
function at(time: string, day = '2026-11-03'): number {
  return Date.parse(`${day}T${time}:00+08:00`);
}

function piece(number: number, receivedAt: number): Submission {
  return submit('夜校开进三个工地', { number, unit: '湖东区总工会' }, by('contact-lake', receivedAt));
}

async function keep(...submissions: Submission[]): Promise<void> {
  const writes = submissions.map((value) => ({ kind: 'submission' as const, value }));
  await bench.store.commit(commitOf({ writes }));
}

function depsAt(now: number): Bench['deps'] {
  const quietHours = { from: 22 * 60, to: 7 * 60 };
  const timetable = { ...bench.deps.desk.timetable, dailyLineAt: 17 * 60, quietHours };
  return { ...bench.deps, desk: { ...bench.deps.desk, timetable }, now: () => now };
}

function writeAt(now: number) {
  return writeDailyLine({}, depsAt(now));
}

async function linesTo(userid: string): Promise<string[]> {
  return lettersTo(userid, workshop, bench.store);
}

const line = '今日来稿 2 篇；待审 3 篇，最早的来稿 12 已等 1 天 4 小时。';
const threePieces = () =>
  keep(piece(12, at('13:00', '2026-11-02')), piece(13, at('00:00')), piece(14, at('16:59')));

test('every editor is told of the day, once it is time', async () => {
  await threePieces();
  await writeAt(at('16:59'));
  expect(await linesTo('editor-first')).toEqual([]);
  expect(await writeAt(at('17:00'))).toBeUndefined();
  expect(await linesTo('editor-first')).toEqual([line]);
  expect(await linesTo('editor-second')).toEqual([line]);
  expect(await linesTo('desk-admin')).toEqual([]);
  expect(await factsOf(workshop, bench.store)).toEqual(['dayReported']);
  expect(await bench.store.openReader().timetableLog()).toEqual({ schema: 1, dailyLineOn: '2026-11-03' });
});

test('the last delivery is told with its issue, its time and what came of it', async () => {
  await keepIssue(bench.store, 'dispatched', ['sent', 'refused']);
  const read = bench.store.openReader();
  const issue = await read.issue(1);
  const moves = issue!.moves.map((made) => ({ ...made, at: at('16:20') }));
  const writes = [{ kind: 'issue' as const, value: { ...issue!, moves } }];
  await bench.store.commit(commitOf({ versions: read.versions, writes }));
  await writeAt(at('17:00'));
  const [told] = await linesTo('editor-first');
  expect(told).toMatch(
    /；最近一次推送：第8期（总第152期），11月3日 16:20，2 个群：1 已推送，1 失败（第2群：.+）。$/u,
  );
});

test('twice is once, one after the other and at the same time', async () => {
  await threePieces();
  await Promise.all([1, 2, 3].map(() => writeAt(at('17:00'))));
  await writeAt(at('17:01'));
  await writeAt(at('21:59'));
  expect(await linesTo('editor-first')).toEqual([line]);
});

test('the log of the timetable knows the day when its mark is gone', async () => {
  await threePieces();
  await writeAt(at('17:00'));
  await workshop.client.del(bench.store.keys.handled('daily-line-2026-11-03'));
  await writeAt(at('17:01'));
  expect(await linesTo('editor-first')).toEqual([line]);
});

test('the next workday has a line of its own', async () => {
  await threePieces();
  await writeAt(at('17:00'));
  await writeAt(at('17:00', '2026-11-04'));
  expect(await linesTo('editor-first')).toEqual([
    line,
    '今日来稿 0 篇；待审 3 篇，最早的来稿 12 已等 2 天 4 小时。',
  ]);
});

test('a bot that was down at that time writes later the same day, but not at night and not the next day', async () => {
  await threePieces();
  await writeAt(at('22:00'));
  await writeAt(at('06:00', '2026-11-04'));
  await writeAt(at('16:59', '2026-11-04'));
  expect(await linesTo('editor-first')).toEqual([]);
  await writeAt(at('21:00', '2026-11-04'));
  expect(await linesTo('editor-first')).toHaveLength(1);
});

test('nothing is written on a day off, or where no line is wanted', async () => {
  await threePieces();
  await writeAt(at('17:00', '2026-11-07'));
  await writeDailyLine({}, { ...bench.deps, now: () => at('17:00') });
  expect(await linesTo('editor-first')).toEqual([]);
});

test('a day on which nothing happened and nothing waits is silent to its end', async () => {
  await writeAt(at('17:00'));
  await keep(piece(12, at('17:30')));
  await writeAt(at('18:00'));
  expect(await linesTo('editor-first')).toEqual([]);
  expect(await factsOf(workshop, bench.store)).toEqual([]);
});

test('a run that dies before its commit has said nothing, and the next one says it', async () => {
  await threePieces();
  const deps = depsAt(at('17:00'));
  const dying = { ...deps, store: { ...deps.store, commit: () => Promise.reject(new Error('killed')) } };
  await expect(writeDailyLine({}, dying)).rejects.toThrow('killed');
  expect(await linesTo('editor-first')).toEqual([]);
  await writeAt(at('17:00'));
  expect(await linesTo('editor-first')).toEqual([line]);
});

test('a run that dies after its commit has said it, and the next one says nothing', async () => {
  await threePieces();
  const deps = depsAt(at('17:00'));
  const commit: typeof deps.store.commit = async (made) => {
    await deps.store.commit(made);
    throw new Error('killed');
  };
  const dying = { ...deps, store: { ...deps.store, commit } };
  await expect(writeDailyLine({}, dying)).rejects.toThrow('killed');
  await writeAt(at('17:01'));
  expect(await linesTo('editor-first')).toEqual([line]);
});
