import type { Group } from '../../../src/desk/desk-config';
import { planDelivery, type Part } from '../../../src/desk/issues/delivery';
import { openDispatch, type Dispatch } from '../../../src/desk/issues/dispatch';
import { digestOfBulletin, type Edition } from '../../../src/desk/issues/edition';
import { startDispatch } from '../../../src/jobs/dispatch';
import { by, frozenBulletin } from '../../desk/examples';
import { sitAround, type Table } from '../../jobs/card-table';
import { keepIssue } from '../../jobs/signed-issue';
import { factsOf, openWorkshop, runOf, type Bench, type Workshop } from '../../jobs/workshop';
import { commitOf } from '../../store/open-test-store';
import { quietNow } from '../../support/quiet-now';

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

const [districts, industry, offices] = ['区总工会工作群', '产业和企业工会群', '市总机关群'] as const;
const name = '第8期（总第152期）';
const frozen = frozenBulletin(['甲', '乙'], 'with its file');
const refused: Part = { state: 'refused', at: 1, errcode: 93004 };
const sent: Part = { state: 'sent', at: 1 };

/** The issue has been sent, to these groups with parts like these. */
async function keepSent(
  parts: Partial<Record<string, Part[]>>,
  dispatch: Partial<Dispatch> = {},
): Promise<void> {
  await keepIssue(bench.store, 'dispatched', []);
  const deliveries = Object.entries(parts).map(([group, held = []], order) => ({
    ...planDelivery({ name: group, order }, frozen, 1),
    parts: held,
  }));
  await bench.store.commit(
    commitOf({
      writes: [
        { kind: 'bulletin', value: frozen },
        { kind: 'dispatch', value: { ...openDispatch('issue-1', by('editor-first')), ...dispatch } },
        ...deliveries.map((value) => ({ kind: 'delivery' as const, value })),
      ],
    }),
  );
}

const answersTo = (text: string, userid = 'editor-second') => table.answersTo(text, userid);

async function statesIn(group: string): Promise<string[]> {
  const delivery = await bench.store.openReader().delivery('issue-1', group);
  return (delivery?.parts ?? []).map(({ state }) => state);
}

test('what is missing in the group waits again, and nothing else; the dispatch remembers for whom', async () => {
  await keepSent({ [districts]: [refused], [offices]: [sent, refused, { state: 'uncertain', at: 1 }] });
  expect(await answersTo(`补发 ${offices}`)).toEqual([
    `${name}补发给${offices}：第2至3段。其中第3段可能已经显示，群里或许会出现两次。\n发完会报告结果。`,
  ]);
  expect([await statesIn(offices), await statesIn(districts)]).toEqual([
    ['sent', 'waiting', 'waiting'],
    ['refused'],
  ]);
  const dispatch = await bench.store.openReader().dispatch('issue-1');
  expect(dispatch?.resent).toMatchObject([{ group: offices, by: 'editor-second' }]);
  expect(await factsOf(workshop, bench.store)).toEqual(['resent']);
  expect((await answersTo(`补发 ${offices}`, 'editor-first'))[0]).toMatch(
    /^市总机关群已由编辑二于 .+ 补发，还在路上，您这次没有生效。/u,
  );
});

test('what was cancelled goes on with this group alone; while it is being ended it waits', async () => {
  const cancelled: Part = { state: 'refused', at: 1, errcode: null, why: 'cancelled' };
  await keepSent(
    { [districts]: [cancelled], [industry]: [{ state: 'sending', at: 1 }], [offices]: [sent, cancelled] },
    { state: 'cancelled' },
  );
  expect(await answersTo(`补发 ${offices}`)).toEqual([
    `${name}刚取消，正在收尾，没有补发。等报告了结果，再发一次。`,
  ]);
  const read = bench.store.openReader();
  const value = { ...(await read.delivery('issue-1', industry))!, parts: [sent] };
  await bench.store.commit(commitOf({ versions: read.versions, writes: [{ kind: 'delivery', value }] }));
  expect((await answersTo(`补发 ${offices}`))[0]).toContain('第2段');
  expect([await statesIn(districts), await statesIn(offices)]).toEqual([['refused'], ['sent', 'waiting']]);
  expect((await bench.store.openReader().dispatch('issue-1'))?.state).toBe('going');
});

test('to all: only what did not arrive, only where a group is in use', async () => {
  await keepSent({
    [districts]: [sent, refused],
    [industry]: [{ state: 'uncertain', at: 1 }],
    [offices]: [{ state: 'uncertain', at: 1 }, refused],
    从前的群: [refused],
  });
  expect(await answersTo('补发 全部')).toEqual([
    `${name}补发给 2 个群：${districts}、${offices}。只发没有送到的段，未确认的不动。\n发完会报告结果。`,
  ]);
  expect([await statesIn(industry), await statesIn(offices), await statesIn('从前的群')]).toEqual([
    ['uncertain'],
    ['uncertain', 'waiting'],
    ['refused'],
  ]);
});

test('a Word file that could not be made is made once more', async () => {
  await keepSent({ [offices]: [sent, sent, { ...refused, errcode: null, noFile: 'not-made' }] });
  const digest = digestOfBulletin(frozen.bulletin);
  const lost: Edition = { schema: 1, issue: 1, digest, name: '江城工运第8期.docx', lost: 'not-made' };
  await bench.store.commit(commitOf({ writes: [{ kind: 'edition', value: lost }] }));
  await answersTo(`补发 ${offices}`);
  expect(await bench.store.openReader().edition(1, digest)).toBeNull();
  await startDispatch({ dispatch: 'issue-1' }, bench.deps, runOf());
  expect(await bench.store.openReader().edition(1, digest)).toHaveProperty('file');
});

describe('a group that came later', () => {
  const late: Group = {
    name: '长桥街道群',
    via: 'webhook',
    address: '44444444-dddd-4ddd-8ddd-444444444444',
    style: 'full',
    receives: ['bulletin'],
  };

  function add(change: Partial<Group> = {}): void {
    const { desk } = bench.deps;
    bench.deps.desk = { ...desk, groups: [...desk.groups, { ...late, ...change }] };
  }

  test('gets the issue in its style as it was signed off, whatever has become of its entries', async () => {
    await keepSent({ [offices]: [sent, sent, sent] });
    add();
    const read = bench.store.openReader();
    const entry = (await read.entry(1))!;
    const changed = { ...entry, headline: '改过的标题' };
    await bench.store.commit(
      commitOf({ versions: read.versions, writes: [{ kind: 'entry', value: changed }] }),
    );
    expect(await answersTo(`补发 ${late.name}`)).toEqual([
      `${name}补发给长桥街道群，共 1 段：这一期它还没有收过。\n发完会报告结果。`,
    ]);
    const after = bench.store.openReader();
    const delivery = (await after.delivery('issue-1', late.name))!;
    const bulletin = await after.bulletin('issue-1', delivery.bulletin);
    expect([delivery.order, bulletin?.bulletin]).toEqual([1, frozen.bulletin]);
    expect(JSON.stringify(bulletin?.parts)).toContain('夜校开进工地');
    expect(JSON.stringify(bulletin?.parts)).not.toContain('改过的标题');
  });

  test.each([
    ['none of its columns was printed', { columns: ['领导言论'] }],
    ['it takes briefs alone', { receives: ['briefs' as const] }],
  ])('gets nothing where %s', async (_why, change) => {
    await keepSent({ [offices]: [sent] });
    add(change);
    expect(await answersTo(`补发 ${late.name}`)).toEqual([
      `${name}里没有“长桥街道群”要收的内容，没有补发。发“群”看各群收什么（管理员能看）。`,
    ]);
  });
});

test('nothing to send again', async () => {
  expect(await answersTo('补发')).toEqual(['还没有签发过的一期。']);
  await keepSent({ [districts]: [sent], [industry]: [sent], [offices]: [{ state: 'waiting', at: 1 }] });
  expect(await answersTo('补发')).toEqual(['没有要补发的群。发“推送”看各群。']);
  expect(await answersTo('补发 全部')).toEqual(['没有要补发的群。发“推送”看各群。']);
  expect(await answersTo(`补发 ${offices}`)).toEqual([`${offices}还在推送，没有要补发的。发“推送”看进度。`]);
});

test('in the quiet hours a group that has had nothing is sent it when they are over, one that has begun at once', async () => {
  await keepSent({ [districts]: [refused], [offices]: [sent, refused] });
  bench.deps.desk = quietNow(bench.deps.desk);
  expect((await answersTo(`补发 ${offices}`))[0]).toMatch(/\n发完会报告结果。$/u);
  expect((await answersTo(`补发 ${districts}`))[0]).toMatch(
    /\n一段也没有收到的群，夜里不发，\d+月\d+日 \d\d:\d\d 起发。发完会报告结果。$/u,
  );
});
