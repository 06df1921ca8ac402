import { setTimeout as sleep } from 'node:timers/promises';
import { firstWatch, type Watch } from '../../src/desk/watch';
import { createMetrics } from '../../src/metrics/create-metrics';
import { readFigures } from '../../src/metrics/read-figures';
import type { Store } from '../../src/store/open-store';
import { commitOf, openTestStore, type TestStore } from '../store/open-test-store';

let redis: TestStore;
let store: Store;
let now: number;
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());
beforeEach(() => {
  store = redis.open();
  now = Date.now();
});

async function printed(changed: Partial<Parameters<typeof readFigures>[0]> = {}): Promise<string[]> {
  const desk = { store, tokenSavedAt: () => Promise.resolve(null), now: () => now, ...changed };
  const text = await createMetrics().print(await readFigures(desk));
  return text.split('\n').filter((line) => line.startsWith('jianbao_'));
}

/** But for how long Redis took. */
async function values(changed: Parameters<typeof printed>[0] = {}): Promise<string[]> {
  return (await printed(changed)).filter((line) => !line.startsWith('jianbao_redis_round_trip'));
}

async function keep(watch: Partial<Watch>): Promise<void> {
  const read = store.openReader();
  await read.watch();
  const value = { ...firstWatch('0', now), ...watch };
  await store.commit(commitOf({ versions: read.versions, writes: [{ kind: 'watch', value }] }));
}

test('a desk on which nothing has happened', async () => {
  expect(await values()).toEqual([
    'jianbao_redis_up 1',
    'jianbao_worker_up 0',
    'jianbao_queue_jobs{queue="deliver",state="waiting"} 0',
    'jianbao_queue_jobs{queue="deliver",state="active"} 0',
    'jianbao_queue_jobs{queue="deliver",state="delayed"} 0',
    'jianbao_oldest_waiting_seconds{what="message"} 0',
  ]);
  expect((await printed()).join('\n')).toMatch(/^jianbao_redis_round_trip_seconds 0\.\d+/m);
});

test('a desk at work', async () => {
  await store.vitals.noteQueues(['tell']);
  await store.streams.lead('a-relay', 60_000);
  await redis.client.xadd(store.keys.inbox, `${now - 2000}-0`, 'id', 'm1', 'xml', '<xml/>', 'at', '1');
  await keep({
    mail: { 'editor-first': { first: 'a', at: now - 3000 }, 'editor-second': { first: 'b', at: now } },
    parts: { waiting: 4, sending: 1, sent: 2 },
    oldestPartAt: now - 5000,
    settled: { sent: 30, uncertain: 1 },
    faults: {
      door: { since: 1, lastAt: 1, told: true },
      redis: { since: 1, lastAt: 1, told: false },
    },
  });
  expect(await values({ tokenSavedAt: () => Promise.resolve(now - 60_000) })).toEqual([
    'jianbao_redis_up 1',
    'jianbao_worker_up 1',
    'jianbao_queue_jobs{queue="tell",state="waiting"} 0',
    'jianbao_queue_jobs{queue="tell",state="active"} 0',
    'jianbao_queue_jobs{queue="tell",state="delayed"} 0',
    'jianbao_queue_jobs{queue="tell",state="prioritized"} 0',
    'jianbao_queue_jobs{queue="deliver",state="waiting"} 0',
    'jianbao_queue_jobs{queue="deliver",state="active"} 0',
    'jianbao_queue_jobs{queue="deliver",state="delayed"} 0',
    'jianbao_wecom_token_age_seconds 60',
    'jianbao_oldest_waiting_seconds{what="message"} 2',
    'jianbao_oldest_waiting_seconds{what="letter"} 3',
    'jianbao_oldest_waiting_seconds{what="part"} 5',
    'jianbao_delivery_parts{state="waiting"} 4',
    'jianbao_delivery_parts{state="sending"} 1',
    'jianbao_delivery_parts{state="sent"} 2',
    'jianbao_delivery_parts{state="refused"} 0',
    'jianbao_delivery_parts{state="uncertain"} 0',
    'jianbao_delivery_parts_settled_total{state="sent"} 30',
    'jianbao_delivery_parts_settled_total{state="refused"} 0',
    'jianbao_delivery_parts_settled_total{state="uncertain"} 1',
    'jianbao_fault{fault="token"} 0',
    'jianbao_fault{fault="redis"} 0',
    'jianbao_fault{fault="door"} 1',
    'jianbao_fault{fault="silence"} 0',
  ]);
});

test('what a worker saw that is gone is left out', async () => {
  await keep({ at: now - 61_000, parts: { waiting: 4 } });
  expect((await values()).join('\n')).not.toMatch(/parts|letter|fault/);
});

test('a Redis that hangs leaves all out but that, within a second', async () => {
  await redis.client.client('PAUSE', 1500, 'ALL');
  const askedAt = performance.now();
  expect(await printed()).toEqual(['jianbao_redis_up 0']);
  expect(performance.now() - askedAt).toBeLessThan(1000);
  await sleep(800);
  expect((await values())[0]).toBe('jianbao_redis_up 1');
});

test('so does one that refuses', async () => {
  const refusing = { ...store.vitals, roundTripMs: () => Promise.reject(new Error('away')) };
  expect(await printed({ store: { ...store, vitals: refusing } })).toEqual(['jianbao_redis_up 0']);
});
