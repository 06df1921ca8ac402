import type { Store } from '../../src/store/open-store';
import { openTestStore, type TestStore } from './open-test-store';

let redis: TestStore;
let store: Store;
let desk: string;
let desks = 0;
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());
beforeEach(() => {
  desk = `paced-${(desks += 1)}`;
  store = redis.open(desk);
});

const address = '11111111-aaaa-4aaa-8aaa-111111111111';

async function takeMany(count: number, from = store): Promise<number[]> {
  const waits: number[] = [];
  for (let n = 0; n < count; n += 1) waits.push(await from.pace.take(address, `${desk}-${Math.random()}`));
  return waits;
}

test('twenty in a minute go at once, counted over all workers; the next waits for the first to be a minute old', async () => {
  const other = redis.open(desk);
  expect(new Set([...(await takeMany(10)), ...(await takeMany(10, other))])).toEqual(new Set([0]));
  for (const wait of [...(await takeMany(1)), ...(await takeMany(1, other))]) {
    expect(wait).toBeGreaterThan(58_000);
    expect(wait).toBeLessThanOrEqual(60_001);
  }
});

test('any sixty seconds count, not the minute of the clock', async () => {
  await takeMany(20);
  const [oldest] = await redis.client.zrange(store.keys.pace(address), '0', '0');
  const [seconds] = await redis.client.time();
  await redis.client.zadd(store.keys.pace(address), Number(seconds) * 1000 - 59_000, oldest!);
  const [wait] = await takeMany(1);
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(1001);
  await redis.client.zadd(store.keys.pace(address), Number(seconds) * 1000 - 61_000, oldest!);
  const [free, next] = await takeMany(2);
  expect([free, next! > 0]).toEqual([0, true]);
});

test('what had to wait takes no slot', async () => {
  await takeMany(25);
  expect(await redis.client.zcard(store.keys.pace(address))).toBe(20);
});

test('every group has a pace of its own', async () => {
  await takeMany(20);
  expect(await store.pace.take('22222222-bbbb-4bbb-8bbb-222222222222', 'first')).toBe(0);
});

test('a group on hold waits for the end of it, for every worker', async () => {
  await store.pace.hold(address);
  const [wait] = await takeMany(1, redis.open(desk));
  expect(wait).toBeGreaterThan(59_000);
  expect(wait).toBeLessThanOrEqual(60_000);
  expect(await redis.client.zcard(store.keys.pace(address))).toBe(0);
  await store.pace.hold(address, 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await takeMany(1)).toEqual([0]);
});

test('no key holds the address', async () => {
  await takeMany(1);
  await store.pace.hold(address);
  const names = await redis.client.keys(`{${desk}}*`);
  expect(names).toHaveLength(2);
  expect(names.join()).not.toContain(address);
});
