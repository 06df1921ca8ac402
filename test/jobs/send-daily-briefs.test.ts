import { takeBack } from '../../src/desk/submissions/take-back';
import { sendDailyBriefs } from '../../src/jobs/send-daily-briefs';
import { by } from '../desk/examples';
import { commitOf } from '../store/open-test-store';
import { keepBriefs, withBriefGroups } from './briefs-on-hand';
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

function depsAt(now: number, signedBy = 'editor-first'): Bench['deps'] {
  const deps = withBriefGroups(bench.deps);
  const night = { from: 22 * 60, to: 7 * 60 };
  const timetable = { ...deps.desk.timetable, quietHours: night, briefs: { at: 17 * 60, signedBy } };
  return { ...deps, desk: { ...deps.desk, timetable }, now: () => now };
}

function send(now: number, signedBy?: string) {
  return sendDailyBriefs({}, depsAt(now, signedBy));
}

/** Entries of each 快讯 so far, and what each group is to get by it. */
async function planned(): Promise<[entries: number[], groups: Record<string, number[]>][]> {
  const read = bench.store.openReader();
  const found = await read.briefDispatchesSince(0);
  return Promise.all(
    found.map(async ({ number, entries }) => {
      const deliveries = await read.deliveries(`briefs-${number}`);
      const each = deliveries.map(async ({ group, bulletin }) => {
        const parts = (await read.bulletin(`briefs-${number}`, bulletin))?.parts ?? [];
        const shown = parts.flatMap((part) => (part.kind === 'briefs' ? part.briefs : []));
        return [group, shown.map(({ entry }) => entry)];
      });
      return [entries, Object.fromEntries(await Promise.all(each)) as Record<string, number[]>];
    }),
  );
}

/** What has gone to a group so far, all of it refused or all sent. */
async function settle(group: string, state: 'sent' | 'refused'): Promise<void> {
  const read = bench.store.openReader();
  const found = await read.briefDispatchesSince(0);
  const deliveries = await Promise.all(found.map(({ number }) => read.delivery(`briefs-${number}`, group)));
  const writes = deliveries.flatMap((delivery) => {
    if (!delivery) return [];
    const parts = delivery.parts.map((part) => (part.state === 'waiting' ? { state, at: 1 } : part));
    return [{ kind: 'delivery' as const, value: { ...delivery, parts } }];
  });
  await bench.store.commit(commitOf({ versions: read.versions, writes }));
}

function linesTo(userid: string): Promise<string[]> {
  return lettersTo(userid, workshop, bench.store);
}

const [first, second] = ['区总工会工作群', '产业和企业工会群'];

test('once it is time, what was accepted goes to each group that takes briefs, and the editors hear of it', async () => {
  await keepBriefs(bench.store, { 1: at('10:00'), 2: at('11:00', '2026-10-30') });
  await send(at('16:59'));
  expect(await planned()).toEqual([]);
  expect(await send(at('17:00'))).toBeUndefined();
  expect(await planned()).toEqual([[[1, 2], { [first]: [1, 2], [second]: [1, 2] }]]);
  const said =
    '每日快讯（来稿 1、2）正在发往 2 个群：区总工会工作群、产业和企业工会群。时间表里定好的，由编辑一签发。';
  expect(await linesTo('editor-first')).toEqual([said]);
  expect(await linesTo('editor-second')).toEqual([said]);
  expect(await factsOf(workshop, bench.store)).toEqual(['briefsGoing', 'sentAsBrief', 'sentAsBrief']);
  expect(await bench.store.openReader().briefDispatch(1)).toMatchObject({
    by: 'desk',
    signedBy: 'editor-first',
  });
});

test('once a day, whatever runs at the same time and when its mark is gone', async () => {
  await keepBriefs(bench.store, { 1: at('10:00') });
  await Promise.all([1, 2, 3].map(() => send(at('17:00'))));
  await workshop.client.del(bench.store.keys.handled('daily-briefs-2026-11-03'));
  await send(at('17:01'));
  expect(await planned()).toHaveLength(1);
  expect(await bench.store.openReader().timetableLog()).toEqual({ schema: 1, briefsOn: '2026-11-03' });
});

test('what a group has had does not come again the next day; what was refused does', async () => {
  await keepBriefs(bench.store, { 1: at('10:00') });
  await send(at('17:00'));
  await settle(first, 'sent');
  await settle(second, 'refused');
  await send(at('17:00', '2026-11-04'));
  await settle(second, 'sent');
  await send(at('17:00', '2026-11-05'));
  expect(await planned()).toEqual([
    [[1], { [first]: [1], [second]: [1] }],
    [[1], { [second]: [1] }],
  ]);
});

test('a bot that was down makes up for it the same day, but not at night, at a weekend or the next morning', async () => {
  await keepBriefs(bench.store, { 1: at('10:00') });
  await send(at('22:00'));
  await send(at('06:00', '2026-11-04'));
  await send(at('16:59', '2026-11-04'));
  await send(at('17:00', '2026-11-07'));
  expect(await planned()).toEqual([]);
  await send(at('21:30'));
  expect(await planned()).toHaveLength(1);
});

test('old news and what was taken back stay at home; a day without any is over without a word', async () => {
  await keepBriefs(bench.store, { 1: at('10:00'), 2: at('16:59', '2026-10-27') });
  const read = bench.store.openReader();
  const [submissions, entries, issue] = await Promise.all([
    read.submissions([1]),
    read.entries([1]),
    read.issue(1),
  ]);
  const back = takeBack(submissions[0]!, { submissions, entries, issue }, by('editor-first'));
  if (!back.ok) throw new Error(back.why);
  const writes = [
    { kind: 'submission' as const, value: back.submissions[0]! },
    { kind: 'entry' as const, value: back.entries[0]! },
    { kind: 'issue' as const, value: back.issue! },
  ];
  await bench.store.commit(commitOf({ versions: read.versions, writes }));
  await send(at('17:00'));
  expect(await planned()).toEqual([]);
  expect(await linesTo('editor-first')).toEqual([]);
  expect((await bench.store.openReader().timetableLog())?.briefsOn).toBe('2026-11-03');
});

test('whose right to sign has gone sends nothing: editors and admins are told, once that day', async () => {
  await keepBriefs(bench.store, { 1: at('10:00') });
  await send(at('17:00'), 'editor-second');
  await send(at('17:01'), 'editor-first');
  expect(await planned()).toEqual([]);
  const said = [
    '每日快讯今天没有发（有 1 篇简讯）：时间表里签它的编辑二现在没有签发权。',
    '请管理员发“任命 编辑 账号 姓名 签发”，或改 desk.yaml 里 timetable.briefs 的 signedBy 再重新启动；今天要发，请编辑发“快讯 号码”。',
  ].join('\n');
  for (const userid of ['editor-first', 'editor-second', 'desk-admin'])
    expect(await linesTo(userid)).toEqual([said]);
});

test('a run that dies before its commit has planned nothing, and the next one does', async () => {
  await keepBriefs(bench.store, { 1: at('10:00') });
  const deps = depsAt(at('17:00'));
  const dying = { ...deps, store: { ...deps.store, commit: () => Promise.reject(new Error('killed')) } };
  await expect(sendDailyBriefs({}, dying)).rejects.toThrow('killed');
  expect(await planned()).toEqual([]);
  await send(at('17:02'));
  expect(await planned()).toHaveLength(1);
});

test('nothing goes where the timetable has no such line', async () => {
  await keepBriefs(bench.store, { 1: at('10:00') });
  const deps = withBriefGroups(bench.deps);
  await sendDailyBriefs({}, { ...deps, now: () => at('17:00') });
  expect(await planned()).toEqual([]);
});
