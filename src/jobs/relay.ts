import type { ToldFact } from '../store/commit';
import type { News, Streams } from '../store/streams';
import type { Enqueue } from './job';

export type RelayDeps = {
  streams: Pick<Streams, 'lead' | 'read' | 'done'>;
  enqueue: Enqueue;
  holder: string;
};

/** A relay that dies is followed by another after so long. */
const leadMs = 1500;
const blockMs = 400;

/**
 * Puts on the queues what came in and what follows from what was decided, then ticks it off.
 * Dies it in between, the next one finds it unticked: job ids make one job of it, marks one effect.
 */
export async function relay(deps: RelayDeps, state: { leads: boolean }): Promise<void> {
  const led = state.leads;
  state.leads = await deps.streams.lead(deps.holder, leadMs);
  if (!state.leads) return;
  const news = await deps.streams.read(led ? 'new' : 'unfinished', blockMs);
  await enqueueNews(news, deps.enqueue);
  await deps.streams.done(news.entries);
}

async function enqueueNews({ received, facts }: News, enqueue: Enqueue): Promise<void> {
  for (const { id, entry } of received) await enqueue('handleMessage', { entry }, { id: `msg-${id}` });
  for (const { entry, fact } of facts) await enqueueFollowUps(entry, fact, enqueue);
}

/** What follows from a fact. */
async function enqueueFollowUps(entry: string, fact: ToldFact, enqueue: Enqueue): Promise<void> {
  for (const userid of fact.tells ?? []) await enqueue('tell', { userid }, { id: `tell-${entry}-${userid}` });
  if (fact.what === 'signedOff')
    await enqueue('startDispatch', { issue: fact.issue }, { id: `start-${entry}` });
  if (fact.what === 'deliverySettled')
    await enqueue('finishDispatch', { issue: fact.issue }, { id: `finish-${entry}` });
}
