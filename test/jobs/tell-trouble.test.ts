import { openDispatch, type Dispatch } from '../../src/desk/issues/dispatch';
import { finishDispatch } from '../../src/jobs/dispatch';
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

const data = { dispatch: 'issue-1' as const };

function letters(): Promise<string[]> {
  return lettersTo('editor-first', workshop, bench.store);
}

async function keepDispatch(more: Partial<Dispatch> = {}): Promise<void> {
  const value = { ...openDispatch('issue-1', by('editor-first')), ...more };
  await bench.store.commit(commitOf({ writes: [{ kind: 'dispatch', value }] }));
}

const said =
  '第8期（总第152期）还在推送，有 2 个群不顺利，别的群照常发：\n第2群：失败（群的消息推送地址无效，或已被删除）。\n第3群：第1段未确认，可能已经显示，请到群里看一眼：看到了，发“已达 第3群”；没有，发“补发 第3群”。';

test('what goes wrong while others are still sent it is told in one message, once', async () => {
  await keepIssue(bench.store, 'dispatching', ['waiting', 'refused', 'uncertain']);
  await finishDispatch(data, bench.deps);
  await finishDispatch(data, bench.deps);
  expect(await letters()).toEqual([said]);
  expect(await factsOf(workshop, bench.store)).toEqual(['troubleTold']);
});

test('it is gathered for a moment first, by one run for all that wait', async () => {
  await keepIssue(bench.store, 'dispatching', ['waiting', 'refused']);
  const justNow = { ...bench.deps, now: () => 1000 };
  expect(await finishDispatch(data, justNow)).toEqual({ againInMs: 3001, asOne: 'trouble-issue-1' });
  expect(await letters()).toEqual([]);
});

test('a group of which they have heard is not told again, another is', async () => {
  await keepIssue(bench.store, 'dispatching', ['waiting', 'refused', 'refused']);
  await keepDispatch({ told: ['第2群'] });
  await finishDispatch(data, bench.deps);
  expect(await letters()).toEqual([
    '第8期（总第152期）还在推送，有 1 个群不顺利，别的群照常发：\n第3群：失败（群的消息推送地址无效，或已被删除）。',
  ]);
  const { told } = (await bench.store.openReader().dispatch('issue-1'))!;
  expect(told).toEqual(['第2群', '第3群']);
});

test('while all goes well nothing is said', async () => {
  await keepIssue(bench.store, 'dispatching', ['waiting', 'sent', 'sending']);
  expect(await finishDispatch(data, bench.deps)).toBeUndefined();
  expect(await letters()).toEqual([]);
});
