import type { Fact } from '../../src/desk/fact';
import { relay, type RelayState } from '../../src/jobs/relay';
import { commitOf } from '../store/open-test-store';
import { openWorkshop, type Bench, type Workshop } from './workshop';

let workshop: Workshop;
let bench: Bench;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
  await bench.store.streams.createGroups();
});
afterEach(() => bench.leave());

type Change = Partial<Parameters<typeof relay>[0]>;

/** A relay that has just come. */
function newcomer(): RelayState {
  return { leads: false, caughtUp: false, renewedAt: 0 };
}

async function turn(state = newcomer(), change: Change = {}): Promise<RelayState> {
  const { streams } = bench.store;
  await relay({ streams, enqueue: bench.deps.enqueue, holder: 'first', now: Date.now, ...change }, state);
  return state;
}

const signedOff: Fact = {
  what: 'signedOff',
  by: 'editor-first',
  at: 1,
  cause: 'message-1',
  issue: 3,
  dispatch: 'issue-3',
};
const letter = { kind: 'text' as const, text: '已签发' };

test('what came in and what follows from what was decided is put on its queue once', async () => {
  await bench.store.inbox.receive({ id: 'message-1', xml: '<xml/>', at: 1 });
  const [stored] = await bench.store.inbox.unhandled();
  const settled = { ...signedOff, what: 'deliverySettled' as const };
  const facts = [signedOff, settled, settled];
  await bench.store.commit(commitOf({ facts, letters: [{ to: 'editor-first', letter }] }));
  const ids = (await workshop.client.xrange(bench.store.keys.facts, '-', '+')).map(([entry]) => entry);
  const at = { now: () => 1000 };
  const state = await turn(newcomer(), at);
  expect(bench.queued).toEqual([]);
  await turn(state, at);
  await turn(state, at);
  expect(bench.queued).toEqual([
    ['handleMessage', { entries: [stored!.entry] }, 'msg-message-1'],
    ['tell', { userids: ['editor-first'] }, `tell-${ids[0]}`],
    ['startDispatch', { dispatch: 'issue-3' }, `start-${ids[0]}`],
    ['finishDispatch', { dispatch: 'issue-3' }, 'finish-issue-3-2000'],
  ]);
});

test('what editors decide of a dispatch sets it going, and trouble in it is looked at', async () => {
  const decided = ['dispatchResumed', 'dispatchCancelled', 'resent', 'deliveryTroubled'] as const;
  const facts = [...decided, 'dispatchPaused' as const].map((what) => ({ ...signedOff, what }));
  await bench.store.commit(commitOf({ facts }));
  await turn(await turn());
  expect(bench.queued.map(([job, about]) => [job, about])).toEqual([
    ['startDispatch', { dispatch: 'issue-3' }],
    ['startDispatch', { dispatch: 'issue-3' }],
    ['startDispatch', { dispatch: 'issue-3' }],
    ['finishDispatch', { dispatch: 'issue-3' }],
  ]);
});

test('a correction is sent out as an issue is', async () => {
  const dispatch = 'correction-3-1';
  await bench.store.commit(commitOf({ facts: [{ ...signedOff, what: 'corrected', dispatch }] }));
  const [stored] = await workshop.client.xrange(bench.store.keys.facts, '-', '+');
  await turn(await turn());
  expect(bench.queued).toEqual([['startDispatch', { dispatch }, `start-${stored?.[0]}`]]);
});

test('of cards that may wait an editor hears in one job for all that came within a moment', async () => {
  const shows = ['editor-first', 'editor-second'];
  for (const what of ['submitted', 'revised'] as const)
    await workshop.client.xadd(bench.store.keys.facts, '*', 'fact', JSON.stringify({ what, shows }));
  await turn(await turn(newcomer(), { now: () => 1000 }), { now: () => 1000 });
  expect(bench.queued).toEqual([
    ['tell', { userids: ['editor-first'] }, 'tell-editor-first-1250'],
    ['tell', { userids: ['editor-second'] }, 'tell-editor-second-1250'],
  ]);
});

test('a picture and a file are fetched, under the ids that the sweep gives them too', async () => {
  const came = { by: 'contact-lake', at: 1, cause: 'm1', about: 'm1' };
  await bench.store.commit(
    commitOf({
      facts: [
        { ...came, what: 'pictureCame' },
        { ...came, what: 'fileCame' },
        { ...came, what: 'groupAsked', cause: 'm2' },
      ],
    }),
  );
  await turn(await turn());
  expect(bench.queued).toEqual([
    ['fetchPicture', { id: 'm1' }, 'picture-m1'],
    ['readFile', { id: 'm1' }, 'file-m1'],
    ['checkGroup', { id: 'm2' }, 'group-m2'],
  ]);
});

test('what has gone out is printed afterwards, under the id that the sweep gives it too', async () => {
  const dispatched: Fact = { ...signedOff, what: 'dispatched', archived: 'd3' };
  await bench.store.commit(commitOf({ facts: [dispatched] }));
  await turn(await turn());
  expect(bench.queued).toEqual([['makePdf', { archived: 'd3' }, 'pdf-d3']]);
});

test('who has asked for a preview gets its files by a job that knows when and with which words', async () => {
  await bench.store.commit(commitOf({ facts: [{ ...signedOff, what: 'previewed' }] }));
  const [stored] = await workshop.client.xrange(bench.store.keys.facts, '-', '+');
  await turn(await turn());
  expect(bench.queued).toEqual([
    [
      'makePreview',
      { issue: 3, editor: 'editor-first', at: 1, cause: 'message-1' },
      `preview-${stored?.[0]}`,
    ],
  ]);
});

test('what a relay read and never ticked off is enqueued under the same ids by the next one', async () => {
  await bench.store.commit(commitOf({ facts: [signedOff] }));
  const dies = { ...bench.store.streams, done: () => Promise.reject(new Error('killed')) };
  const state = await turn();
  await expect(turn(state, { streams: dies })).rejects.toThrow('killed');
  const once = [...bench.queued];
  await bench.store.streams.yieldLead('first');
  await turn(newcomer(), { holder: 'second' });
  expect(once).toHaveLength(1);
  expect(bench.queued).toEqual([...once, ...once]);
  await turn(newcomer(), { holder: 'second' });
  expect(bench.queued).toHaveLength(2);
});

test('a relay that does not lead reads nothing', async () => {
  await bench.store.streams.lead('another', 5000);
  await bench.store.commit(commitOf({ facts: [signedOff] }));
  const led = { leads: true, caughtUp: true, renewedAt: 0 };
  expect(await turn(led, { now: () => 500 })).toEqual({ leads: false, caughtUp: false, renewedAt: 500 });
  expect(bench.queued).toEqual([]);
});

test('who has just renewed the lead reads on with it', async () => {
  await turn(await turn(newcomer(), { now: () => 1000 }), { now: () => 1499 });
  const lead = () => Promise.reject(new Error('asked again'));
  const streams = { ...bench.store.streams, lead };
  await turn({ leads: true, caughtUp: true, renewedAt: 1000 }, { streams, now: () => 1499 });
  await expect(
    turn({ leads: true, caughtUp: true, renewedAt: 1000 }, { streams, now: () => 1500 }),
  ).rejects.toThrow('asked again');
});

test('everything that relays before it left is enqueued before anything new, however much it is', async () => {
  const ids = Array.from({ length: 450 }, (_, index) => `message-${index}`);
  for (const id of ids.slice(0, 400)) await bench.store.inbox.receive({ id, xml: '<xml/>', at: 1 });
  await bench.store.streams.read('new', 1);
  await bench.store.streams.read('new', 1);
  for (const id of ids.slice(400)) await bench.store.inbox.receive({ id, xml: '<xml/>', at: 1 });
  const state = await turn();
  for (let turns = 0; turns < 4; turns += 1) await turn(state);
  expect(bench.queued.map(([, , id]) => id)).toEqual(['msg-message-0', 'msg-message-200', 'msg-message-400']);
  const entries = (await bench.store.inbox.unhandled()).map(({ entry }) => entry);
  expect(bench.queued.flatMap(([, data]) => (data as { entries: string[] }).entries)).toEqual(entries);
});

describe('cards are brought on', () => {
  async function updatesAfter(
    fact: Omit<Fact, 'by' | 'at' | 'cause'>,
  ): Promise<[data: object, id: string][]> {
    await bench.store.commit(commitOf({ facts: [{ by: 'editor-first', at: 1, cause: 'm1', ...fact }] }));
    const [entry = ''] = (await workshop.client.xrange(bench.store.keys.facts, '-', '+')).at(-1) ?? [];
    await turn(await turn());
    const updates = bench.queued.filter(([job]) => job === 'updateCards');
    return updates.map(([, data, id]) => [data, id.replace(entry, 'entry')]);
  }

  test.each([
    'pressed',
    'revised',
    'withdrawn',
    'accepted',
    'returned',
    'rejected',
    'takenBack',
    'questionDropped',
  ] as const)('after %s, of the submission that it is about', async (what) => {
    expect(await updatesAfter({ what, submission: 12, issue: 3 })).toEqual([
      [{ kind: 'submission', number: 12 }, 'cards-entry'],
    ]);
  });

  test.each(['pressed', 'registrationAsked', 'registered', 'registrationRefused'] as const)(
    'after %s, of the registration',
    async (what) => {
      expect(await updatesAfter({ what, registration: 3, about: 'stranger' })).toEqual([
        [{ kind: 'registration', number: 3 }, 'cards-entry'],
      ]);
    },
  );

  test.each(['submitted', 'edited', 'merged', 'reminded', 'cardLapsed', 'asked'] as const)(
    'but not after %s',
    async (what) => {
      expect(await updatesAfter({ what, submission: 12 })).toEqual([]);
    },
  );

  test('twice where two things happened at once, under two ids', async () => {
    await updatesAfter({ what: 'pressed', submission: 12 });
    expect(await updatesAfter({ what: 'accepted', submission: 12 })).toHaveLength(2);
  });
});
