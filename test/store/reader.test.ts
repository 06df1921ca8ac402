import {
  doubtUnfinished,
  planDelivery,
  settlePart,
  startPart,
  type Delivery,
} from '../../src/desk/issues/delivery';
import { openDispatch } from '../../src/desk/issues/dispatch';
import { moveIssue, type Issue } from '../../src/desk/issues/issue';
import type { Store } from '../../src/store/open-store';
import type { Write } from '../../src/store/documents';
import { by, entryOf, frozenBulletin, openIssueWith, pendingSubmission } from '../desk/examples';
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

async function keep(...writes: Write[]): Promise<void> {
  expect(await store.commit(commitOf({ writes }))).toBe('committed');
}

function issueOf(ordinal: number, state: Issue['state']): Issue {
  return moveIssue({ ...openIssueWith([ordinal]), ordinal }, state, by('editor-first'));
}

test('what is not there is null, and its version is 0', async () => {
  const read = store.openReader();
  expect(await read.submission(4)).toBeNull();
  expect(await read.offer()).toBeNull();
  expect(await read.latestIssue('open')).toBeNull();
  expect(read.versions).toEqual(
    new Map([
      ['submission:4', 0],
      ['offer', 0],
    ]),
  );
});

test('a desk begins to count at nothing', async () => {
  const read = store.openReader();
  expect(await read.counters()).toEqual({ schema: 1, submissions: 0, registrations: 0 });
  expect(read.versions).toEqual(new Map([['counters', 0]]));
});

test('each reader remembers the versions that it has read itself', async () => {
  await keep({ kind: 'entry', value: entryOf(1) });
  const early = store.openReader();
  await early.entry(1);
  await store.commit(commitOf({ versions: early.versions, writes: [{ kind: 'entry', value: entryOf(1) }] }));
  const late = store.openReader();
  await late.entries([1]);
  expect([early.versions.get('entry:1'), late.versions.get('entry:1')]).toEqual([1, 2]);
});

test('several are read in the order in which they were asked for, without those that are missing', async () => {
  for (const number of [1, 2, 3]) await keep({ kind: 'submission', value: pendingSubmission(number) });
  const found = await store.openReader().submissions([3, 9, 1]);
  expect(found.map(({ number }) => number)).toEqual([3, 1]);
});

test('what waits is listed oldest first, also beyond nine', async () => {
  for (const number of [10, 9, 2]) await keep({ kind: 'submission', value: pendingSubmission(number) });
  expect((await store.openReader().pending()).map(({ number }) => number)).toEqual([2, 9, 10]);
});

test('a contact sees her own latest, newest first, and so many at most', async () => {
  for (const number of [1, 2, 11]) await keep({ kind: 'submission', value: pendingSubmission(number) });
  await keep({ kind: 'submission', value: { ...pendingSubmission(12), contact: 'contact-hill' } });
  const mine = await store.openReader().submissionsOf('contact-lake', 2);
  expect(mine.map(({ number }) => number)).toEqual([11, 2]);
});

test('issues are listed by age, and the latest of a state is the youngest', async () => {
  for (const ordinal of [10, 2]) await keep({ kind: 'issue', value: issueOf(ordinal, 'closed') });
  await keep({ kind: 'issue', value: issueOf(11, 'open') });
  expect((await store.openReader().issuesIn('closed')).map(({ ordinal }) => ordinal)).toEqual([2, 10]);
  expect((await store.openReader().latestIssue('closed'))?.ordinal).toBe(10);
});

test('what has moved since it was listed is looked for anew', async () => {
  const closed = store.keys.index('issues:closed');
  await keep({ kind: 'issue', value: issueOf(1, 'open') });
  await keep({ kind: 'issue', value: issueOf(2, 'closed') });
  await redis.client.multi().zrem(closed, 'issue:2').zadd(closed, 1, 'issue:1').exec();
  const read = store.openReader();
  const found = Promise.all([read.issuesIn('closed'), read.latestIssue('closed')]);
  await redis.client.multi().zrem(closed, 'issue:1').zadd(closed, 2, 'issue:2').exec();
  expect(await found).toEqual([[issueOf(2, 'closed')], issueOf(2, 'closed')]);
});

test('what is gone since it was listed is looked for anew', async () => {
  const open = store.keys.index('issues:open');
  await keep({ kind: 'issue', value: issueOf(1, 'open') });
  await redis.client.multi().zrem(open, 'issue:1').zadd(open, 2, 'issue:2').exec();
  const found = store.openReader().latestIssue('open');
  await redis.client.multi().zrem(open, 'issue:2').zadd(open, 1, 'issue:1').exec();
  expect(await found).toEqual(issueOf(1, 'open'));
});

function deliveryTo(group: string, order: number): Delivery {
  return planDelivery({ name: group, order }, frozenBulletin(['甲']), 1);
}

test('deliveries come in the order of the groups; the unsettled are known apart', async () => {
  const settled = settlePart(startPart(deliveryTo('甲群', 1), 0, 'run', 2), 0, {
    state: 'sent',
    at: 3,
    run: 'run',
  });
  await keep({ kind: 'delivery', value: settled }, { kind: 'delivery', value: deliveryTo('乙:群', 0) });
  const read = store.openReader();
  expect((await read.deliveries('issue-1')).map(({ group }) => group)).toEqual(['乙:群', '甲群']);
  expect((await read.unsettledDeliveries()).map(({ group }) => group)).toEqual(['乙:群']);
  expect(await read.delivery('issue-1', '甲群')).toEqual(settled);
});

test('a delivery is read as it was written, however often', async () => {
  const begun = startPart(deliveryTo('甲群', 1), 0, 'run', 2);
  const doubted = doubtUnfinished(begun, 3);
  for (const value of [deliveryTo('甲群', 1), begun, doubted]) {
    const read = store.openReader();
    await read.delivery('issue-1', '甲群');
    await store.commit({
      cause: null,
      versions: read.versions,
      writes: [{ kind: 'delivery', value }],
      facts: [],
      letters: [],
    });
    expect(await store.openReader().delivery('issue-1', '甲群')).toEqual(value);
    const troubled = await store.openReader().troubledNow('issue-1');
    expect(troubled).toEqual(value === doubted ? [value] : []);
  }
});

test('a dispatch is out while a group is still to be sent something; how it stands may be told, not relied on', async () => {
  await keep(
    { kind: 'delivery', value: deliveryTo('乙:群', 0) },
    { kind: 'delivery', value: deliveryTo('甲群', 1) },
  );
  const value = openDispatch('issue-1', { by: 'editor-first', at: 1, cause: 'message-1' });
  await keep({ kind: 'dispatch', value });
  const read = store.openReader();
  expect(await read.dispatchesOut()).toEqual(['issue-1']);
  expect((await read.deliveriesNow('issue-1')).map(({ group }) => group)).toEqual(['乙:群', '甲群']);
  expect([...read.versions]).toEqual([]);
  expect(await read.dispatch('issue-1')).toEqual(value);
  expect([...read.versions]).toEqual([['dispatch:issue-1', 1]]);
});

test('an edition that is gone is not there', async () => {
  const edition = { schema: 1 as const, issue: 1, digest: 'abc', name: '一.docx', lost: 'gone' as const };
  await keep({ kind: 'edition', value: edition });
  const read = store.openReader();
  await read.edition(1, 'abc');
  const writes = [{ kind: 'goneEdition' as const, issue: 1, digest: 'abc' }];
  await store.commit(commitOf({ versions: read.versions, writes }));
  expect(await store.openReader().edition(1, 'abc')).toBeNull();
});

test('an edition is found under the digest of its bulletin', async () => {
  const edition = {
    schema: 1 as const,
    issue: 1,
    digest: 'abd',
    name: '简报.docx',
    lost: 'too-long' as const,
  };
  await keep({ kind: 'edition', value: edition });
  expect(await store.openReader().edition(1, 'abd')).toEqual(edition);
  expect(await store.openReader().edition(2, 'abd')).toBeNull();
});

test('a PDF is found under its issue, and those that wait for theirs apart', async () => {
  const waiting = { schema: 1 as const, of: 'd8', name: '江城工运第8期.pdf', state: 'waiting' as const };
  const made = { ...waiting, state: 'made' as const, file: 'media/a.pdf', bytes: 5 };
  await keep({ kind: 'pdf', value: waiting }, { kind: 'pdf', value: { ...waiting, of: 'd7' } });
  const read = store.openReader();
  expect([await read.pdf('d8'), await read.pdf('d9')]).toEqual([waiting, null]);
  await store.commit(commitOf({ versions: read.versions, writes: [{ kind: 'pdf', value: made }] }));
  expect(await store.openReader().pdf('d8')).toEqual(made);
  expect((await store.openReader().waitingPdfs()).map(({ of }) => of)).toEqual(['d7']);
});

test('a frozen bulletin is found under its digest', async () => {
  const frozen = frozenBulletin(['甲', '乙'], 'with its file');
  await keep({ kind: 'bulletin', value: frozen });
  expect(await store.openReader().bulletin('issue-1', 'abc')).toEqual(frozen);
  expect(await store.openReader().bulletin('issue-1', 'abd')).toBeNull();
});

test('the nearest have the most bands in common, the latest submission first, and one is left out', async () => {
  const bandsOf = [
    ['0:a', '1:a', '2:a'],
    ['0:a', '1:b', '2:c'],
    ['0:a', '1:c', '2:c'],
    ['0:d', '1:d', '2:d'],
  ];
  const submissions = bandsOf.map((_, at) => pendingSubmission(at + 1));
  for (const [at, bands] of bandsOf.entries()) {
    const sketch = { schema: 1 as const, submission: at + 1, bands };
    await keep({ kind: 'submission', value: submissions[at]! }, { kind: 'sketch', value: sketch });
    expect(await store.openReader().sketch(at + 1)).toEqual(sketch);
  }
  const place = { issue: { number: 8, runningNumber: null, date: null }, column: '简讯', headline: null };
  const printed = {
    schema: 1 as const,
    id: 'i0a:0:1',
    ...place,
    place: 1,
    text: '驿站。',
    bands: ['0:a', '2:e'],
  };
  await keep({ kind: 'archivedEntry', value: printed });
  const near = (bands: string[], most: number, besides = 9) =>
    store.openReader().nearest(bands, { besides, most });
  const [first, second, third] = submissions;
  const asked = ['0:a', '1:a', '2:e'];
  expect(await near(asked, 9)).toEqual({ submissions: [first, third, second], printed: [printed] });
  expect(await near(asked, 2, 1)).toEqual({ submissions: [third], printed: [printed] });
  expect(await near(['0:a'], 4)).toEqual({ submissions: [third, second, first], printed: [printed] });
  expect(await near(['0:a'], 3)).toEqual({ submissions: [], printed: [] });
  expect(await near(['0:a', '1:c'], 2)).toEqual({ submissions: [third], printed: [] });
  expect(await near([], 9)).toEqual({ submissions: [], printed: [] });
});

test('a document of a later program is not misread', async () => {
  await redis.client.hset(store.keys.document('entry:1'), { version: '1', body: '{"schema":2}' });
  await expect(store.openReader().entry(1)).rejects.toThrow('entry:1 has schema 2, this program reads 1');
});

test('corrections are listed by issue, by time, and while they go out', async () => {
  const correction = { schema: 1 as const, of: 'd8', issue: 8, text: '应为十六人。', by: 'editor-first' };
  const first = { ...correction, number: 1, at: 10, state: 'dispatching' as const };
  const second = { ...correction, number: 2, at: 20, state: 'dispatching' as const };
  const other = { ...correction, of: 'd9', issue: 9, number: 1, at: 15, state: 'dispatched' as const };
  for (const value of [second, first, other]) await keep({ kind: 'correction', value });
  const read = store.openReader();
  expect(await read.correctionsOf('d8')).toEqual([first, second]);
  expect(await read.correctionsSince(15)).toEqual([other, second]);
  expect(await read.correcting()).toEqual([first, second]);
  expect(await read.correction('d8', 2)).toEqual(second);
  const { versions } = read;
  const value = { ...first, state: 'dispatched' as const };
  await store.commit(commitOf({ versions, writes: [{ kind: 'correction', value }] }));
  expect(await store.openReader().correcting()).toEqual([second]);
});

test('each editor has her own offer of a correction, until it is gone', async () => {
  const made = { schema: 1 as const, issue: 8, code: '0420', digest: 'abc', madeAt: 1, wrongTries: 0 };
  const value = { ...made, editor: 'editor-first', text: '应为十六人。' };
  await keep({ kind: 'correctionOffer', value });
  const read = store.openReader();
  expect(await read.correctionOffer('editor-first')).toEqual(value);
  expect(await read.correctionOffer('editor-second')).toBeNull();
  const { versions } = read;
  await store.commit(
    commitOf({ versions, writes: [{ kind: 'goneCorrectionOffer', editor: 'editor-first' }] }),
  );
  expect(await store.openReader().correctionOffer('editor-first')).toBeNull();
});
