import { openDispatch, type Dispatch } from '../../src/desk/issues/dispatch';
import { finishDispatch } from '../../src/jobs/dispatch';
import { archiveIssue } from '../../src/desk/issues/archive-issue';
import { by, frozenBulletin, openIssueWith } from '../desk/examples';
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

const data = { dispatch: 'issue-1' as const };

function letters(): Promise<string[]> {
  return lettersTo('editor-first', workshop, bench.store);
}

async function keepDispatch(more: Partial<Dispatch> = {}): Promise<void> {
  const value = { ...openDispatch('issue-1', by('editor-first')), ...more };
  await bench.store.commit(commitOf({ writes: [{ kind: 'dispatch', value }] }));
}

const resent = [{ group: '第2群', by: 'editor-first', at: 5 }];
const now = '第8期（总第152期）补发结束（第2群）。现在 2 个群：2 已推送';

test('the editors hear what came of it, once, and the archive names the group', async () => {
  await keepIssue(bench.store, 'dispatched', ['sent', 'sent']);
  await keepDispatch({ resent });
  const { bulletin } = frozenBulletin([]);
  const printed = { issue: openIssueWith([1]), bulletin, entries: [], deliveries: [], word: null };
  const value = { ...archiveIssue(printed, 1), groups: ['第1群'] };
  await bench.store.commit(commitOf({ writes: [{ kind: 'archived', value }] }));
  await Promise.all([finishDispatch(data, bench.deps), finishDispatch(data, bench.deps)]);
  await finishDispatch(data, bench.deps);
  expect(await letters()).toEqual([now]);
  expect(await lettersTo('editor-second', workshop, bench.store)).toEqual([now]);
  expect((await bench.store.openReader().archived('d1'))?.groups).toEqual(['第1群', '第2群']);
  expect(await factsOf(workshop, bench.store)).toEqual(['resendReported']);
});

test('nothing is said while one of them is still going, or where nothing was sent again', async () => {
  await keepIssue(bench.store, 'dispatched', ['sent', 'waiting']);
  await keepDispatch({ resent });
  await finishDispatch(data, bench.deps);
  await keepIssue(await otherStore(), 'dispatched', ['sent', 'sent']);
  await finishDispatch(data, bench.deps);
  expect(await letters()).toEqual([]);
});

async function otherStore(): Promise<Bench['store']> {
  await bench.leave();
  bench = await workshop.bench();
  return bench.store;
}

test('what was sent again while others were still going is in the total', async () => {
  await keepIssue(bench.store, 'dispatching', ['sent', 'sent']);
  await keepDispatch({ resent });
  await finishDispatch(data, bench.deps);
  await finishDispatch(data, bench.deps);
  expect(await letters()).toEqual(['第8期（总第152期）推送结束。2 个群：2 已推送']);
});

test('in vain once more: it is said once more, and the issue waits on', async () => {
  await keepIssue(bench.store, 'dispatching', ['refused', 'refused']);
  await finishDispatch(data, bench.deps);
  await keepDispatch({ resent });
  await finishDispatch(data, bench.deps);
  await finishDispatch(data, bench.deps);
  expect((await letters()).slice(1)).toEqual([
    '第8期（总第152期）补发结束（第2群）。现在 2 个群：2 失败（第1群、第2群：群的消息推送地址无效，或已被删除）\n失败的，找到原因后发“补发 群名”。',
  ]);
  expect((await bench.store.openReader().issue(1))?.state).toBe('dispatching');
});
