import { finishDispatch, startDispatch } from '../../src/jobs/dispatch';
import type { Commit } from '../../src/store/commit';
import { commitOf } from '../store/open-test-store';
import { correction, keepCorrection } from './correction-under-way';
import { factsOf, lettersTo, openWorkshop, runOf, type Bench, type Workshop } from './workshop';

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

const data = { dispatch: 'correction-1-1' as const };
const total = '第8期（总第152期）的第1则更正推送结束。2 个群：2 已推送';

function lettersFor(userid: string): Promise<string[]> {
  return lettersTo(userid, workshop, bench.store);
}

async function stateOfCorrection(): Promise<string | undefined> {
  return (await bench.store.openReader().correction('d1', 1))?.state;
}

test('its deliveries are due, and the issue does not move', async () => {
  await keepCorrection(bench.store, ['waiting', 'waiting']);
  expect(await startDispatch(data, bench.deps, runOf())).toBeUndefined();
  await startDispatch(data, bench.deps, runOf());
  expect(bench.queued.map(([job, about]) => [job, about]).slice(0, 2)).toEqual([
    ['deliver', { ...data, group: '第1群' }],
    ['deliver', { ...data, group: '第2群' }],
  ]);
  expect((await bench.store.openReader().issue(1))?.state).toBe('dispatched');
  expect(await factsOf(workshop, bench.store)).toEqual([]);
});

test('once every group has had its answer the editors get the total, and it is dispatched', async () => {
  await keepCorrection(bench.store, ['sent', 'sent']);
  expect(await finishDispatch(data, bench.deps)).toBeUndefined();
  expect(await lettersFor('editor-first')).toEqual([total]);
  expect(await lettersFor('editor-second')).toEqual([total]);
  expect(await lettersFor('contact-lake')).toEqual([]);
  expect(await stateOfCorrection()).toBe('dispatched');
  expect(await bench.store.openReader().correcting()).toEqual([]);
  expect(await factsOf(workshop, bench.store)).toEqual(['correctionDispatched']);
});

test('twice is once, at the same time, one after the other, and after its mark is forgotten', async () => {
  await keepCorrection(bench.store, ['sent', 'sent']);
  await Promise.all([1, 2, 3].map(() => finishDispatch(data, bench.deps)));
  await finishDispatch(data, bench.deps);
  await workshop.client.del(bench.store.keys.handled('finish-correction-1-1'));
  await finishDispatch(data, bench.deps);
  expect(await lettersFor('editor-first')).toEqual([total]);
});

test('nothing is finished while a part waits or goes out, or where there is nothing', async () => {
  await keepCorrection(bench.store, ['sent', 'sending']);
  expect(await finishDispatch(data, bench.deps)).toBeUndefined();
  expect(await finishDispatch({ dispatch: 'correction-1-2' }, bench.deps)).toBeUndefined();
  expect(await stateOfCorrection()).toBe('dispatching');
  expect(await lettersFor('editor-first')).toEqual([]);
});

test('refused by every group is final and is said once', async () => {
  await keepCorrection(bench.store, ['refused']);
  await finishDispatch(data, bench.deps);
  await finishDispatch(data, bench.deps);
  expect(await lettersFor('editor-first')).toEqual([
    '第8期（总第152期）的第1则更正没有发到任何一个群。1 个群：1 失败（第1群：群的消息推送地址无效，或已被删除）\n请管理员照原因检查，改好后发“补发 全部”；存档里已经写上这则更正。',
  ]);
});

test('when somebody else writes meanwhile it is tried again, and nothing has been said', async () => {
  await keepCorrection(bench.store, ['sent', 'sent']);
  const commit = async (made: Commit) => {
    const { versions } = made;
    await bench.store.commit(commitOf({ versions, writes: [{ kind: 'correction', value: correction }] }));
    return bench.store.commit(made);
  };
  const rivalled = { ...bench.deps, store: { ...bench.store, commit } };
  expect(await finishDispatch(data, rivalled)).toEqual({ againInMs: 100 });
  expect(await lettersFor('editor-first')).toEqual([]);
  await finishDispatch(data, bench.deps);
  expect(await lettersFor('editor-first')).toEqual([total]);
});
