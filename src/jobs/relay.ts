import type { FactName } from '../desk/fact';
import type { ToldFact } from '../store/commit';
import type { News, Streams } from '../store/streams';
import type { Enqueue } from './job';
import type { CardsOf } from './update-cards';

export type RelayDeps = {
  streams: Pick<Streams, 'lead' | 'read' | 'done'>;
  enqueue: Enqueue;
  holder: string;
};

/** `caughtUp`: nothing is left of what a relay before this one had read and not put on a queue. */
export type RelayState = { leads: boolean; caughtUp: boolean };

/** A relay that dies is followed by another after so long. */
const leadMs = 1500;
const blockMs = 400;

/**
 * Puts on the queues what came in and what follows from what was decided, then ticks it off.
 * Dies it in between, the next one finds it unticked: job ids make one job of it, marks one effect.
 */
export async function relay(deps: RelayDeps, state: RelayState): Promise<void> {
  state.leads = await deps.streams.lead(deps.holder, leadMs);
  state.caughtUp &&= state.leads;
  if (!state.leads) return;
  const { entries, ...news } = await deps.streams.read(state.caughtUp ? 'new' : 'unfinished', blockMs);
  await enqueueNews(news, deps.enqueue);
  await deps.streams.done(entries);
  state.caughtUp ||= entries.inbox.length + entries.facts.length === 0;
}

async function enqueueNews({ received, facts }: Omit<News, 'entries'>, enqueue: Enqueue): Promise<void> {
  for (const { id, entry } of received) await enqueue('handleMessage', { entry }, { id: `msg-${id}` });
  for (const { entry, fact } of facts) await enqueueFollowUps(entry, fact, enqueue);
}

/** What follows from a fact. */
async function enqueueFollowUps(entry: string, fact: ToldFact, enqueue: Enqueue): Promise<void> {
  for (const userid of fact.tells ?? []) await enqueue('tell', { userid }, { id: `tell-${entry}-${userid}` });
  const about = touchedCards(fact);
  if (about) await enqueue('updateCards', about, { id: `cards-${entry}` });
  if (fact.what === 'pictureCame')
    await enqueue('fetchPicture', { id: fact.about }, { id: `picture-${fact.about}` });
  if (fact.what === 'fileCame') await enqueue('readFile', { id: fact.about }, { id: `file-${fact.about}` });
  if (fact.what === 'signedOff')
    await enqueue('startDispatch', { issue: fact.issue }, { id: `start-${entry}` });
  if (fact.what === 'deliverySettled')
    await enqueue('finishDispatch', { issue: fact.issue }, { id: `finish-${entry}` });
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
