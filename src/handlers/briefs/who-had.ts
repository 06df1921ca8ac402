import { hasHad, mayHaveRead, timesTakenBack, type Sending } from '../../desk/briefs/sent-brief';
import type { Entry } from '../../desk/entries/entry';
import type { Delivery } from '../../desk/issues/delivery';
import type { DispatchId } from '../../desk/issues/dispatch';
import type { Ask } from '../handler';

type Read = Ask['read'];

/** Of the groups that are not to be sent these entries again: their names, and when they were to be sent them. */
export type Had = Map<number, Map<string, number>>;

/**
 * By number of the entry. A group that had any submission of a merged entry has had the news. To be committed on: what
 * has not arrived is read with its version, since 补发 may set it going again.
 */
export async function whoHad(entries: readonly Entry[], read: Read): Promise<Had> {
  const look = await lookAtSendings(entries, read);
  const each = entries.map(async (entry): Promise<[number, Map<string, number>]> => {
    const sendings = look.sendingsOf(entry);
    const had = await Promise.all(sendings.map((sending) => isHad(sending, look, read)));
    return [entry.number, new Map(sendings.filter((_, at) => had[at]).map(({ group, at }) => [group, at]))];
  });
  return new Map(await Promise.all(each));
}

/** To be told: names of the groups that have read these entries or may have, by the entry's number. */
export async function whoMayHaveRead(entries: readonly Entry[], read: Read): Promise<Map<number, string[]>> {
  const look = await lookAtSendings(entries, read);
  return new Map(
    entries.map((entry) => {
      const shown = look
        .sendingsOf(entry)
        .filter((sending) => mayHaveRead(sending, look.deliveryOf(sending)));
      return [entry.number, [...new Set(shown.map(({ group }) => group))]];
    }),
  );
}

type Look = {
  sendingsOf: (entry: Pick<Entry, 'submissions'>) => Sending[];
  deliveryOf: (sending: Sending) => Delivery | null;
};

async function lookAtSendings(entries: readonly Entry[], read: Read): Promise<Look> {
  const sent = await read.sentBriefs([...new Set(entries.flatMap(({ submissions }) => submissions))]);
  const ids = [...new Set(sent.flatMap(({ groups }) => groups.map(({ dispatch }) => dispatch)))];
  const now = new Map<DispatchId, Delivery[]>(
    await Promise.all(ids.map(async (id) => [id, await read.deliveriesNow(id)] as const)),
  );
  return {
    sendingsOf: ({ submissions }) =>
      sent.filter(({ submission }) => submissions.includes(submission)).flatMap(({ groups }) => groups),
    deliveryOf: ({ dispatch, group }) => now.get(dispatch)?.find((one) => one.group === group) ?? null,
  };
}

async function isHad(sending: Sending, { deliveryOf }: Look, read: Read): Promise<boolean> {
  const takenBack = timesTakenBack(await read.entry(sending.entry));
  if (hasHad(sending, deliveryOf(sending), takenBack)) return true;
  return hasHad(sending, await read.delivery(sending.dispatch, sending.group), takenBack);
}
