import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../src/store/open-store';
import { openTestStore, type TestStore } from './open-test-store';

let redis: TestStore;
let store: Store;
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());
beforeEach(() => {
  store = redis.open();
});

const to = (group: string) => ({ dispatch: 'issue-1' as const, group });
const leaseMs = 2000;

async function claimed(holder: string, room = 10): Promise<[string, number][]> {
  const turn = await store.dueDeliveries.turn({ holder, ended: [], kept: [], room });
  return turn.claimed.map(({ which, attempt }) => [which.group, attempt]);
}

function giveBack(holder: string, group: string, againInMs: number | null) {
  const ended = [{ which: to(group), againInMs }];
  return store.dueDeliveries.turn({ holder, ended, kept: [], room: 0 });
}

/** Somebody has a turn all the time, as in a desk where workers live; nobody else holds anything. */
async function waitWithTurns(ms: number, kept: [holder: string, group: string][] = []): Promise<void> {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    await store.dueDeliveries.turn({ holder: 'bystander', ended: [], kept: [], room: 0 });
    for (const [holder, group] of kept)
      await store.dueDeliveries.turn({ holder, ended: [], kept: [to(group)], room: 0 });
    await sleep(200);
  }
}

test('what is due is claimed once, the first first, as many as there is room for', async () => {
  await store.dueDeliveries.add([to('甲群'), to('乙:群')]);
  await sleep(5);
  await store.dueDeliveries.add([to('丙群'), to('甲群')]);
  expect((await claimed('one', 2)).map(([group]) => group).toSorted()).toEqual(['乙:群', '甲群'].toSorted());
  expect(await claimed('other')).toEqual([['丙群', 1]]);
  expect(await claimed('one')).toEqual([]);
});

test('one that is held is not put there again; one that is done may come again, with a count of its own', async () => {
  await store.dueDeliveries.add([to('甲群')]);
  await claimed('one');
  await store.dueDeliveries.add([to('甲群')]);
  expect(await claimed('other')).toEqual([]);
  await giveBack('one', '甲群', 0);
  expect(await claimed('one')).toEqual([['甲群', 2]]);
  await giveBack('one', '甲群', null);
  expect(await claimed('one')).toEqual([]);
  await store.dueDeliveries.add([to('甲群')]);
  expect(await claimed('one')).toEqual([['甲群', 1]]);
});

test('one that waits is left until it is due, and the turn tells when that is', async () => {
  await store.dueDeliveries.add([to('甲群')]);
  await claimed('one');
  const { nextInMs } = await giveBack('one', '甲群', 300);
  expect(nextInMs).toBeGreaterThan(200);
  expect(await claimed('one')).toEqual([]);
  expect(await store.dueDeliveries.depths()).toEqual({ waiting: 0, active: 0, delayed: 1 });
  await sleep(310);
  expect(await store.dueDeliveries.depths()).toEqual({ waiting: 1, active: 0, delayed: 0 });
  expect(await claimed('other')).toEqual([['甲群', 2]]);
  expect(await store.dueDeliveries.depths()).toEqual({ waiting: 0, active: 1, delayed: 0 });
});

test('what a dead holder had is taken over; what a living one keeps is not', async () => {
  await store.dueDeliveries.add([to('甲群'), to('乙群')]);
  await claimed('dead', 1);
  await claimed('living', 1);
  const [lost, held] =
    (await redis.client.hget(store.keys.claims, 'holder:issue-1:甲群')) === 'dead'
      ? ['甲群', '乙群']
      : ['乙群', '甲群'];
  await waitWithTurns(leaseMs + 300, [['living', held]]);
  expect(await claimed('other')).toEqual([[lost, 2]]);
});

test('who has lost one can neither keep it nor give it back', async () => {
  await store.dueDeliveries.add([to('甲群')]);
  await claimed('slow');
  await waitWithTurns(leaseMs + 300);
  expect(await claimed('other')).toEqual([['甲群', 2]]);
  await store.dueDeliveries.turn({ holder: 'slow', ended: [], kept: [to('甲群')], room: 0 });
  await giveBack('slow', '甲群', null);
  await giveBack('slow', '甲群', 0);
  expect(await store.dueDeliveries.depths()).toEqual({ waiting: 0, active: 1, delayed: 0 });
});

test('where nobody had a turn for long, as when Redis was away, nothing is taken until all had time to come back', async () => {
  await store.dueDeliveries.add([to('甲群')]);
  await claimed('one');
  await sleep(leaseMs + 300);
  expect(await claimed('other')).toEqual([]);
  await waitWithTurns(1000, [['one', '甲群']]);
  expect(await claimed('other')).toEqual([]);
  await waitWithTurns(leaseMs + 300);
  expect(await claimed('other')).toEqual([['甲群', 2]]);
});

test('a turn that is made twice, as its answer was lost, gives nothing back that was claimed since', async () => {
  await store.dueDeliveries.add([to('甲群')]);
  await claimed('one');
  await giveBack('one', '甲群', 0);
  expect(await claimed('other')).toEqual([['甲群', 2]]);
  await giveBack('one', '甲群', 0);
  expect(await claimed('one')).toEqual([]);
});
