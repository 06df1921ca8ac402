import { openDispatch } from '../../src/desk/issues/dispatch';
import { sweep } from '../../src/jobs/sweep';
import type { Write } from '../../src/store/documents';
import { by } from '../desk/examples';
import { commitOf } from '../store/open-test-store';
import { keepCorrection } from './correction-under-way';
import { keepIssue } from './signed-issue';
import { openWorkshop, write, type Bench, type Workshop } from './workshop';

let workshop: Workshop;
let bench: Bench;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
});
afterEach(() => bench.leave());

test('a desk with nothing left to do is left alone', async () => {
  await keepIssue(bench.store, 'dispatched', ['sent', 'refused', 'uncertain']);
  expect(await sweep({}, bench.deps)).toBeUndefined();
  expect(bench.queued).toEqual([]);
});

test('a message that has lost its job gets one; one that is on its way is left alone', async () => {
  const now = Date.now();
  await bench.store.inbox.receive({ id: 'lost', xml: '<xml/>', at: now - 20_001 });
  await bench.store.inbox.receive({ id: 'young', xml: '<xml/>', at: now - 20_000 });
  const [lost] = await bench.store.inbox.unhandled();
  await sweep({}, { ...bench.deps, now: () => now });
  expect(bench.queued).toEqual([['handleMessage', { entries: [lost!.entry] }, 'msg-lost']]);
});

test('everybody whose mailbox is not empty is told, also of a letter that a dead run held', async () => {
  await write('contact-lake', ['一'], bench.store);
  await bench.store.mailbox.next('contact-lake', 'run-dead');
  await sweep({}, bench.deps);
  expect(bench.queued).toEqual([['tell', { userids: ['contact-lake'] }, 'tell-contact-lake']]);
});

test('pictures and files that nobody has fetched are fetched', async () => {
  const sent = { schema: 1 as const, contact: 'contact-lake', mediaId: 'media', at: 1 };
  const kept = { ...sent, submission: 1, file: 'media/a.jpg', bytes: 5, state: 'kept' as const };
  const file = { ...sent, unit: '湖东区总工会', fileName: null, sentAt: 1, state: 'waiting' as const };
  const writes: Write[] = [
    { kind: 'picture', value: { ...kept, id: 'p1' } },
    { kind: 'picture', value: { ...kept, id: 'p2', state: 'fetching', file: null, bytes: null } },
    { kind: 'file', value: { ...file, id: 'f1' } },
    { kind: 'file', value: { ...file, id: 'f2', state: 'read' } },
  ];
  await bench.store.commit(commitOf({ writes }));
  await sweep({}, bench.deps);
  expect(bench.queued).toEqual([
    ['fetchPicture', { id: 'p2' }, 'picture-p2'],
    ['readFile', { id: 'f1' }, 'file-f1'],
  ]);
});

test('an issue that was signed off and never started is started, and nothing of it goes before its files', async () => {
  await keepIssue(bench.store, 'signedOff', ['waiting']);
  await sweep({}, bench.deps);
  expect(bench.queued).toEqual([['startDispatch', { dispatch: 'issue-1' }, 'start-issue-1']]);
});

test('deliveries that are not settled go on, and the dispatch is looked at', async () => {
  await keepIssue(bench.store, 'dispatching', ['sent', 'waiting', 'sending', 'refused']);
  await sweep({}, bench.deps);
  expect(bench.queued.map(([job, data]) => [job, data])).toEqual([
    ['startDispatch', { dispatch: 'issue-1' }],
    ['finishDispatch', { dispatch: 'issue-1' }],
  ]);
});

test.each(['issue', 'correction'] as const)('%s: what an editor has paused is left alone', async (kind) => {
  if (kind === 'issue') await keepIssue(bench.store, 'dispatching', ['sent', 'waiting', 'sending']);
  else await keepCorrection(bench.store, ['sent', 'waiting']);
  const id = kind === 'issue' ? 'issue-1' : 'correction-1-1';
  const value = { ...openDispatch(id, by('editor-first')), state: 'paused' as const };
  await bench.store.commit(commitOf({ writes: [{ kind: 'dispatch', value }] }));
  await sweep({}, bench.deps);
  expect(bench.queued.map(([job]) => job)).toEqual(['finishDispatch']);
});

test('a dispatch that reached nobody is no longer looked at after a day', async () => {
  await keepIssue(bench.store, 'dispatching', ['refused']);
  await sweep({}, { ...bench.deps, now: () => Date.now() + 24 * 3_600_000 });
  expect(bench.queued).toEqual([]);
});

test('a correction goes on as an issue does, until it is dispatched', async () => {
  await keepCorrection(bench.store, ['sent', 'waiting']);
  const dispatch = 'correction-1-1';
  await sweep({}, bench.deps);
  expect(bench.queued.map(([job, data]) => [job, data])).toEqual([
    ['startDispatch', { dispatch }],
    ['finishDispatch', { dispatch }],
  ]);
});

test('twice asks for the same jobs under the same ids', async () => {
  await keepIssue(bench.store, 'dispatching', ['waiting']);
  await write('contact-lake', ['一'], bench.store);
  await sweep({}, bench.deps);
  const once = [...bench.queued];
  await sweep({}, bench.deps);
  expect(bench.queued).toEqual([...once, ...once]);
});

test('PDFs that nobody has made are asked for where there is a LibreOffice, which is made known', async () => {
  const waiting = { schema: 1 as const, of: 'd8', name: '江城工运第8期.pdf', state: 'waiting' as const };
  const writes: Write[] = [
    { kind: 'pdf', value: waiting },
    { kind: 'pdf', value: { ...waiting, of: 'd7', state: 'lost' } },
    { kind: 'pdf', value: { ...waiting, of: 'd6', state: 'made', file: 'media/a.pdf', bytes: 5 } },
  ];
  await bench.store.commit(commitOf({ writes }));
  await sweep({}, bench.deps);
  expect([bench.queued, await bench.store.officeNote.isThere()]).toEqual([[], false]);
  await sweep({}, { ...bench.deps, office: { print: () => Promise.resolve(null) } });
  expect(bench.queued).toEqual([['makePdf', { archived: 'd8' }, 'pdf-d8']]);
  expect(await bench.store.officeNote.isThere()).toBe(true);
});
