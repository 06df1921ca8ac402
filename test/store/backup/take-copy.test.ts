import { takeCopy, type DeskCopy } from '../../../src/store/backup/take-copy';
import type { Write } from '../../../src/store/documents';
import type { Store } from '../../../src/store/open-store';
import { pendingSubmission } from '../../desk/examples';
import { commitOf, openTestStore, type TestStore } from '../open-test-store';

let redis: TestStore;
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());

function question(editor: string, askedAt: number): Write {
  const asked = { way: 'reject' as const, submission: 1, move: 1, taskId: 'card' };
  return { kind: 'question', value: { schema: 1, editor, askedAt, ...asked } };
}

function bodyOf(copy: DeskCopy, name: string): Record<string, unknown> | null {
  const line = copy.lines.find(({ key }) => key === `doc:${name}`);
  return line ? (JSON.parse(line.value[1] ?? '') as Record<string, unknown>) : null;
}

function factsIn(copy: DeskCopy): number {
  return copy.lines.filter(({ key }) => key === 'facts').reduce((sum, { value }) => sum + value.length, 0);
}

/** Every step changes a thousandth of the desk, a counter, a question, a mark and the facts together. */
async function step(store: Store, at: number): Promise<void> {
  const read = store.openReader();
  await read.counters();
  await read.submission(at % 1000);
  await read.question('editor-first');
  const submission = { ...pendingSubmission(at % 1000), contact: `contact-${at}` };
  await store.commit(
    commitOf({
      cause: `step-${at}`,
      versions: read.versions,
      writes: [
        { kind: 'counters', value: { schema: 1, submissions: at, registrations: 0 } },
        { kind: 'submission', value: submission },
        at % 2 === 0 ? question('editor-first', at) : { kind: 'goneQuestion', editor: 'editor-first' },
      ],
      facts: [{ what: 'submitted', by: `contact-${at}`, at, cause: `step-${at}` }],
    }),
  );
}

test('a copy taken while the desk works is the desk of one moment', async () => {
  const store = redis.open();
  let at = 0;
  for (; at < 1500; at += 1) await step(store, at);
  const end = new AbortController();
  const working = (async () => {
    for (; !end.signal.aborted; at += 1) await step(store, at);
  })();
  const seen = new Set<number>();
  for (let tries = 0; tries < 12; tries += 1) {
    const copy = await takeCopy(redis.client, store.keys);
    const last = Number(bodyOf(copy, 'counters')?.['submissions']);
    seen.add(last);
    expect(factsIn(copy)).toBe(last + 1);
    expect(copy.lines.filter(({ key }) => key.startsWith('handled:'))).toHaveLength(last + 1);
    expect(bodyOf(copy, `submission:${last % 1000}`)).toMatchObject({ contact: `contact-${last}` });
    for (const before of [last - 1, last - 5, last - 100])
      expect(bodyOf(copy, `submission:${before % 1000}`)).toMatchObject({ contact: `contact-${before}` });
    expect(bodyOf(copy, 'question:editor-first')?.['askedAt']).toBe(last % 2 === 0 ? last : undefined);
  }
  end.abort();
  await working;
  expect(seen.size).toBe(12);
});

test('a copy that cannot know what was written meanwhile is none', async () => {
  const store = redis.open();
  for (let at = 0; at < 100; at += 1) await step(store, at);
  const copying = takeCopy(redis.client, store.keys);
  await redis.client.del(store.keys.touched);
  await expect(copying).rejects.toThrow('what was written meanwhile is no longer known');
});

test('what is soon had again stays behind: the lease, the token, logins, queues and indexes', async () => {
  const store = redis.open();
  await store.commit(commitOf({ writes: [{ kind: 'submission', value: pendingSubmission() }] }));
  await store.streams.lead('me', 60_000);
  await store.tokenShelf('secret').save('the-token', Date.now() + 60_000);
  await store.logins.useOnce('state', 60_000);
  await redis.client.set(`${store.keys.queues}:tell:meta`, '1');
  const { lines } = await takeCopy(redis.client, store.keys);
  expect(lines.map(({ key }) => key)).toEqual(['doc:submission:1']);
});

test('marks keep what is left of their time, and another desk is not looked at', async () => {
  const [store, other] = [redis.open(), redis.open()];
  await store.commit(commitOf({ cause: 'mine', facts: [{ what: 'asked', by: 'a', at: 1, cause: 'mine' }] }));
  await other.commit(commitOf({ cause: 'theirs' }));
  await redis.client.pexpire(store.keys.handled('mine'), 50_000);
  const { lines } = await takeCopy(redis.client, store.keys);
  expect(lines.map(({ key }) => key)).toEqual(['handled:mine', 'facts']);
  expect(lines[0]?.ttlMs).toBeGreaterThan(45_000);
  expect(lines[0]?.ttlMs).toBeLessThanOrEqual(50_000);
});

test('the relay follows again from an hour back, or from what it has not ticked off', async () => {
  const store = redis.open();
  const hoursAgo = (hours: number) => Date.now() - hours * 60 * 60_000;
  const fact = ['fact', '{}'] as const;
  for (const hours of [5, 4, 3, 0.5])
    await redis.client.xadd(store.keys.facts, `${hoursAgo(hours)}-0`, ...fact);
  await store.streams.createGroups();
  const { entries } = await store.streams.read('new', 10);
  const from = async () =>
    Math.round(
      (hoursAgo(0) - Number((await takeCopy(redis.client, store.keys)).followFrom.slice(0, -2))) / 360_000,
    ) / 10;
  expect(await from()).toBe(5);
  await store.streams.done({ inbox: [], facts: entries.facts.slice(0, 2) });
  expect(await from()).toBe(3);
  await store.streams.done(entries);
  expect(await from()).toBe(1);
});
