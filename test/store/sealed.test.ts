import type { GroupBook } from '../../src/desk/groups/group-book';
import { openStore, type Store } from '../../src/store/open-store';
import { openVault } from '../../src/store/vault';
import { added, keys } from '../desk/groups/example-groups';
import { everWritten } from '../support/ever-written';
import { commitOf, openTestStore, type TestStore } from './open-test-store';

let redis: TestStore;
let store: Store;
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());
beforeEach(() => {
  store = redis.open();
});

const check = { id: 'm1', name: '港口群', address: { key: keys.fresh }, by: 'desk-admin', at: 1 };
const book: GroupBook = {
  schema: 1,
  added: [added],
  checking: [check],
  stopped: [{ name: '长桥街道群', by: 'desk-admin', at: 2 }],
};

async function keep(value: GroupBook, versions: ReadonlyMap<string, number> = new Map()): Promise<void> {
  expect(await store.commit(commitOf({ versions, writes: [{ kind: 'groups', value }] }))).toBe('committed');
}

/** The same desk with another secret of the app. */
function withSecret(secret: string): Store {
  const desk = store.keys.queues.slice(1, -1);
  return openStore(desk, {
    client: redis.client,
    blocking: redis.client,
    vault: openVault(secret, desk),
  });
}

test('a desk whose groups nobody has changed has an empty book', async () => {
  expect(await store.openReader().groups()).toEqual({ schema: 1, added: [], checking: [], stopped: [] });
});

test('groups come back as they went in, and Redis never held an address', async () => {
  await keep(book);
  expect(await store.openReader().groups()).toEqual(book);
  const log = await everWritten(redis.client);
  expect(log).toContain('港口群');
  for (const key of Object.values(keys)) expect(log).not.toContain(key);
});

test('what cannot be opened with a new secret is kept, and opens with the old one again', async () => {
  await keep(book);
  const other = withSecret('new');
  const read = other.openReader();
  const locked = await read.groups();
  expect(locked.added).toEqual([{ ...added, address: { locked: expect.any(String) as string } }]);
  expect(locked.checking).toMatchObject([{ id: 'm1', address: { locked: expect.any(String) as string } }]);
  await other.commit(commitOf({ versions: read.versions, writes: [{ kind: 'groups', value: locked }] }));
  expect(await store.openReader().groups()).toEqual(book);
  other.inbox.close();
});

const plain = '<xml><Content>夜校开课</Content></xml>';
const secret = `<xml><Content>加群 港口群 ${keys.fresh}</Content></xml>`;

test('a message with an address waits sealed, and is read as it came', async () => {
  await store.inbox.receive({ id: 'm1', xml: plain, at: 1 });
  await store.inbox.receive({ id: 'm2', xml: secret, at: 2 });
  const [first, second] = await redis.client.xrange(store.keys.inbox, '-', '+');
  expect(first?.[1][3]).toBe(plain);
  expect(second?.[1][3]).toMatch(/^sealed:[\w-]+$/);
  expect((await store.inbox.unhandled()).map(({ xml }) => xml)).toEqual([plain, secret]);
  expect((await store.inbox.read(second?.[0] ?? ''))?.xml).toBe(secret);
  expect(await everWritten(redis.client)).not.toContain(keys.fresh);
});

test('one that no longer opens is no message, and stays what it is', async () => {
  await store.inbox.receive({ id: 'm2', xml: secret, at: 2 });
  const other = withSecret('new');
  expect((await other.inbox.unhandled())[0]?.xml).toMatch(/^sealed:/);
  other.inbox.close();
});

test('a message that is set aside is set aside sealed', async () => {
  const aside = { schema: 1 as const, id: 'm2', xml: secret, error: 'TypeError', at: 1 };
  await store.commit(commitOf({ writes: [{ kind: 'aside', value: aside }] }));
  await store.commit(commitOf({ writes: [{ kind: 'aside', value: { ...aside, id: 'm1', xml: plain } }] }));
  const [kept, other] = await Promise.all(
    ['aside:m2', 'aside:m1'].map((name) => redis.client.hget(store.keys.document(name), 'body')),
  );
  expect(JSON.parse(kept ?? '')).toEqual({ ...aside, xml: expect.stringMatching(/^sealed:/) as string });
  expect(JSON.parse(other ?? '')).toEqual({ ...aside, id: 'm1', xml: plain });
  expect(await everWritten(redis.client)).not.toContain(keys.fresh);
});

test('the id of a chat is no secret, and outlives the one with which addresses are sealed', async () => {
  const chat = { ...added, name: '机关群', via: 'appchat' as const, address: { key: 'chat1' } };
  const making = {
    ...check,
    name: '领导群',
    address: { key: 'chat2' },
    members: ['editor-first', 'contact-lake'],
  };
  await keep({ ...book, added: [added, chat], checking: [making] });
  const read = await withSecret('another').openReader().groups();
  expect(read.added).toMatchObject([{ address: { locked: expect.any(String) as string } }, chat]);
  expect(read.checking).toEqual([making]);
});
