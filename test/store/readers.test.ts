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

test('a count holds for a day, and is made again in its last hour', async () => {
  expect(await store.readers.uncounted(['quux', 'quuz'])).toEqual(['quux', 'quuz']);
  await store.readers.keep('quux', 200);
  expect(await store.readers.uncounted(['quux', 'quuz'])).toEqual(['quuz']);
  const key = store.keys.readers('quux');
  expect(await redis.client.pttl(key)).toBeGreaterThan(23 * 3_600_000);
  await redis.client.pexpire(key, 3_599_000);
  expect(await store.readers.uncounted(['quux'])).toEqual(['quux']);
  expect(await redis.client.get(key)).toBe('200');
});

test('one of many counts, and another only some minutes later', async () => {
  const begun = await Promise.all([1, 2, 3].map(() => store.readers.begin('quux')));
  expect(begun.filter(Boolean)).toHaveLength(1);
  expect(await store.readers.uncounted(['quux'])).toEqual([]);
  await redis.client.del(store.keys.counting('quux'));
  expect(await store.readers.uncounted(['quux'])).toEqual(['quux']);
});

test('there may be nothing to count', async () => {
  expect(await store.readers.uncounted([])).toEqual([]);
});
