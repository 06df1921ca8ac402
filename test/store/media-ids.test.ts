import type { Destination } from '../../src/desk/groups/destination';
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

const robot: Destination = { via: 'webhook', address: '11111111-aaaa-4aaa-8aaa-111111111111' };
const other: Destination = { via: 'webhook', address: '22222222-bbbb-4bbb-8bbb-222222222222' };
const chat: Destination = { via: 'appchat', address: 'quux' };
const otherChat: Destination = { via: 'appchat', address: 'quuz' };

test('a file is one robot’s, or all the app’s chats’', async () => {
  await store.mediaIds.keep(robot, 'f1', 'media-1');
  await store.mediaIds.keep(chat, 'f1', 'media-2');
  expect(await store.mediaIds.claim(robot, 'f1', 'a')).toEqual({ mediaId: 'media-1' });
  expect(await store.mediaIds.claim(robot, 'f2', 'a')).toBe('upload');
  expect(await store.mediaIds.claim(other, 'f1', 'a')).toBe('upload');
  expect(await store.mediaIds.claim(otherChat, 'f1', 'a')).toEqual({ mediaId: 'media-2' });
});

test('one uploads, the others wait for it, and then need not', async () => {
  expect(await store.mediaIds.claim(chat, 'f1', 'first')).toBe('upload');
  expect(await store.mediaIds.claim(otherChat, 'f1', 'second')).toBe('wait');
  expect(await store.mediaIds.claim(chat, 'f1', 'first')).toBe('upload');
  await store.mediaIds.keep(chat, 'f1', 'media-1');
  expect(await store.mediaIds.claim(otherChat, 'f1', 'second')).toEqual({ mediaId: 'media-1' });
  await store.mediaIds.forget(chat, 'f1', 'media-1');
  expect(await store.mediaIds.claim(otherChat, 'f1', 'second')).toBe('upload');
});

test('who has failed lets another try, and so does who has died', async () => {
  await store.mediaIds.claim(chat, 'f1', 'first');
  await store.mediaIds.yield(chat, 'f1');
  expect(await store.mediaIds.claim(chat, 'f1', 'second')).toBe('upload');
  const left = await redis.client.pttl(store.keys.uploading('appchat', 'f1'));
  expect(left).toBeGreaterThan(30_000);
  expect(left).toBeLessThanOrEqual(40_000);
});

test('an id is kept for less than its three days', async () => {
  await store.mediaIds.keep(robot, 'f1', 'media-1');
  const left = await redis.client.pttl(store.keys.media(robot.address, 'f1'));
  expect(left).toBeGreaterThan(70 * 3_600_000);
  expect(left).toBeLessThanOrEqual(71 * 3_600_000);
});

test('one that is forgotten goes alone, not what was kept in its place', async () => {
  await store.mediaIds.keep(robot, 'f1', 'media-2');
  await store.mediaIds.forget(robot, 'f1', 'media-1');
  expect(await store.mediaIds.claim(robot, 'f1', 'a')).toEqual({ mediaId: 'media-2' });
});

test('no key holds an address', async () => {
  await store.mediaIds.claim(robot, 'f1', 'a');
  await store.mediaIds.keep(robot, 'f2', 'media-1');
  const names = await redis.client.keys(`${store.keys.queues}*`);
  expect(names).toHaveLength(2);
  expect(names.join()).not.toContain(robot.address);
});
