import type { BriefDispatch } from '../desk/briefs/brief-dispatch';
import { mayHaveRead } from '../desk/briefs/sent-brief';
import { isSettled, withoutVoid, type Delivery } from '../desk/issues/delivery';
import { dispatchOfBriefs, type Dispatch } from '../desk/issues/dispatch';
import { briefSentNotice, briefsInVain, briefsName, briefsVoid } from '../format/says/briefs';
import { told } from '../handlers/handler';
import type { AddressedLetter } from '../store/commit';
import type { Reader } from '../store/reader';
import { byDesk, toEditors, totalOf, type FinishDeps } from './finish';
import { endOfResending } from './finish-resent';
import type { Outcome } from './job';

/**
 * Once every delivery of a 快讯 is settled: the honest total to the editors, and to each contact that her brief went
 * out, the first time it did. Safe to run twice.
 */
export async function finishBriefs(number: number, deps: FinishDeps): Promise<Outcome> {
  const read = deps.store.openReader();
  const id = dispatchOfBriefs(number);
  const found = await read.briefDispatch(number);
  const document = await read.dispatch(id);
  const deliveries = await read.deliveries(id);
  if (found?.state !== 'dispatching' || !deliveries.every(isSettled)) return undefined;
  const done = await deps.store.commit({
    cause: `finish-${id}`,
    versions: read.versions,
    writes: [
      { kind: 'briefDispatch', value: { ...found, state: 'dispatched' } },
      ...endOfResending(document),
    ],
    facts: [{ what: 'briefsDispatched', ...byDesk(deps), dispatch: id }],
    letters: [
      ...(await toEditors(totalOfBriefs(found, { deliveries, document }, deps), read, deps)),
      ...(await toContacts(found, deliveries, read)),
    ],
  });
  return done === 'moved' ? { againInMs: 100 } : undefined;
}

type Went = { deliveries: readonly Delivery[]; document: Dispatch | null };

function totalOfBriefs(found: BriefDispatch, went: Went, deps: FinishDeps): string {
  const isVoid = went.deliveries.every((delivery) => withoutVoid(delivery).parts.length === 0);
  const name = briefsName(found);
  return isVoid ? briefsVoid(name) : totalOf(name, went, briefsInVain, deps);
}

/** Who has heard of it already, when it went to other groups, hears nothing. */
async function toContacts(
  { number, entries }: BriefDispatch,
  deliveries: readonly Delivery[],
  read: Reader,
): Promise<AddressedLetter[]> {
  const numbers = (await read.entries(entries)).flatMap(({ submissions }) => submissions);
  const sent = await read.sentBriefs([...new Set(numbers)]);
  const shown = sent.flatMap(({ submission, groups }) => {
    const isFirst = groups.every(({ dispatch }) => dispatch === dispatchOfBriefs(number));
    const count = groups.filter((sending) => mayHaveRead(sending, deliveryOf(sending, deliveries))).length;
    return isFirst && count > 0 ? [{ submission, count }] : [];
  });
  const submissions = await read.submissions(shown.map(({ submission }) => submission));
  return submissions.flatMap((one) => {
    const count = shown.find(({ submission }) => submission === one.number)?.count ?? 0;
    return told(one.contact, briefSentNotice(one.number, count));
  });
}

function deliveryOf({ group }: { group: string }, deliveries: readonly Delivery[]): Delivery | null {
  return deliveries.find((one) => one.group === group) ?? null;
}
