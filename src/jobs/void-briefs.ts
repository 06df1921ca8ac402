import { isBrought, timesTakenBack } from '../desk/briefs/sent-brief';
import { dropPart, type Delivery, type WhyNoBriefs } from '../desk/issues/delivery';
import { kindOf } from '../desk/issues/dispatch';
import { joinBriefs } from '../format/printing/print-briefs';
import type { Reader } from '../store/reader';
import type { Loaded } from './load-part';

/** Entries that a delivery of briefs must not show any more, by their number. */
export type VoidBriefs = ReadonlyMap<number, WhyNoBriefs>;

const none: VoidBriefs = new Map();

/**
 * Decisions were taken back since it was planned, or another dispatch brings them to this group by now. Whoever commits
 * with this reader does so on exactly what was seen here.
 */
export async function voidBriefs(delivery: Delivery, read: Reader): Promise<VoidBriefs> {
  if (kindOf(delivery.dispatch) !== 'briefs') return none;
  const frozen = await read.bulletin(delivery.dispatch, delivery.bulletin);
  const briefs = (frozen?.parts ?? []).flatMap((part) => (part.kind === 'briefs' ? part.briefs : []));
  const entries = await read.entries([...new Set(briefs.map(({ entry }) => entry))]);
  const sent = await read.sentBriefs([...new Set(briefs.flatMap(({ submissions }) => submissions))]);
  const barred = briefs.flatMap(({ entry, submissions, takenBack }): [number, WhyNoBriefs][] => {
    const now = timesTakenBack(entries.find(({ number }) => number === entry) ?? null);
    if (now !== takenBack) return [[entry, 'taken-back']];
    const mine = sent.filter(({ submission }) => submissions.includes(submission));
    return mine.every((one) => isBrought(one, delivery.group, delivery.dispatch)) ? [] : [[entry, 'had']];
  });
  return new Map(barred);
}

type Left = Exclude<Loaded, { kind: 'briefs' }> | { kind: 'void'; why: WhyNoBriefs };

/** A part of briefs without them; where nothing is left, why. Any other part is as it was. */
export function withoutVoid(loaded: Loaded, barred: VoidBriefs): Left {
  if (loaded.kind !== 'briefs') return loaded;
  const { heading, briefs } = loaded;
  const left = briefs.filter(({ entry }) => !barred.has(entry));
  if (left.length > 0) return { kind: 'markdown', text: joinBriefs({ heading, briefs: left }) };
  const isHad = briefs.some(({ entry }) => barred.get(entry) === 'had');
  return { kind: 'void', why: isHad ? 'had' : 'taken-back' };
}

/** Of a ledger. */
type Changes = {
  change: (step: (delivery: Delivery, seen: { barred: VoidBriefs }) => Delivery) => Promise<void>;
};

/** Nothing of the part is left: it is refused, and what else waits goes on. */
export async function dropVoid(
  { ledger, index, barred }: { ledger: Changes; index: number; barred: VoidBriefs },
  why: WhyNoBriefs,
  { now }: { now: () => number },
): Promise<'next'> {
  await ledger.change((delivery, seen) =>
    isSameVoid(seen.barred, barred) ? dropPart(delivery, index, why, now()) : delivery,
  );
  return 'next';
}

export function isSameVoid(one: VoidBriefs, other: VoidBriefs): boolean {
  return one.size === other.size && [...one.keys()].every((entry) => other.has(entry));
}
