import type { Destination } from '../../src/desk/groups/destination';
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
const robot: Destination = { via: 'webhook', address };
const chat = (name: string): Destination => ({ via: 'appchat', address: name });
const minute = 60_000;
const hour = 60 * minute;

async function takeMany(count: number, from = store, to = robot): Promise<number[]> {
  const waits: number[] = [];
  for (let n = 0; n < count; n += 1) waits.push(await from.pace.take({ to, id: `${desk}-${Math.random()}` }));
  return waits;
}

/** Milliseconds by the clock of Redis, which the pace goes by. */
async function now(): Promise<number> {
  const [seconds, micros] = await redis.client.time();
  return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
}

test('twenty in a minute go at once, counted over all workers; the next waits for the first to be a minute old', async () => {
  const other = redis.open(desk);
  expect(new Set([...(await takeMany(10)), ...(await takeMany(10, other))])).toEqual(new Set([0]));
  for (const wait of [...(await takeMany(1)), ...(await takeMany(1, other))]) {
    expect(wait).toBeGreaterThan(58_000);
    expect(wait).toBeLessThanOrEqual(60_501);
  }
});

test('any sixty seconds count, not the minute of the clock', async () => {
  await takeMany(20);
  const [oldest] = await redis.client.zrange(store.keys.pace(address), '0', '0');
  const at = await now();
  await redis.client.zadd(store.keys.pace(address), at - 59_000, oldest!);
  const [wait] = await takeMany(1);
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(1501);
  await redis.client.zadd(store.keys.pace(address), at - 61_000, oldest!);
  const [free, next] = await takeMany(2);
  expect([free, next! > 0]).toEqual([0, true]);
});

test('a message that came late counts from when it came, one that came in time from when its slot was taken', async () => {
  await store.pace.take({ to: robot, id: 'late' });
  await store.pace.take({ to: robot, id: 'in time' });
  const at = (await now()) - 30_000;
  const key = store.keys.pace(address);
  for (const id of ['late', 'in time']) await redis.client.zadd(key, at, id);
  await store.pace.came({ to: robot, id: 'late' }, 501);
  await store.pace.came({ to: robot, id: 'in time' }, 500);
  await store.pace.came({ to: robot, id: 'unknown' }, 9000);
  expect(Number(await redis.client.zscore(key, 'late'))).toBeGreaterThanOrEqual(at + 30_000);
  expect(await redis.client.zscore(key, 'in time')).toBe(String(at));
  expect(await redis.client.zcard(key)).toBe(2);
});

test('what had to wait takes no slot, of its own limit or of a ceiling', async () => {
  await takeMany(25);
  expect(await redis.client.zcard(store.keys.pace(address))).toBe(20);
  expect(await redis.client.hget(store.keys.ceiling('webhook', minute), 'sum')).toBe('20');
});

test('every group has a pace of its own', async () => {
  await takeMany(20);
  expect(await store.pace.take({ to: { via: 'webhook', address: 'another' }, id: 'first' })).toBe(0);
});

describe('a ceiling of all groups of a door', () => {
  /** So much was sent so long ago. */
  async function sent(door: Destination['via'], windowMs: number, sum: number, agoMs = 0): Promise<void> {
    const key = store.keys.ceiling(door, windowMs);
    const step = Math.floor(((await now()) - agoMs) / (windowMs / 60));
    await redis.client.del(key);
    await redis.client.hset(key, { from: step, sum, [step]: sum });
  }

  test.each([
    ['20,000 a minute', minute, 20_000],
    ['600,000 an hour', hour, 600_000],
  ])('of robots is %s', async (_, windowMs, most) => {
    await sent('webhook', windowMs, most - 1);
    const [last, wait = 0] = await takeMany(2);
    expect(last).toBe(0);
    expect(wait).toBeGreaterThan(windowMs - 5000);
    expect(wait).toBeLessThanOrEqual(windowMs + windowMs / 60);
    expect(await redis.client.zcard(store.keys.pace(address))).toBe(1);
  });

  test('counts what has not been gone for its whole window', async () => {
    await sent('webhook', minute, 20_000, 59_000);
    const [wait = 0] = await takeMany(1);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(2000);
    await sent('webhook', minute, 20_000, 61_000);
    expect(await takeMany(1)).toEqual([0]);
    const log = await redis.client.hgetall(store.keys.ceiling('webhook', minute));
    expect([log['sum'], Object.keys(log).length]).toEqual(['1', 3]);
  });

  test('forgets what has left it, though nothing is taken', async () => {
    await sent('webhook', minute, 20_000, 30_000);
    const key = store.keys.ceiling('webhook', minute);
    const gone = Math.floor((await now()) / 1000) - 63;
    await redis.client.hset(key, { from: gone, sum: 20_500, [gone]: 500 });
    for (let times = 0; times < 2; times += 1) expect((await takeMany(1))[0]).toBeGreaterThan(0);
    expect(await redis.client.hmget(key, 'sum', String(gone))).toEqual(['20000', null]);
  });

  test('is forgotten with its window', async () => {
    await takeMany(1);
    const left = await redis.client.pttl(store.keys.ceiling('webhook', minute));
    expect(left).toBeGreaterThan(60_000);
    expect(left).toBeLessThanOrEqual(61_000);
  });

  test('of chats counts their readers: twenty thousand a minute, all chats together', async () => {
    await store.readers.keep('quux', 600);
    await store.readers.keep('quuz', 400);
    for (let pair = 0; pair < 20; pair += 1) {
      expect(await takeMany(1, store, chat('quux'))).toEqual([0]);
      expect(await takeMany(1, store, chat('quuz'))).toEqual([0]);
    }
    for (const name of ['quux', 'quuz']) {
      const [wait = 0] = await takeMany(1, store, chat(name));
      expect(wait).toBeGreaterThan(55_000);
    }
  });

  test('lets a small chat through where a large one has to wait', async () => {
    await store.readers.keep('small', 10);
    await store.readers.keep('large', 2000);
    await sent('appchat', minute, 19_000);
    const [large = 0] = await takeMany(1, store, chat('large'));
    expect(large).toBeGreaterThan(0);
    expect(await takeMany(1, store, chat('small'))).toEqual([0]);
  });

  test('makes a large chat wait for no more than it needs', async () => {
    await store.readers.keep('large', 2000);
    const key = store.keys.ceiling('appchat', minute);
    const at = Math.floor((await now()) / 1000);
    await redis.client.hset(key, {
      from: at - 50,
      sum: 20_000,
      [at - 50]: 1500,
      [at - 20]: 500,
      [at]: 18_000,
    });
    const [wait = 0] = await takeMany(1, store, chat('large'));
    expect(wait).toBeGreaterThan(38_000);
    expect(wait).toBeLessThanOrEqual(41_000);
  });

  test('takes a chat that nobody has counted for as large as one may be, and an empty one for two', async () => {
    await store.readers.keep('empty', 0);
    await takeMany(1, store, chat('unknown'));
    await takeMany(1, store, chat('empty'));
    expect(await redis.client.hget(store.keys.ceiling('appchat', minute), 'sum')).toBe('2002');
    expect(await redis.client.hget(store.keys.ceiling('appchat', hour), 'sum')).toBe('2002');
  });

  test('of chats is 150,000 readers an hour', async () => {
    await sent('appchat', hour, 149_000, 30 * minute);
    const [wait = 0] = await takeMany(1, store, chat('unknown'));
    expect(wait).toBeGreaterThan(29 * minute);
    expect(wait).toBeLessThanOrEqual(32 * minute);
  });

  test('is none for robots what it is for chats', async () => {
    await sent('appchat', minute, 20_000);
    expect(await takeMany(1)).toEqual([0]);
  });
});

describe('silence after a 45009', () => {
  async function heldFor(to: Destination): Promise<number> {
    const [wait = 0] = await takeMany(1, redis.open(desk), to);
    return wait;
  }

  async function end(to: string): Promise<void> {
    await redis.client.del(store.keys.hold(to));
  }

  test('lasts a minute for every worker, and takes no slot', async () => {
    await store.pace.hold(robot);
    expect(await heldFor(robot)).toBeGreaterThan(59_000);
    expect(await heldFor(robot)).toBeLessThanOrEqual(60_000);
    expect(await redis.client.zcard(store.keys.pace(address))).toBe(0);
    await end(address);
    expect(await takeMany(1)).toEqual([0]);
  });

  test('of one robot is none of another', async () => {
    await store.pace.hold(robot);
    expect(await heldFor({ via: 'webhook', address: 'another' })).toBe(0);
    expect(await heldFor(chat('quux'))).toBe(0);
  });

  test('of one chat is that of all, for the limit is the corp’s', async () => {
    await store.pace.hold(chat('quux'));
    expect(await heldFor(chat('quuz'))).toBeGreaterThan(59_000);
    expect(await heldFor(robot)).toBe(0);
  });

  test('grows where it is broken by the same answer: an hour limit may have been hit', async () => {
    const silences: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      await store.pace.hold(chat('quux'));
      silences.push(Math.ceil((await heldFor(chat('quux'))) / minute));
      await end('appchat');
    }
    expect(silences).toEqual([1, 5, 15, 60, 60]);
  });

  test('does not grow by what was under way when it began, nor for a robot, whose limit is a minute’s', async () => {
    for (let count = 0; count < 3; count += 1) await store.pace.hold(chat('quux'));
    expect(await heldFor(chat('quux'))).toBeLessThanOrEqual(minute);
    await store.pace.hold(robot);
    await end(address);
    await store.pace.hold(robot);
    expect(await heldFor(robot)).toBeLessThanOrEqual(minute);
  });

  test('begins anew once a minute has passed without it', async () => {
    await store.pace.hold(chat('quux'));
    const left = await redis.client.pttl(store.keys.holds('appchat'));
    expect(left).toBeGreaterThan(119_000);
    expect(left).toBeLessThanOrEqual(120_000);
  });
});

test('no key holds the address', async () => {
  await takeMany(1);
  await store.pace.hold(robot);
  const names = await redis.client.keys(`{${desk}}*`);
  expect(names).toHaveLength(5);
  expect(names.join()).not.toContain(address);
});
