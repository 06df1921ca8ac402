import { setTimeout as sleep } from 'node:timers/promises';
import { claimDeliveries } from '../../src/jobs/claim-deliveries';
import type { Outcome } from '../../src/jobs/job';
import type { Store } from '../../src/store/open-store';
import { openTestStore, type TestStore } from '../store/open-test-store';

let redis: TestStore;
let due: Store['dueDeliveries'];
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());
beforeEach(() => {
  due = redis.open().dueDeliveries;
});

const groups = Array.from({ length: 30 }, (_, n) => `第${n}群`);
const all = groups.map((group) => ({ dispatch: 'issue-1' as const, group }));

type Work = (group: string, attempt: number) => Promise<Outcome>;

function worker(work: Work, concurrency = 4) {
  const logged: string[] = [];
  const log = { error: (_: object, message: string) => void logged.push(message) };
  const claims = claimDeliveries({
    due,
    concurrency,
    work: ({ which, attempt }) => work(which.group, attempt),
    log,
  });
  return { ...claims, logged };
}

async function waitUntil(isSo: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (isSo()) return;
    await sleep(20);
  }
  throw new Error(`this did not come: ${what}`);
}

test('two workers do all of it once, no more at a time than they may', async () => {
  const done: string[] = [];
  const hands = { now: 0, most: 0 };
  const work: Work = async (group) => {
    hands.now += 1;
    hands.most = Math.max(hands.most, hands.now);
    await sleep(20);
    hands.now -= 1;
    done.push(group);
    return undefined;
  };
  const workers = [worker(work), worker(work)];
  await due.add(all);
  workers[0]!.look();
  await waitUntil(() => done.length >= groups.length, 'all of them');
  await Promise.all(workers.map((one) => one.close()));
  expect(done.toSorted()).toEqual(groups.toSorted());
  expect(hands.most).toBeLessThanOrEqual(8);
  expect(await due.depths()).toEqual({ waiting: 0, active: 0, delayed: 0 });
});

test('one that waits holds up no other and comes again; one that fails is said and comes again', async () => {
  const runs: [string, number][] = [];
  const work: Work = (group, attempt) => {
    runs.push([group, attempt]);
    if (group === '第0群' && attempt === 1) return Promise.resolve({ againInMs: 700 });
    return group === '第1群' && attempt === 1
      ? Promise.reject(new Error('a bug'))
      : Promise.resolve(undefined);
  };
  const one = worker(work, 1);
  await due.add(all.slice(0, 4));
  one.look();
  await waitUntil(() => runs.length >= 6, 'all of them, and two again');
  await one.close();
  expect(runs.slice(0, 4).map(([, attempt]) => attempt)).toEqual([1, 1, 1, 1]);
  expect(runs.slice(4)).toEqual([
    ['第0群', 2],
    ['第1群', 2],
  ]);
  expect(one.logged).toEqual(['a delivery failed']);
});

test('one that takes longer than a lease lasts stays where it is', async () => {
  const runs: string[] = [];
  const work: Work = async (group) => {
    runs.push(group);
    await sleep(3500);
    return undefined;
  };
  const workers = [worker(work), worker(work)];
  await due.add(all.slice(0, 2));
  workers[0]!.look();
  await waitUntil(() => runs.length === 2, 'both');
  await sleep(3000);
  await Promise.all(workers.map((one) => one.close()));
  expect(runs).toHaveLength(2);
});

test('at its close it claims nothing more, waits for what it has in hand, and gives back what is left', async () => {
  const state = { isStopping: false };
  const runs: string[] = [];
  const work: Work = async (group) => {
    runs.push(group);
    await sleep(200);
    return state.isStopping ? { againInMs: 0 } : undefined;
  };
  const one = worker(work, 2);
  await due.add(all);
  one.look();
  await waitUntil(() => runs.length >= 2, 'the first two');
  state.isStopping = true;
  await one.close();
  expect(runs).toHaveLength(2);
  expect(await due.depths()).toEqual({ waiting: groups.length, active: 0, delayed: 0 });
});
