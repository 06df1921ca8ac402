import { lookAtOnce } from '../../../src/store/backup/look-at-once';
import { pendingSubmission } from '../../desk/examples';
import { commitOf, openTestStore, type TestStore } from '../open-test-store';

let redis: TestStore;
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());

test('what has come since everything was read is in it: letters, messages, documents, and their marks', async () => {
  const store = redis.open();
  await redis.client.sadd(store.keys.touched, 'token');
  const letter = { kind: 'text' as const, text: '一条' };
  const writes = [{ kind: 'submission' as const, value: pendingSubmission() }];
  await store.commit(commitOf({ cause: 'message-1', writes, letters: [{ to: 'contact-new', letter }] }));
  await redis.client.set(store.keys.seen('message-1'), '1', 'EX', 60);
  await store.mailbox.next('contact-new', 'posting-1');
  await store.inbox.receive({ id: 'message-2', xml: '<xml/>', at: 1 });
  const { lines, gone } = await lookAtOnce(redis.client, store.keys, {
    token: 'token',
    lastFact: '0',
    names: [],
  });
  expect(gone).toEqual([]);
  expect(lines.map(({ key }) => key).toSorted()).toEqual([
    'doc:submission:1',
    'handled:message-1',
    'inbox',
    'mail',
    'mail:contact-new:inFlight',
    'seen:message-1',
    'seen:message-2',
    'told:contact-new',
  ]);
});

test('a document that has gone is named', async () => {
  const store = redis.open();
  await redis.client.sadd(store.keys.touched, 'token');
  await store.commit(commitOf({ writes: [{ kind: 'goneQuestion', editor: 'editor-first' }] }));
  const { lines, gone } = await lookAtOnce(redis.client, store.keys, {
    token: 'token',
    lastFact: '0',
    names: [],
  });
  expect([lines, gone]).toEqual([[], ['doc:question:editor-first']]);
});
