import { setTimeout as sleep } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { commitOf, openTestStore, type TestStore } from './open-test-store';

let redis: TestStore;
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());

const minute = 60_000;

test('the depths of queues are those that BullMQ counts itself', async () => {
  const store = redis.open();
  const options = {
    connection: redis.client.duplicate({ maxRetriesPerRequest: null }),
    prefix: store.keys.queues,
  };
  const queue = new Queue('tell', options);
  await queue.add('tell', {});
  await queue.add('tell', {});
  await queue.add('tell', {}, { delay: 60_000 });
  await queue.add('tell', {}, { priority: 3 });
  await store.vitals.noteQueues(['tell', 'dispatch']);
  const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized');
  expect(counts).toEqual({ waiting: 2, active: 0, delayed: 1, prioritized: 1 });
  const states = ['waiting', 'active', 'delayed', 'prioritized'] as const;
  expect(await store.vitals.queueDepths()).toEqual([
    ...states.map((state) => ({ queue: 'dispatch', state, jobs: 0 })),
    ...states.map((state) => ({ queue: 'tell', state, jobs: counts[state] })),
  ]);
  await queue.close();
  options.connection.disconnect();
});

test('the latest message is known when it is gone, the oldest while it waits', async () => {
  const { vitals, inbox, commit } = redis.open();
  expect([await vitals.lastCameAt(), await vitals.oldestMessageAt()]).toEqual([0, null]);
  const before = Date.now();
  await inbox.receive({ id: 'm1', xml: '<xml/>', at: 1 });
  const [oldest, latest] = [await vitals.oldestMessageAt(), await vitals.lastCameAt()];
  expect(oldest).toBe(latest);
  expect(latest).toBeGreaterThanOrEqual(before - 5);
  const [{ entry } = { entry: '' }] = await inbox.unhandled();
  await commit(commitOf({ cause: 'm1', inboxEntry: entry }));
  expect([await vitals.oldestMessageAt(), await vitals.lastCameAt()]).toEqual([null, latest]);
});

test('of everybody who has letters waiting the first is known: what is on its way, then what follows', async () => {
  const store = redis.open();
  const letter = (text: string) => ({ to: 'editor', letter: { kind: 'text' as const, text } });
  expect(await store.vitals.firstLetters()).toEqual({});
  await store.commit(commitOf({ letters: [letter('一'), letter('二')] }));
  const first = await store.vitals.firstLetters();
  expect(Object.keys(first)).toEqual(['editor']);
  const posting = await store.mailbox.next('editor', 'run');
  const underWay = await store.vitals.firstLetters();
  expect(underWay).not.toEqual(first);
  await store.mailbox.next('editor', 'run-2', (posting as { id: string }).id);
  const second = await store.vitals.firstLetters();
  expect(second).not.toEqual(underWay);
  expect(second).not.toEqual(first);
  expect(JSON.stringify(second)).not.toContain('二');
});

test('what several processes have refused in a minute is one count, and the worse of two minutes is told', async () => {
  const { vitals, keys } = redis.open();
  const at = 1000 * minute;
  await vitals.countRefused({ signature: 30, stale: 2 }, at);
  await vitals.countRefused({ signature: 5 }, at + 10_000);
  await vitals.countRefused({ query: 3 }, at + minute);
  expect(await vitals.refused(at + 20_000)).toEqual({ signature: 35, stale: 2 });
  expect(await vitals.refused(at + minute)).toEqual({ signature: 35, stale: 2 });
  expect(await vitals.refused(at + 2 * minute)).toEqual({ query: 3 });
  expect(await vitals.refused(at + 3 * minute)).toEqual({});
  expect(await redis.client.ttl(keys.refused(1000))).toBeGreaterThan(120);
});

test('a Redis that is slow to answer takes as long', async () => {
  const { vitals } = redis.open();
  expect(await vitals.roundTripMs()).toBeLessThan(200);
  await redis.client.client('PAUSE', 300, 'ALL');
  expect(await vitals.roundTripMs()).toBeGreaterThan(150);
  await sleep(0);
});
