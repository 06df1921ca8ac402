import { openTestStore, type TestStore } from './open-test-store';

let redis: TestStore;
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());

test('a state is used once, by whichever process comes first', async () => {
  const [one, other] = [redis.open('same').logins, redis.open('same').logins];
  expect(await Promise.all([one.useOnce('S', 60_000), other.useOnce('S', 60_000)])).toEqual([true, false]);
  expect(await one.useOnce('T', 60_000)).toBe(true);
});

test('it is forgotten when it could not be shown any more', async () => {
  const { logins, keys } = redis.open();
  await logins.useOnce('S', 60_000);
  expect(await redis.client.pttl(keys.login('S'))).toBeGreaterThan(59_000);
});

test('after five hundred refused codes nobody is asked for the rest of the hour', async () => {
  const { logins, keys } = redis.open();
  for (let count = 0; count < 499; count += 1) await logins.countRefused();
  expect(await logins.mayAsk()).toBe(true);
  await logins.countRefused();
  expect(await logins.mayAsk()).toBe(false);
  expect(await redis.client.pttl(keys.refusedCodes)).toBeGreaterThan(3_590_000);
  await redis.client.del(keys.refusedCodes);
  expect(await logins.mayAsk()).toBe(true);
});
