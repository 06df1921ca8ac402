import type { Fact } from '../../src/desk/fact';
import type { CardContent } from '../../src/desk/letter';
import type { Store } from '../../src/store/open-store';
import { textLetters } from '../../src/format/letters';
import { moveIssue } from '../../src/desk/issues/issue';
import { withdraw } from '../../src/desk/submissions/submission';
import { by, entryOf, openIssueWith, pendingSubmission } from '../desk/examples';
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

const submitted: Fact = { what: 'submitted', by: 'contact-lake', at: 10, cause: 'message-1', submission: 1 };
const [letter] = textLetters('已收到');
const toContact = { to: 'contact-lake', letter: letter! };
const card: CardContent = {
  taskId: 's1-0123456789abcdef',
  headline: '来稿 1',
  summary: '',
  rows: [],
  text: '',
  choice: null,
  buttons: [],
  settled: null,
  line: '来稿 1｜湖东区总工会',
};
const firstSubmission = { kind: 'submission' as const, value: pendingSubmission(1) };

async function factsOf(desk: Store): Promise<unknown[]> {
  const entries = await redis.client.xrange(desk.keys.facts, '-', '+');
  return entries.map(([, fields]) => JSON.parse(fields[1] ?? '') as unknown);
}

/** Everything of a desk, to see that nothing at all has changed. */
async function everythingOf(desk: Store): Promise<unknown[]> {
  const names = (await redis.client.keys(`${desk.keys.queues}*`)).toSorted();
  return Promise.all(names.map(async (name) => [name, await redis.client.dump(name)]));
}

test('documents, indexes, facts, letters and the mark are written together', async () => {
  const writes = [firstSubmission];
  const made = commitOf({ cause: 'message-1', writes, facts: [submitted], letters: [toContact] });
  expect(await store.commit(made)).toBe('committed');
  expect(await store.openReader().submission(1)).toEqual(pendingSubmission(1));
  expect(await store.openReader().pending()).toEqual([pendingSubmission(1)]);
  expect(await factsOf(store)).toEqual([{ ...submitted, tells: ['contact-lake'] }]);
  expect(await store.mailbox.waiting()).toEqual(['contact-lake']);
  expect(await store.mailbox.next('contact-lake', 'posting-1')).toMatchObject({ letters: [letter] });
});

test('a cause has its effect once', async () => {
  const made = commitOf({
    cause: 'message-1',
    writes: [firstSubmission],
    facts: [submitted],
    letters: [toContact],
  });
  await store.commit(made);
  const before = await everythingOf(store);
  const again = { ...made, versions: new Map([['submission:1', 1]]) };
  expect(await store.commit(again)).toBe('handled');
  expect(await everythingOf(store)).toEqual(before);
});

test('the mark outlives every repeat: it stands for two days', async () => {
  await store.commit(commitOf({ cause: 'message-1' }));
  const life = await redis.client.ttl(store.keys.handled('message-1'));
  expect(life).toBeGreaterThan(2 * 24 * 3600 - 10);
  expect(life).toBeLessThanOrEqual(2 * 24 * 3600);
});

test('a step without a cause may be repeated', async () => {
  expect(await store.commit(commitOf({ facts: [submitted] }))).toBe('committed');
  expect(await store.commit(commitOf({ facts: [submitted] }))).toBe('committed');
  expect(await factsOf(store)).toHaveLength(2);
});

test('when one of several documents has moved, nothing is written and nothing is marked', async () => {
  await store.commit(commitOf({ writes: [firstSubmission] }));
  const early = store.openReader();
  await early.submission(1);
  await early.entry(1);
  await store.commit(commitOf({ writes: [firstSubmission], versions: early.versions }));
  const before = await everythingOf(store);
  const stale = commitOf({
    cause: 'message-2',
    versions: early.versions,
    writes: [{ kind: 'entry', value: entryOf(1) }, firstSubmission],
    facts: [submitted],
    letters: [toContact],
  });
  expect(await store.commit(stale)).toBe('moved');
  expect(await everythingOf(store)).toEqual(before);
});

test('a document that nobody has read is written only where there is none', async () => {
  expect(await store.commit(commitOf({ writes: [firstSubmission] }))).toBe('committed');
  expect(await store.commit(commitOf({ writes: [firstSubmission] }))).toBe('moved');
});

test('of two who read the same version one is told to read again, and then succeeds', async () => {
  await store.commit(commitOf({ writes: [firstSubmission] }));
  const readers = [store.openReader(), store.openReader()];
  for (const read of readers) await read.submission(1);
  const commits = readers.map(({ versions }) =>
    store.commit(commitOf({ versions, writes: [firstSubmission] })),
  );
  expect((await Promise.all(commits)).toSorted()).toEqual(['committed', 'moved']);
  const again = store.openReader();
  await again.submission(1);
  expect(again.versions).toEqual(new Map([['submission:1', 2]]));
  expect(await store.commit(commitOf({ versions: again.versions, writes: [firstSubmission] }))).toBe(
    'committed',
  );
});

test('the entry of the inbox is gone with the commit, and with a cause that was handled before', async () => {
  for (const id of ['one', 'two']) await store.inbox.receive({ id, xml: '<xml/>', at: 1 });
  const [one, two] = await store.inbox.unhandled();
  await store.commit(commitOf({ cause: 'same', inboxEntry: one!.entry }));
  expect(await store.inbox.unhandled()).toEqual([two]);
  expect(await store.commit(commitOf({ cause: 'same', inboxEntry: two!.entry }))).toBe('handled');
  expect(await store.inbox.unhandled()).toEqual([]);
});

test('a submission stands in the queue only while it is pending, and with its contact for ever', async () => {
  await store.commit(commitOf({ writes: [firstSubmission] }));
  const withdrawn = withdraw(pendingSubmission(1), by('contact-lake', 20));
  if (!withdrawn.ok) throw new Error(withdrawn.why);
  const writes = [{ kind: 'submission' as const, value: withdrawn.submission }];
  await store.commit(commitOf({ versions: new Map([['submission:1', 1]]), writes }));
  expect(await store.openReader().pending()).toEqual([]);
  expect(await store.openReader().submissionsOf('contact-lake', 10)).toEqual([withdrawn.submission]);
});

test('an entry stands in the pool only while it is pooled', async () => {
  const pooled = { ...entryOf(1), state: 'pooled' as const };
  await store.commit(commitOf({ writes: [{ kind: 'entry', value: pooled }] }));
  expect(await store.openReader().pool()).toEqual([pooled]);
  const versions = new Map([['entry:1', 1]]);
  await store.commit(commitOf({ versions, writes: [{ kind: 'entry', value: entryOf(1) }] }));
  expect(await store.openReader().pool()).toEqual([]);
});

test('an issue stands under its state alone', async () => {
  const open = openIssueWith([1]);
  await store.commit(commitOf({ writes: [{ kind: 'issue', value: open }] }));
  const closed = moveIssue(open, 'closed', by('editor-first'));
  await store.commit(
    commitOf({ versions: new Map([['issue:1', 1]]), writes: [{ kind: 'issue', value: closed }] }),
  );
  expect(await store.openReader().issuesIn('open')).toEqual([]);
  expect(await store.openReader().issuesIn('closed')).toEqual([closed]);
});

test('documents that are gone leave their indexes, and can be made anew', async () => {
  const issue = { kind: 'issue' as const, value: openIssueWith([1]) };
  await store.commit(commitOf({ writes: [issue] }));
  const gone = commitOf({ versions: new Map([['issue:1', 1]]), writes: [{ kind: 'goneIssue', ordinal: 1 }] });
  expect(await store.commit(gone)).toBe('committed');
  const read = store.openReader();
  expect([await read.issue(1), await read.latestIssue('open')]).toEqual([null, null]);
  expect(await store.commit(commitOf({ versions: read.versions, writes: [issue] }))).toBe('committed');
});

test('several letters to one person make one knock, at the first fact', async () => {
  const second: Fact = { ...submitted, what: 'accepted' };
  const letters = [toContact, toContact, { ...toContact, to: 'editor-first' }];
  await store.commit(commitOf({ facts: [submitted, second], letters }));
  expect(await factsOf(store)).toEqual([{ ...submitted, tells: ['contact-lake', 'editor-first'] }, second]);
  expect((await store.mailbox.waiting()).toSorted()).toEqual(['contact-lake', 'editor-first']);
});

test('a card may wait for a moment, what answers may not, and whoever gets both is told', async () => {
  const letters = [
    { to: 'editor-first', letter: { kind: 'card' as const, card } },
    { to: 'editor-second', letter: { kind: 'card' as const, card } },
    { ...toContact, to: 'editor-second' },
    { to: 'desk-admin', letter: { kind: 'card' as const, card, isAnswer: true as const } },
  ];
  await store.commit(commitOf({ facts: [submitted], letters }));
  expect(await factsOf(store)).toEqual([
    { ...submitted, tells: ['editor-second', 'desk-admin'], shows: ['editor-first'] },
  ]);
});

test('texts come back as they went in, whatever is in them', async () => {
  const text = '引号“"”\\反斜杠\n换行\u0000😀<@all>{}[]%s';
  const value = { ...pendingSubmission(1), revisions: [{ text, at: 1, cause: 'message-1' }] };
  await store.commit(commitOf({ writes: [{ kind: 'submission', value }] }));
  expect((await store.openReader().submission(1))?.revisions[0]?.text).toBe(text);
});

test('what is committed at the same time is one after the other, each all or nothing', async () => {
  const early = store.openReader();
  await early.submission(1);
  const [other] = [{ kind: 'submission' as const, value: pendingSubmission(2) }];
  const made = [
    commitOf({ cause: 'message-1', writes: [firstSubmission], facts: [submitted], versions: early.versions }),
    commitOf({ cause: 'message-2', writes: [firstSubmission, other], versions: early.versions }),
    commitOf({ cause: 'message-1', writes: [other] }),
    ...Array.from({ length: 60 }, (_, n) => commitOf({ cause: `message-${n + 3}`, facts: [submitted] })),
  ];
  const done = await Promise.all(made.map((one) => store.commit(one)));
  expect(done.slice(0, 4)).toEqual(['committed', 'moved', 'handled', 'committed']);
  expect(await store.openReader().submission(2)).toBeNull();
  expect(await factsOf(store)).toHaveLength(61);
});

test('a commit that needs a slot takes it with all the rest, or nothing happens', async () => {
  const to = { via: 'webhook' as const, address: 'a robot' };
  const made = commitOf({ writes: [firstSubmission], facts: [submitted] });
  for (let n = 0; n < 20; n += 1) await store.pace.take({ to, id: `before-${n}` });
  expect(await store.commitWithSlot(made, { to, id: 'late' })).toEqual(expect.any(Number));
  expect([await store.openReader().submission(1), await factsOf(store)]).toEqual([null, []]);
  await redis.client.zremrangebyrank(store.keys.pace(to.address), 0, 0);
  expect(await store.commitWithSlot(made, { to, id: 'in time' })).toBe('committed');
  expect(await store.commitWithSlot(made, { to, id: 'moved' })).toBe('moved');
  const slots = await redis.client.zrange(store.keys.pace(to.address), '0', '-1');
  expect([slots.length, slots.includes('in time'), slots.includes('moved')]).toEqual([20, true, false]);
});

test('commits that go to Redis together share one ceiling, and see what those before them have written', async () => {
  const key = store.keys.ceiling('webhook', 60_000);
  const step = Math.floor(Number((await redis.client.time())[0]));
  await redis.client.hset(key, { from: step, sum: 19_990, [step]: 19_990 });
  const begun = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      store.commitWithSlot(commitOf({ facts: [submitted] }), {
        to: { via: 'webhook', address: `robot-${n}` },
        id: `slot-${n}`,
      }),
    ),
  );
  expect(begun.filter((one) => one === 'committed')).toHaveLength(10);
  expect(await redis.client.hget(key, 'sum')).toBe('20000');
  expect(await factsOf(store)).toHaveLength(10);
  const twice = [1, 2].map(() => store.commit(commitOf({ writes: [firstSubmission] })));
  expect(await Promise.all(twice)).toEqual(['committed', 'moved']);
});

test('a desk sees nothing of another', async () => {
  const other = redis.open();
  await store.commit(commitOf({ cause: 'message-1', writes: [firstSubmission] }));
  expect(await other.openReader().submission(1)).toBeNull();
  expect(await other.commit(commitOf({ cause: 'message-1', writes: [firstSubmission] }))).toBe('committed');
});
