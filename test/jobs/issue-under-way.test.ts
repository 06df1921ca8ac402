import type { PartState } from '../../src/desk/issues/delivery';
import type { Issue } from '../../src/desk/issues/issue';
import { issueUnderWay } from '../../src/jobs/issue-under-way';
import { keepIssue } from './signed-issue';
import { openWorkshop, type Bench, type Workshop } from './workshop';

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

async function seen(id: string, state: Issue['state'], parts: PartState[]) {
  await keepIssue(bench.store, state, parts);
  return issueUnderWay(id, bench.store.openReader(), bench.deps);
}

test('an issue that a group has is there before all groups have it', async () => {
  const found = await seen('d1', 'dispatching', ['sent', 'waiting']);
  expect(found).toMatchObject({ id: 'd1', groups: ['第1群'] });
  expect(found?.bulletin.columns).toMatchObject([
    { name: '工作动态', entries: [{ headline: '夜校开进工地' }] },
  ]);
});

test('what may have been shown may be opened', async () => {
  expect(await seen('d1', 'dispatching', ['uncertain'])).not.toBeNull();
});

test.each<[string, Issue['state'], PartState[]]>([
  ['no group has got', 'dispatching', ['waiting', 'refused']],
  ['is only signed off', 'signedOff', ['waiting']],
  ['still collects', 'open', []],
  ['is in the archive', 'dispatched', ['sent']],
])('an issue that %s is not under way', async (_what, state, parts) => {
  expect(await seen('d1', state, parts)).toBeNull();
});

test.each(['d2', 'd0', 'd01', 'd', 'd1x', 'i123456', ''])('there is nothing under %j', async (id) => {
  expect(await seen(id, 'dispatching', ['sent'])).toBeNull();
});
