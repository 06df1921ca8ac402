import { openTestStore, type TestStore } from './open-test-store';

let redis: TestStore;
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());

test('a worker that prints is known for two minutes, to its own desk', async () => {
  const [store, other] = [redis.open(), redis.open()];
  expect(await store.officeNote.isThere()).toBe(false);
  await store.officeNote.leave();
  expect([await store.officeNote.isThere(), await other.officeNote.isThere()]).toEqual([true, false]);
  const left = await redis.client.ttl(store.keys.office);
  expect([left > 110, left <= 120]).toEqual([true, true]);
});
