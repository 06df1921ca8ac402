import { holdRestored } from '../../../src/handlers/issue/hold-restored';
import { decide } from '../../../src/jobs/decide';
import { sitAround, type Table } from '../../jobs/card-table';
import { keepCorrection } from '../../jobs/correction-under-way';
import { keepIssue } from '../../jobs/signed-issue';
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

/** A Monday. */
const now = Date.parse('2026-08-24T10:00:00+08:00');
const takenAt = '2026年8月24日 3:30';
const restored = `编辑部是从 ${takenAt} 的备份恢复的，那以后的决定和发到群里的，机器人都不知道了。为了不重发，先停下来：`;
const briefs = { at: 17 * 60, signedBy: 'editor-first' };

function hold(more: object = {}) {
  const desk = { ...bench.deps.desk, timetable: { ...bench.deps.desk.timetable, ...more } };
  const cause = { by: 'desk', at: now, cause: 'restored-1' };
  return decide({ cause }, (ask) => holdRestored(takenAt, ask), { ...bench.deps, desk });
}

async function wordsSince(before: number): Promise<string[]> {
  return (await table.wordsTo('editor-second')).slice(before);
}

test('where nothing would go out by itself nothing is written and nobody is told', async () => {
  await keepIssue(bench.store, 'dispatched', ['sent', 'refused']);
  expect(await hold()).toBe('nothing');
  expect(await factsOf(workshop, bench.store)).toEqual([]);
  expect(await wordsSince(0)).toEqual([]);
});

test('what was going out is paused, and the editors are told to look before they go on', async () => {
  await keepCorrection(bench.store, ['sent', 'waiting']);
  expect(await hold()).toBe('committed');
  const name = '第8期（总第152期）的第1则更正';
  expect(await wordsSince(0)).toEqual([
    `${restored}\n${name}停发着。请先到群里看收到了哪里：没有收全的，发“续发”接着发；已经收全的，发“取消”。`,
  ]);
  expect((await bench.store.openReader().dispatch('correction-1-1'))?.state).toBe('paused');
  expect(await factsOf(workshop, bench.store)).toEqual(['dispatchPaused']);
  await table.says('editor-second', '续发');
  expect((await wordsSince(1))[0]).toMatch(/^第8期（总第152期）的第1则更正接着发，还有 1 个群没有发完。/u);
});

test('what an editor had paused stays hers', async () => {
  await keepCorrection(bench.store, ['waiting']);
  await table.says('editor-second', '停发');
  expect(await hold()).toBe('nothing');
});

test('what was timed is void', async () => {
  await table.says('contact-lake', nightSchool.text, now);
  await table.says('editor-first', '采用 1', now);
  await table.says('editor-first', '截稿', now);
  await table.says('editor-first', '定时签发 8月24日 11:00', now);
  await table.says('editor-first', '定时签发 0420', now);
  const before = (await table.wordsTo('editor-second')).length;
  expect(await hold()).toBe('committed');
  expect(await wordsSince(before)).toEqual([
    `${restored}\n第1期（总第1期）的定时签发（编辑一定的 2026年8月24日 11:00）作废了。还没有发过的，请重新发“定时签发 日期 时间”，或发“签发”。`,
  ]);
  expect(await bench.store.openReader().timedSignOff()).toBeNull();
  expect((await factsOf(workshop, bench.store)).at(-1)).toBe('timeVoided');
});

test("today's briefs are left to the editors, once", async () => {
  expect(await hold({ briefs })).toBe('committed');
  expect(await wordsSince(0)).toEqual([
    `${restored}\n今天的每日快讯不会自动发；还没有发过的，请发“快讯 号码”。`,
  ]);
  expect(await bench.store.openReader().timetableLog()).toEqual({ schema: 1, briefsOn: '2026-08-24' });
  expect(await hold({ briefs })).toBe('nothing');
});
