import type { FactName } from '../desk/fact';
import type { DispatchId } from '../desk/issues/dispatch';
import type { ToldFact } from '../store/commit';
import type { News, Streams } from '../store/streams';
import type { Enqueue, JobName } from './job';
import type { Previewed } from './make-preview';
import type { CardsOf } from './update-cards';
import { tellAlone, waitAsOne } from './wait-as-one';

export type RelayDeps = {
  streams: Pick<Streams, 'lead' | 'read' | 'done'>;
  enqueue: Enqueue;
  holder: string;
  now: () => number;
};

/** `caughtUp`: nothing is left of what a relay before this one had read and not put on a queue. */
export type RelayState = { leads: boolean; caughtUp: boolean; renewedAt: number };

/** A relay that dies is followed by another after so long. */
const leadMs = 1500;
const renewMs = 500;
const blockMs = 400;

/**
 * Puts on the queues what came in and what follows from what was decided, then ticks it off.
 * Dies it in between, the next one finds it unticked: job ids make one job of it, marks one effect.
 */
export async function relay(deps: RelayDeps, state: RelayState): Promise<void> {
  await lead(deps, state);
  if (!state.leads) return;
  const { entries, ...news } = await deps.streams.read(state.caughtUp ? 'new' : 'unfinished', blockMs);
  await enqueueNews(news, deps);
  await deps.streams.done(entries);
  state.caughtUp ||= entries.inbox.length + entries.facts.length === 0;
}

async function lead({ streams, holder, now }: RelayDeps, state: RelayState): Promise<void> {
  const at = now();
  if (state.leads && at - state.renewedAt < renewMs) return;
  state.leads = await streams.lead(holder, leadMs);
  state.caughtUp &&= state.leads;
  state.renewedAt = at;
}

async function enqueueNews(
  { received, facts }: Omit<News, 'entries'>,
  { enqueue, now }: Pick<RelayDeps, 'enqueue' | 'now'>,
): Promise<void> {
  const following = [
    ...messages(received),
    ...tellAll(facts),
    ...facts.flatMap(({ entry, fact }) => followUps(entry, fact)),
  ];
  const shown = new Set(facts.flatMap(({ fact }) => fact.shows ?? []));
  await Promise.all([
    ...following.map(([job, data, id]) => enqueue(job, data, { id })),
    ...[...shown].map((userid) => showSoon(userid, enqueue, now)),
    ...dispatchesIn(facts).map((dispatch) => finishSoon(dispatch, enqueue, now)),
  ]);
}

/** What came at once is one job: on a busy desk a job of its own for each message is most of the work. */
function messages(received: News['received']): FollowUp[] {
  const [first] = received;
  const entries = received.map(({ entry }) => entry);
  return first ? [['handleMessage', { entries }, `msg-${first.id}`]] : [];
}

function tellAll(facts: News['facts']): FollowUp[] {
  const [first] = facts.filter(({ fact }) => fact.tells !== undefined);
  const userids = [...new Set(facts.flatMap(({ fact }) => fact.tells ?? []))];
  return first ? [['tell', { userids }, `tell-${first.entry}`]] : [];
}

/** What editors get on cards may come in one go: a busy desk has hundreds in a minute. */
function showSoon(userid: string, enqueue: Enqueue, now: () => number): Promise<void> {
  return waitAsOne({ ...tellAlone(userid), againInMs: 0 }, { enqueue, now });
}

/** Those of which a group has got all it was to get, or has not. */
function dispatchesIn(facts: News['facts']): DispatchId[] {
  const about = facts.filter(
    ({ fact: { what } }) => what === 'deliverySettled' || what === 'deliveryTroubled',
  );
  return [...new Set(about.flatMap(({ fact: { dispatch } }) => (dispatch === undefined ? [] : [dispatch])))];
}

/** Whether all of it is settled is asked once in a while: hundreds of groups may be within a second. */
function finishSoon(dispatch: DispatchId, enqueue: Enqueue, now: () => number): Promise<void> {
  const finish = { name: 'finishDispatch' as const, data: { dispatch }, asOne: `finish-${dispatch}` };
  return waitAsOne({ ...finish, againInMs: 0, momentMs: 1000 }, { enqueue, now });
}

type FollowUp = [job: JobName, data: object, id: string];

/** What follows from a fact. */
function followUps(entry: string, fact: ToldFact): FollowUp[] {
  const { dispatch, archived, about } = fact;
  const cards = touchedCards(fact);
  const following: Partial<Record<FactName, FollowUp>> = {
    pictureCame: ['fetchPicture', { id: about }, `picture-${about ?? ''}`],
    fileCame: ['readFile', { id: about }, `file-${about ?? ''}`],
    groupAsked: ['checkGroup', { id: fact.cause }, `group-${fact.cause}`],
    previewed: ['makePreview', previewOf(fact), `preview-${entry}`],
    signedOff: ['startDispatch', { dispatch }, `start-${entry}`],
    corrected: ['startDispatch', { dispatch }, `start-${entry}`],
    briefsGoing: ['startDispatch', { dispatch }, `start-${entry}`],
    dispatchResumed: ['startDispatch', { dispatch }, `start-${entry}`],
    dispatchCancelled: ['startDispatch', { dispatch }, `start-${entry}`],
    resent: ['startDispatch', { dispatch }, `start-${entry}`],
    dispatched: ['makePdf', { archived }, `pdf-${archived ?? ''}`],
  };
  const next = following[fact.what];
  return [
    ...(cards ? [['updateCards', cards, `cards-${entry}`] satisfies FollowUp] : []),
    ...(next ? [next] : []),
  ];
}

function previewOf({ issue = 0, by, at, cause }: ToldFact): Previewed {
  return { issue, editor: by, at, cause };
}

/** What a card shows follows from these. */
const shownOnCards = new Set<FactName>([
  'pressed',
  'revised',
  'withdrawn',
  'accepted',
  'returned',
  'rejected',
  'takenBack',
  'questionDropped',
  'registrationAsked',
  'registered',
  'registrationRefused',
]);

function touchedCards({ what, submission, registration }: ToldFact): CardsOf | null {
  if (!shownOnCards.has(what)) return null;
  if (submission !== undefined) return { kind: 'submission', number: submission };
  return registration === undefined ? null : { kind: 'registration', number: registration };
}
