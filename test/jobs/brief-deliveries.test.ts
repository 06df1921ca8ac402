import { deliver } from '../../src/jobs/deliver';
import { finishDispatch, startDispatch } from '../../src/jobs/dispatch';
import { sendDailyBriefs } from '../../src/jobs/send-daily-briefs';
import { sweep } from '../../src/jobs/sweep';
import { keepBriefs, textOf, withBriefGroups } from './briefs-on-hand';
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
  const opened = await workshop.bench();
  bench = { ...opened, deps: withBriefGroups(opened.deps) };
  table = sitAround({ bench, workshop });
});
afterEach(() => bench.leave());

const [first, second] = ['区总工会工作群', '产业和企业工会群'] as const;
const path = '/cgi-bin/webhook/send';
const to = (group: string, dispatch: `briefs-${number}` = 'briefs-1') => ({ dispatch, group });
const finish = { dispatch: 'briefs-1' as const };

/** 来稿 1 to 3 are briefs that were accepted just now, and these go out. */
async function send(numbers = '1 2'): Promise<void> {
  await keepBriefs(bench.store, { 1: Date.now(), 2: Date.now(), 3: Date.now() });
  await table.says('editor-first', `快讯 ${numbers}`);
}

async function deliverAll(dispatch: `briefs-${number}` = 'briefs-1'): Promise<void> {
  for (const group of [first, second]) await deliver(to(group, dispatch), bench.deps, runOf());
}

function shownIn(group: string): number[] {
  const all = bench.platform.posts(group).map(({ text }) => text);
  return [1, 2, 3].filter((number) => all.some((text) => text.includes(textOf(number))));
}

async function partsOf(group: string, dispatch: `briefs-${number}` = 'briefs-1') {
  return (await bench.store.openReader().delivery(dispatch, group))?.parts;
}

test('what was planned becomes due, is delivered and reported; the contact hears of it once', async () => {
  await send();
  await startDispatch(finish, bench.deps, runOf());
  expect(bench.queued.map(([job, data]) => [job, data])).toEqual([
    ['deliver', to(first)],
    ['deliver', to(second)],
  ]);
  await deliverAll();
  expect([shownIn(first), shownIn(second), shownIn('市总机关群')]).toEqual([[1, 2], [1, 2], []]);
  const heard = await table.wordsAfter('contact-lake', () => finishDispatch(finish, bench.deps));
  expect(heard).toEqual(
    [1, 2].map((number) => `您的来稿 ${number} 已作为快讯发到 2 个群。整期刊出后再告诉您。`),
  );
  expect((await table.wordsTo('editor-second')).at(-1)).toBe('快讯（来稿 1、2）推送结束。2 个群：2 已推送');
  expect(await bench.store.openReader().briefDispatch(1)).toMatchObject({ state: 'dispatched' });
  expect(await factsOf(workshop, bench.store)).toContain('briefsDispatched');
});

test('twice is once, at the same time and after its mark is forgotten', async () => {
  await send();
  await deliverAll();
  await Promise.all([1, 2, 3].map(() => finishDispatch(finish, bench.deps)));
  await workshop.client.del(bench.store.keys.handled('finish-briefs-1'));
  await finishDispatch(finish, bench.deps);
  const reports = (await table.wordsTo('editor-second')).filter((text) => text.includes('推送结束'));
  expect(reports).toHaveLength(1);
});

test('nothing is finished while a group waits, and the sweep looks after it', async () => {
  await send();
  await deliver(to(first), bench.deps, runOf());
  expect(await table.wordsAfter('editor-second', () => finishDispatch(finish, bench.deps))).toEqual([]);
  await sweep({}, bench.deps);
  const ids = bench.queued.map(([, , id]) => id);
  expect(ids).toContain('start-briefs-1');
  expect(ids).toContain('finish-briefs-1');
});

test('refused by every group is said, and the groups can be sent it again', async () => {
  bench.platform.fault({ path, errcode: 93000, times: 2 });
  await send('1');
  await deliverAll();
  const [report] = await table.wordsAfter('editor-second', () => finishDispatch(finish, bench.deps));
  expect(report).toMatch(/^快讯（来稿 1）没有发到任何一个群。2 个群：2 失败/u);
  const [again] = await table.wordsAfter('editor-first', () => table.says('editor-first', '快讯 1'));
  expect(again).toContain('来稿 1：2 个群\n');
  await deliverAll('briefs-2');
  expect(shownIn(first)).toEqual([1]);
});

test('a part whose answer never came counts as had', async () => {
  bench.platform.fault({ path, reset: 'after', times: 1 });
  await send('1');
  await deliverAll();
  expect((await partsOf(first))?.[0]?.state).toBe('uncertain');
  const [again] = await table.wordsAfter('editor-first', () => table.says('editor-first', '快讯 1'));
  expect(again).toContain('没有重发');
});

test('a brief that was taken back is left out, and has not been had: accepted anew it goes', async () => {
  await send();
  await table.says('editor-second', '撤销 1');
  await deliverAll();
  expect(shownIn(first)).toEqual([2]);
  expect((await partsOf(first))?.[0]).toMatchObject({ state: 'sent', leftOut: [1] });
  await table.says('editor-second', '采用 1 简讯');
  const [again] = await table.wordsAfter('editor-first', () => table.says('editor-first', '快讯 1 2'));
  expect(again).toContain('来稿 1：2 个群');
  expect(again).toContain('来稿 2 已于');
  await deliverAll('briefs-2');
  expect(shownIn(first)).toEqual([1, 2]);
});

test('taken back and accepted anew before it goes out, only the new decision counts', async () => {
  await send('1');
  await table.says('editor-second', '撤销 1');
  await table.says('editor-second', '采用 1 简讯');
  const [again] = await table.wordsAfter('editor-first', () => table.says('editor-first', '快讯 1'));
  expect(again).toContain('来稿 1：2 个群');
  await deliverAll();
  await deliverAll('briefs-2');
  expect(bench.platform.posts(first)).toHaveLength(1);
  expect((await partsOf(first))?.[0]).toMatchObject({ state: 'refused', why: expect.any(String) as unknown });
});

test('a brief that is taken back in the moment before it goes out is seen', async () => {
  await send('1 2');
  let isFirst = true;
  const { store } = bench.deps;
  const commitWithSlot: typeof store.commitWithSlot = async (...begun) => {
    if (isFirst) await table.says('editor-second', '撤销 1');
    isFirst = false;
    return store.commitWithSlot(...begun);
  };
  await deliver(to(first), { ...bench.deps, store: { ...store, commitWithSlot } }, runOf());
  expect(shownIn(first)).toEqual([2]);
});

test('where nothing is left, nothing goes, and that is what is reported', async () => {
  await send('1');
  await table.says('editor-second', '撤销 1');
  await deliverAll();
  expect(await partsOf(first)).toMatchObject([{ state: 'refused', errcode: null, why: 'taken-back' }]);
  expect(await table.wordsAfter('editor-second', () => finishDispatch(finish, bench.deps))).toEqual([
    '快讯（来稿 1）没有发：要发的简讯都已撤销，或已由另一次快讯发出。',
  ]);
  expect(bench.platform.posts(first)).toEqual([]);
});

test('移出 is no taking back', async () => {
  await send('1');
  await table.says('editor-second', '移出 1');
  await deliverAll();
  expect(shownIn(first)).toEqual([1]);
});

test('what 补发 sets going is not shown where another 快讯 has brought it by then', async () => {
  bench.platform.fault({ path, errcode: 93000, times: 1 });
  await send('1');
  await deliverAll();
  await finishDispatch(finish, bench.deps);
  await table.says('editor-first', '快讯 1');
  await table.says('editor-first', `补发 ${first}`);
  await deliverAll();
  await deliverAll('briefs-2');
  expect(bench.platform.posts(first)).toHaveLength(1);
  expect(await partsOf(first)).toMatchObject([{ state: 'refused', why: 'had' }]);
});

test('what was cancelled has not been had', async () => {
  await send('1');
  await table.says('editor-first', '取消 快讯');
  await startDispatch(finish, bench.deps, runOf());
  const [again] = await table.wordsAfter('editor-first', () => table.says('editor-first', '快讯 1'));
  expect(again).toContain('来稿 1：2 个群\n');
});

test('a merged entry is not sent to groups that had a part of it; apart again, nobody gets a part twice', async () => {
  await send('2');
  await deliverAll();
  await table.says('editor-first', '合并 1 2');
  const [whole] = await table.wordsAfter('editor-first', () => table.says('editor-first', '快讯 1'));
  expect(whole).toContain('没有重发');
  await table.says('editor-first', '快讯 3');
  await deliverAll('briefs-2');
  await table.says('editor-first', '撤销 1');
  await table.says('editor-first', '采用 1 2 简讯');
  const [apart] = await table.wordsAfter('editor-first', () => table.says('editor-first', '快讯 1 2'));
  expect(apart).toContain('来稿 2 已于');
  expect(apart).toContain('来稿 1：2 个群');
});

test('an editor and the timetable at the same moment send it once', async () => {
  await keepBriefs(bench.store, { 1: Date.now() });
  const timetable = { ...bench.deps.desk.timetable, workdays: [1, 2, 3, 4, 5, 6, 7] };
  const desk = {
    ...bench.deps.desk,
    timetable: { ...timetable, briefs: { at: 0, signedBy: 'editor-first' } },
  };
  await Promise.all([
    table.says('editor-first', '快讯 1'),
    sendDailyBriefs({}, { ...bench.deps, desk }),
    table.says('editor-second', '快讯 1'),
  ]);
  await deliverAll();
  await deliverAll('briefs-2');
  expect(await bench.store.openReader().briefDispatchesSince(0)).toHaveLength(1);
  expect(bench.platform.posts(first)).toHaveLength(1);
});

test('a group that 补发 sets going in the moment the timetable looks is left to it', async () => {
  bench.platform.fault({ path, errcode: 93000, times: 1 });
  await send('1 2 3');
  await deliverAll();
  await finishDispatch(finish, bench.deps);
  const timetable = { ...bench.deps.desk.timetable, workdays: [1, 2, 3, 4, 5, 6, 7] };
  const desk = {
    ...bench.deps.desk,
    timetable: { ...timetable, briefs: { at: 0, signedBy: 'editor-first' } },
  };
  let isFirst = true;
  const { store } = bench.deps;
  const commit: typeof store.commit = async (made) => {
    if (isFirst) await table.says('editor-second', `补发 ${first}`);
    isFirst = false;
    return store.commit(made);
  };
  await sendDailyBriefs({}, { ...bench.deps, desk, store: { ...store, commit } });
  expect(await store.openReader().briefDispatchesSince(0)).toHaveLength(1);
  await deliverAll();
  expect(shownIn(first)).toEqual([1, 2, 3]);
});
