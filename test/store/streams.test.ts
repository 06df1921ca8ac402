import type { Fact } from '../../src/desk/fact';
import type { Store } from '../../src/store/open-store';
import { commitOf, openTestStore, type TestStore } from './open-test-store';

let redis: TestStore;
let store: Store;
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());
beforeEach(async () => {
  store = redis.open();
  await store.streams.createGroups();
});

const asked: Fact = { what: 'asked', by: 'editor-first', at: 1, cause: 'message-1' };

async function receive(id: string): Promise<void> {
  expect(await store.inbox.receive({ id, xml: `<xml>${id}</xml>`, at: 5 })).toBe('stored');
}

test('messages and facts are read once each, in the order in which they were stored', async () => {
  for (const id of ['one', 'two']) await receive(id);
  await store.commit(commitOf({ facts: [asked, { ...asked, what: 'closed' }] }));
  const { received, facts, entries } = await store.streams.read('new', 1);
  expect(received.map(({ id, xml, at }) => [id, xml, at])).toEqual([
    ['one', '<xml>one</xml>', 5],
    ['two', '<xml>two</xml>', 5],
  ]);
  expect(facts.map(({ fact }) => fact)).toEqual([asked, { ...asked, what: 'closed' }]);
  expect(entries).toEqual({
    inbox: received.map(({ entry }) => entry),
    facts: facts.map(({ entry }) => entry),
  });
  expect((await store.streams.read('new', 1)).received).toEqual([]);
});

test('what was read and not ticked off is unfinished, again and again', async () => {
  await receive('one');
  await store.commit(commitOf({ facts: [asked] }));
  const news = await store.streams.read('new', 1);
  expect(await store.streams.read('unfinished', 1)).toEqual(news);
  expect(await store.streams.read('unfinished', 1)).toEqual(news);
  await store.streams.done(news.entries);
  expect(await store.streams.read('unfinished', 1)).toEqual({
    received: [],
    facts: [],
    entries: { inbox: [], facts: [] },
  });
});

test('what has not been read yet is not unfinished', async () => {
  await receive('one');
  expect((await store.streams.read('unfinished', 1)).received).toEqual([]);
  expect((await store.streams.read('new', 1)).received).toHaveLength(1);
});

test('an unfinished message that was handled meanwhile is only ticked off', async () => {
  await receive('one');
  const news = await store.streams.read('new', 1);
  const [inboxEntry] = news.entries.inbox;
  await store.commit(commitOf({ cause: 'one', inboxEntry: inboxEntry! }));
  const unfinished = await store.streams.read('unfinished', 1);
  expect(unfinished).toEqual({ received: [], facts: [], entries: news.entries });
});

test('what came in before the groups were made is not lost', async () => {
  const late = redis.open();
  await late.inbox.receive({ id: 'early', xml: '<xml/>', at: 5 });
  await late.streams.createGroups();
  await late.streams.createGroups();
  expect((await late.streams.read('new', 1)).received.map(({ id }) => id)).toEqual(['early']);
});

test('a reader waits for what comes next', async () => {
  const waiting = store.streams.read('new', 5000);
  await new Promise((resolve) => setTimeout(resolve, 30));
  await receive('one');
  expect((await waiting).received.map(({ id }) => id)).toEqual(['one']);
});

test('one leads at a time, until the lead ends or is yielded', async () => {
  const { streams } = store;
  expect(await streams.isFollowed()).toBe(false);
  expect(await streams.lead('first', 5000)).toBe(true);
  expect(await streams.lead('second', 5000)).toBe(false);
  expect(await streams.isFollowed()).toBe(true);
  await streams.yieldLead('second');
  expect(await streams.lead('second', 5000)).toBe(false);
  await streams.yieldLead('first');
  expect(await streams.lead('second', 20)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(await streams.lead('first', 5000)).toBe(true);
});

test('who leads renews the lead', async () => {
  await store.streams.lead('first', 50);
  await store.streams.lead('first', 5000);
  expect(await redis.client.pttl(store.keys.relayLease)).toBeGreaterThan(4000);
});
