import { signOffOnTime } from '../../src/jobs/sign-off-on-time';
import { nightSchool } from '../support/sentences';
import { sitAround, type Table } from './card-table';
import { factsOf, openWorkshop, type Bench, type Workshop } from './workshop';

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
  await timeIt();
});
afterEach(() => bench.leave());

const [minute, hour] = [60_000, 3_600_000];
const name = '第1期（总第1期）';
const when = '2026年8月25日 9:00';
const now = Date.parse('2026-08-24T10:00:00+08:00');
const dueAt = Date.parse('2026-08-25T09:00:00+08:00');
const isVoid = `${name}的定时签发（编辑一定的 ${when}）作废了，到时不会发出：`;

/** One issue, timed for the next morning by editor-first. */
async function timeIt(): Promise<void> {
  await table.says('contact-lake', nightSchool.text, now);
  await table.says('editor-first', '采用 1', now);
  await table.says('editor-first', '截稿', now);
  await table.says('editor-first', '定时签发 8月25日 9:00', now);
  await table.says('editor-first', '定时签发 0420', now);
}

function lookAt(at: number, deps = bench.deps) {
  return signOffOnTime({}, { ...deps, now: () => at });
}

/** What she was told since. */
async function toldBy(looking: () => Promise<unknown>, userid = 'editor-first'): Promise<string[]> {
  const before = (await table.wordsTo(userid)).length;
  await looking();
  return (await table.wordsTo(userid)).slice(before);
}

async function issue() {
  return bench.store.openReader().issue(1);
}

async function timed() {
  return bench.store.openReader().timedSignOff();
}

const signed = `时间到了，${name}已签发，正在发往 3 个群。发“推送”看进度，发完会报告结果。`;

test('before its time nothing happens; at its time it is signed off as she was shown it, and all are told', async () => {
  const asked = await timed();
  expect(await toldBy(() => lookAt(dueAt - 1))).toEqual([]);
  expect((await issue())?.state).toBe('closed');
  expect(await toldBy(() => lookAt(dueAt))).toEqual([signed]);
  expect((await table.wordsTo('editor-second')).at(-1)).toBe(
    `${name}已按编辑一定的时间（${when}）签发，正在推送。`,
  );
  expect(await issue()).toMatchObject({ state: 'signedOff', date: '2026-08-25' });
  expect((await issue())?.moves.at(-1)).toEqual({
    state: 'signedOff',
    by: 'editor-first',
    at: dueAt,
    cause: `timed-${asked?.cause ?? ''}`,
  });
  const deliveries = await bench.store.openReader().deliveries('issue-1');
  expect(deliveries.map(({ group }) => group)).toEqual(bench.deps.desk.groups.map((group) => group.name));
  expect((await factsOf(workshop, bench.store)).slice(-2)).toEqual(['timed', 'signedOff']);
  expect(await timed()).toBeNull();
});

test('twice is once, one after the other and at the same time', async () => {
  expect(await toldBy(() => Promise.all([1, 2, 3].map(() => lookAt(dueAt))))).toEqual([signed]);
  expect(await toldBy(() => lookAt(dueAt + 5000))).toEqual([]);
});

test('a run that dies after its commit has done it, one that dies before it is followed by another', async () => {
  const { deps } = bench;
  const dying = { ...deps, store: { ...deps.store, commit: () => Promise.reject(new Error('killed')) } };
  await expect(lookAt(dueAt, dying)).rejects.toThrow('killed');
  const commit: typeof deps.store.commit = async (made) => {
    await deps.store.commit(made);
    throw new Error('killed');
  };
  const told = toldBy(async () => {
    await expect(lookAt(dueAt, { ...deps, store: { ...deps.store, commit } })).rejects.toThrow('killed');
    await lookAt(dueAt);
  });
  expect(await told).toEqual([signed]);
});

test('a bot that was down signs off within two hours and says so, and bears the day it was timed for', async () => {
  const told = await toldBy(() => lookAt(dueAt + hour));
  expect(told).toEqual([
    `${name}定于 ${when} 签发，那时机器人没有在运行，现在才签发，正在发往 3 个群。发“推送”看进度，发完会报告结果。`,
  ]);
  expect(await issue()).toMatchObject({ state: 'signedOff', date: '2026-08-25' });
});

test('later than that nothing is sent, and the editors are asked to sign anew', async () => {
  const missed = `${name}的定时签发（编辑一定的 ${when}）错过了，没有发出：那时机器人没有在运行，已经晚了两个多小时。请有签发权的编辑发“签发”，或重新发“定时签发 日期 时间”。`;
  expect(await toldBy(() => lookAt(dueAt + 2 * hour))).toEqual([missed]);
  expect((await table.wordsTo('editor-second')).at(-1)).toBe(missed);
  expect((await issue())?.state).toBe('closed');
  expect(await toldBy(() => lookAt(dueAt + 2 * hour + 5000))).toEqual([]);
});

const changed = `${isVoid}稿件或群有了变动。照现在的内容发，请重新发“定时签发 日期 时间”，或发“签发”。`;

test.each([
  ['a headline has changed', '改题 1 夜校进工地', changed],
  ['its date was set', '刊期 2026-08-26', changed],
  ['it collects again', '开稿', `${isVoid}这一期重新收稿了。编好后先发“截稿”，再重新定时。`],
])(
  'once %s it is void, and whoever timed it and all editors hear it at once, once',
  async (_what, word, text) => {
    await table.says('editor-second', word, now + minute);
    expect(await toldBy(() => lookAt(now + minute))).toEqual([text]);
    expect((await table.wordsTo('editor-second')).at(-1)).toBe(text);
    expect(await timed()).toBeNull();
    expect(await toldBy(() => lookAt(dueAt))).toEqual([]);
    expect((await factsOf(workshop, bench.store)).at(-1)).toBe('timeVoided');
  },
);

test('a group that was stopped voids it, and no group is left to send to', async () => {
  bench.deps.desk = { ...bench.deps.desk, groups: [] };
  expect(await toldBy(() => lookAt(now + minute))).toEqual([changed]);
});

test('a change at the last moment is seen: it is not signed off', async () => {
  const { deps } = bench;
  const commits = { made: 0 };
  const commit: typeof deps.store.commit = async (made) => {
    if ((commits.made += 1) === 1) await table.says('editor-second', '改题 1 夜校进工地', dueAt);
    return deps.store.commit(made);
  };
  const late = { ...deps, store: { ...deps.store, commit } };
  expect(await toldBy(() => lookAt(dueAt, late))).toEqual([changed]);
  expect((await issue())?.state).toBe('closed');
});

test('what was signed off by hand no longer waits', async () => {
  await table.says('editor-first', '签发', now);
  await table.says('editor-first', '签发 0420', now);
  expect(await toldBy(() => lookAt(now + minute))).toEqual([
    `${name}的定时签发（编辑一定的 ${when}）不再算数：这一期已经签发了。发“推送”看进度。`,
  ]);
});

test('whoever was dismissed meanwhile does not sign, and hears it with the editors that are left', async () => {
  const editors = [{ userid: 'editor-second', name: '编辑二', maySignOff: true }];
  bench.deps.desk = { ...bench.deps.desk, editors };
  const text = `${name}的定时签发（editor-first定的 ${when}）作废了，到时不会发出：定的人没有签发权了。请有签发权的编辑重新发“定时签发 日期 时间”，或发“签发”。`;
  expect(await toldBy(() => lookAt(dueAt))).toEqual([text]);
  expect((await table.wordsTo('editor-second')).at(-1)).toBe(text);
  expect((await issue())?.state).toBe('closed');
});

test('whoever lost the right but is still an editor does not sign either', async () => {
  const editors = bench.deps.desk.editors.map((editor) => ({ ...editor, maySignOff: false }));
  bench.deps.desk = { ...bench.deps.desk, editors };
  expect((await toldBy(() => lookAt(dueAt)))[0]).toContain('定的人没有签发权了。');
});

test('a time in the quiet hours is kept: signed off then, sent when they are over', async () => {
  const quietHours = { from: 8 * 60, to: 12 * 60 };
  bench.deps.desk = { ...bench.deps.desk, timetable: { ...bench.deps.desk.timetable, quietHours } };
  expect(await toldBy(() => lookAt(dueAt))).toEqual([
    `时间到了，${name}已签发，夜里不往群里发，8月25日 12:00 起发往 3 个群。发“推送”看进度，发完会报告结果。`,
  ]);
});
