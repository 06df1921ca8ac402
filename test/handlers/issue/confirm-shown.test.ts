import { planDelivery } from '../../../src/desk/issues/delivery';
import { frozenBulletin } from '../../desk/examples';
import { sitAround, type Table } from '../../jobs/card-table';
import { keepIssue } from '../../jobs/signed-issue';
import { factsOf, openWorkshop, type Bench, type Workshop } from '../../jobs/workshop';
import { commitOf } from '../../store/open-test-store';

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

const name = '第8期（总第152期）';

const answersTo = (text: string, userid = 'editor-second') => table.answersTo(text, userid);

/** Two parts in doubt in a group that desk.yaml no longer has, and one that never arrived. */
async function keepDoubtful(group: string): Promise<void> {
  await keepIssue(bench.store, 'dispatched', []);
  const planned = planDelivery({ name: group, order: 0 }, frozenBulletin(['甲', '乙', '丙']), 1);
  const uncertain = { state: 'uncertain' as const, at: 1, run: 'run-1' };
  const parts = [uncertain, { state: 'refused' as const, at: 1 }, uncertain];
  await bench.store.commit(commitOf({ writes: [{ kind: 'delivery', value: { ...planned, parts } }] }));
}

test('what was in doubt is sent, by whom it was seen, also in a group that is gone', async () => {
  await keepDoubtful('从前的群');
  expect(await answersTo('已达 从前的群')).toEqual([`${name}第1、3段记为已推送：从前的群里已经显示。`]);
  expect((await bench.store.openReader().delivery('issue-1', '从前的群'))?.parts).toMatchObject([
    { state: 'sent', confirmedBy: 'editor-second' },
    { state: 'refused' },
    { state: 'sent', confirmedBy: 'editor-second' },
  ]);
  expect(await factsOf(workshop, bench.store)).toEqual(['shownConfirmed']);
  expect((await answersTo('已达 从前的群', 'editor-first'))[0]).toMatch(
    /^从前的群未确认的段已由编辑二于 .+ 记为已推送，您这次没有生效。$/u,
  );
});

test('nothing was in doubt, nobody knows the group, nothing was ever sent', async () => {
  expect(await answersTo('已达 市总机关群')).toEqual(['还没有签发过的一期。']);
  await keepDoubtful('从前的群');
  expect(await answersTo('已达 市总机关群')).toEqual([
    '市总机关群没有未确认的段，没有变动。发“推送”看各群。',
  ]);
  expect((await answersTo('已达 没有的群'))[0]).toMatch(/^没有叫“没有的群”的群。/u);
});
