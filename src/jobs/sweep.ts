import {
  dispatchOfBriefs,
  dispatchOfCorrection,
  dispatchOfIssue,
  stateOf,
  type DispatchId,
} from '../desk/issues/dispatch';
import type { Store } from '../store/open-store';
import type { Reader } from '../store/reader';
import type { Enqueue, Outcome } from './job';
import type { Office } from './printing/print-pdf';

export type SweepDeps = {
  store: Pick<Store, 'openReader' | 'inbox' | 'mailbox' | 'officeNote'>;
  office: Office | null;
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
export async function sweep(_data: object, { store, office, enqueue, now }: SweepDeps): Promise<Outcome> {
  for (const { entry, id, at } of await store.inbox.unhandled())
    if (now() - at > lostAfterMs) await enqueue('handleMessage', { entries: [entry] }, { id: `msg-${id}` });
  for (const userid of await store.mailbox.waiting())
    await enqueue('tell', { userids: [userid] }, { id: `tell-${userid}` });
  const read = store.openReader();
  for (const { id } of await read.fetchingPictures())
    await enqueue('fetchPicture', { id }, { id: `picture-${id}` });
  for (const { id } of await read.waitingFiles()) await enqueue('readFile', { id }, { id: `file-${id}` });
  await sweepDispatches(read, enqueue);
  for (const { ordinal, moves } of await read.issuesIn('dispatching'))
    if (now() - (moves.at(-1)?.at ?? 0) < finishWithinMs)
      await finishLater(dispatchOfIssue(ordinal), enqueue);
  for (const correction of await read.correcting())
    await finishLater(dispatchOfCorrection(correction), enqueue);
  for (const { number } of await read.briefsGoing()) await finishLater(dispatchOfBriefs(number), enqueue);
  if (office) await sweepPdfs(read, { store, enqueue });
  return undefined;
}

/** By way of its start, so that nothing goes before the files that go with it; one that is paused is left alone. */
async function sweepDispatches(read: Reader, enqueue: Enqueue): Promise<void> {
  const starting = (await read.issuesIn('signedOff')).map(({ ordinal }) => dispatchOfIssue(ordinal));
  for (const dispatch of new Set([...starting, ...(await read.dispatchesOut())]))
    if (stateOf(await read.dispatch(dispatch)) !== 'paused')
      await enqueue('startDispatch', { dispatch }, { id: `start-${dispatch}` });
}

/** Also those of issues that went out before there was a LibreOffice. */
async function sweepPdfs(
  read: Reader,
  { store, enqueue }: Pick<SweepDeps, 'store' | 'enqueue'>,
): Promise<void> {
  await store.officeNote.leave();
  for (const { of } of await read.waitingPdfs())
    await enqueue('makePdf', { archived: of }, { id: `pdf-${of}` });
}

function finishLater(dispatch: DispatchId, enqueue: Enqueue): Promise<void> {
  return enqueue('finishDispatch', { dispatch }, { id: `finish-${dispatch}` });
}
