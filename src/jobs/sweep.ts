import type { Store } from '../store/open-store';
import { deliverLater } from './dispatch';
import type { Enqueue, Outcome } from './job';

export type SweepDeps = {
  store: Pick<Store, 'openReader' | 'inbox' | 'mailbox'>;
  enqueue: Enqueue;
  now: () => number;
};

/** Younger messages are on their way; older ones have lost their job. */
const lostAfterMs = 20_000;

/** A dispatch that reached nobody stays `dispatching`; it was reported and needs no looking after. */
const finishWithinMs = 24 * 60 * 60_000;

/**
 * Looks at what is left to do in the documents and streams, not in the queues, and puts it on its queue again
 * where it is missing. Whatever happened to a job, the work is found here.
 */
export async function sweep(_data: object, { store, enqueue, now }: SweepDeps): Promise<Outcome> {
  for (const { entry, id, at } of await store.inbox.unhandled())
    if (now() - at > lostAfterMs) await enqueue('handleMessage', { entry }, { id: `msg-${id}` });
  for (const userid of await store.mailbox.waiting())
    await enqueue('tell', { userid }, { id: `tell-${userid}` });
  const read = store.openReader();
  for (const { id } of await read.fetchingPictures())
    await enqueue('fetchPicture', { id }, { id: `picture-${id}` });
  for (const { id } of await read.waitingFiles()) await enqueue('readFile', { id }, { id: `file-${id}` });
  for (const { ordinal } of await read.issuesIn('signedOff'))
    await enqueue('startDispatch', { issue: ordinal }, { id: `start-${ordinal}` });
  for (const delivery of await read.unsettledDeliveries()) await deliverLater(delivery, enqueue);
  for (const { ordinal, moves } of await read.issuesIn('dispatching'))
    if (now() - (moves.at(-1)?.at ?? 0) < finishWithinMs)
      await enqueue('finishDispatch', { issue: ordinal }, { id: `finish-${ordinal}` });
  return undefined;
}
