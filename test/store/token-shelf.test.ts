import { openTestStore, type TestStore } from './open-test-store';

let redis: TestStore;
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());

/** Two processes of one app. */
function twoShelves() {
  const store = redis.open();
  return { store, mine: store.tokenShelf('secret-of-the-app'), yours: store.tokenShelf('secret-of-the-app') };
}

test('a saved token is read by every process until it expires', async () => {
  const { mine, yours } = twoShelves();
  expect(await yours.read()).toBeNull();
  const expiresAt = Date.now() + 60_000;
  await mine.save('token-1', expiresAt);
  expect(await yours.read()).toEqual({ token: 'token-1', expiresAt });
  await mine.save('token-2', Date.now() + 10);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(await yours.read()).toBeNull();
});

test('a token that failed is forgotten by all, a newer one is not', async () => {
  const { mine, yours } = twoShelves();
  const expiresAt = Date.now() + 60_000;
  await mine.save('token-1', expiresAt);
  await yours.forget('token-0');
  expect(await mine.read()).toEqual({ token: 'token-1', expiresAt });
  await yours.forget('token-1');
  expect(await mine.read()).toBeNull();
  await yours.forget('token-1');
});

test('one process at a time holds the lock, and only it opens it', async () => {
  const { mine, yours } = twoShelves();
  expect([await mine.lock(5000), await yours.lock(5000)]).toEqual([true, false]);
  await yours.unlock();
  expect(await yours.lock(5000)).toBe(false);
  await mine.unlock();
  expect(await yours.lock(5000)).toBe(true);
});

test('the lock of a process that died opens by itself', async () => {
  const { mine, yours } = twoShelves();
  await mine.lock(10);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(await yours.lock(5000)).toBe(true);
});

test('a refusal is known to every process until its time', async () => {
  const { mine, yours } = twoShelves();
  const untilMs = Date.now() + 60_000;
  await mine.refuse(untilMs, 40001);
  expect(await yours.refusal()).toEqual({ untilMs, errcode: 40001 });
  await mine.refuse(Date.now() + 10, 40001);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(await yours.refusal()).toBeNull();
});

test('a corrected secret starts anew, and no key holds it', async () => {
  const { store, mine } = twoShelves();
  await mine.save('token-1', Date.now() + 60_000);
  await mine.refuse(Date.now() + 60_000, 40001);
  const corrected = store.tokenShelf('another-secret');
  expect([await corrected.read(), await corrected.refusal()]).toEqual([null, null]);
  expect((await redis.client.keys(`${store.keys.queues}*`)).join()).not.toContain('secret');
});
