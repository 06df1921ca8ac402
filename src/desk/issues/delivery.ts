import type { Bulletin } from '../bulletin';
import type { PrintedBriefs } from '../briefs/printed-briefs';
import type { LinkCard } from '../letter';
import type { DispatchId } from './dispatch';
import type { WhyNoFile } from './edition';

export type PartState = 'waiting' | 'sending' | 'sent' | 'refused' | 'uncertain';

/** 分段 of a delivery: what it holds is frozen in the bulletin, here stands what became of it. */
export type Part = {
  state: PartState;
  at: number;
  /** The run that holds it while `sending`: only that run may say later what came of it. */
  run?: string;
  /** How often it was begun. */
  tries?: number;
  /** WeCom's errcode of a refusal, or null where none came. */
  errcode?: number | null;
  /** How often its file was uploaded in vain. */
  uploads?: number;
  /** Of a part that is the Word file: why there was none to send. */
  noFile?: WhyNoFile;
  /** Of a part that nobody tried to send: why. */
  why?: WhyNotTried;
  /** Of a part of briefs that was begun: the entries that it went without. */
  leftOut?: number[];
  /** 已达: whoever has seen it in the group, where WeCom's answer never came. */
  confirmedBy?: string;
};

/** `taken-back`, `had`: of its briefs none is to be sent any more, since decisions were, or another dispatch brings them. */
type WhyNotTried = 'cancelled' | WhyNoBriefs;
export type WhyNoBriefs = 'taken-back' | 'had';

/** What a delivery waits for, where it is longer than a moment. */
export type Wait = { for: 'pace' | 'wecom' | 'retry' | 'quiet'; until: number };

/** 推送: one dispatch to one group. */
export type Delivery = {
  schema: 1;
  dispatch: DispatchId;
  group: string;
  /** Place in the list of groups, in which the editors read of them. */
  order: number;
  /** Digest of what was frozen for it. */
  bulletin: string;
  parts: Part[];
  /** Until its next part begins. */
  waits?: Wait;
};

/** What a part shows: a message, the Word file of its bulletin, a card that leads to the page, or briefs. */
export type PartContent =
  | { kind: 'markdown'; text: string }
  | { kind: 'word' }
  | { kind: 'card'; card: Omit<LinkCard, 'url'> }
  | ({ kind: 'briefs' } & PrintedBriefs);

/** The bulletin as signed off and its parts in one style, kept once under their digest for all groups that get them. */
export type FrozenBulletin = {
  schema: 1;
  dispatch: DispatchId;
  digest: string;
  /** null where the parts are all there is, as of a correction. */
  bulletin: Bulletin | null;
  parts: PartContent[];
};

/** Unlike that of any other delivery. */
export function nameOfDelivery({ dispatch, group }: Pick<Delivery, 'dispatch' | 'group'>): string {
  return `${dispatch}:${group}`;
}

export type DeliveryResult = 'sent' | 'refused' | 'uncertain';

export function planDelivery(
  group: { name: string; order: number },
  bulletin: FrozenBulletin,
  at: number,
): Delivery {
  const parts = bulletin.parts.map((): Part => ({ state: 'waiting', at }));
  const { dispatch, digest } = bulletin;
  return { schema: 1, dispatch, group: group.name, order: group.order, bulletin: digest, parts };
}

/** What a dead run left `sending` may have been shown: nobody knows. */
export function doubtUnfinished(delivery: Delivery, at: number): Delivery {
  if (!delivery.parts.some(({ state }) => state === 'sending')) return delivery;
  return eachPart(delivery, (part) =>
    part.state === 'sending' ? { ...part, state: 'uncertain', at } : part,
  );
}

/** Index of the part that is to be sent now; null where nothing is left, or where another run is at it. */
export function nextPart({ parts }: Delivery): number | null {
  const index = parts.findIndex(({ state }) => state === 'waiting' || state === 'sending');
  return parts[index]?.state === 'waiting' ? index : null;
}

/** A part that no longer waits was begun by another run: nothing changes. */
export function startPart(delivery: Delivery, index: number, run: string, at: number): Delivery {
  const part = delivery.parts[index];
  if (part?.state !== 'waiting') return delivery;
  const begun = { ...delivery };
  delete begun.waits;
  return withPart(begun, index, { state: 'sending', run, tries: (part.tries ?? 0) + 1, at });
}

/** Says what came of a part; a run that no longer holds the part changes nothing. */
export function settlePart(delivery: Delivery, index: number, settled: Part & { run: string }): Delivery {
  const held = delivery.parts[index];
  if (held?.run !== settled.run) return delivery;
  return withPart(delivery, index, { ...held, ...settled });
}

/** Of a part that was sent nothing is left to be said but when; its ledger is written as often as it has parts. */
export function settleSent(
  delivery: Delivery,
  index: number,
  { run, at }: { run: string; at: number },
): Delivery {
  const held = delivery.parts[index];
  if (held?.run !== run) return delivery;
  const { leftOut } = held;
  return withPart(delivery, index, { state: 'sent', at, ...(leftOut && { leftOut }) });
}

/** There is no file to send: that part is refused unless a run has begun it, and what else waits goes on. */
export function refusePart(delivery: Delivery, index: number, noFile: WhyNoFile, at: number): Delivery {
  if (delivery.parts[index]?.state !== 'waiting') return delivery;
  return withPart(delivery, index, { state: 'refused', errcode: null, noFile, at });
}

/** Nothing of it is to be sent any more: that part is refused unless a run has begun it, and what else waits goes on. */
export function dropPart(delivery: Delivery, index: number, why: WhyNoBriefs, at: number): Delivery {
  if (delivery.parts[index]?.state !== 'waiting') return delivery;
  return withPart(delivery, index, { state: 'refused', errcode: null, why, at });
}

type LeftOut = { run: string; entries: number[] };

/** The part that this run has begun goes without these entries. */
export function noteLeftOut(delivery: Delivery, index: number, { run, entries }: LeftOut): Delivery {
  const part = delivery.parts[index];
  if (part?.run !== run || entries.length === 0) return delivery;
  return withPart(delivery, index, { ...part, leftOut: entries });
}

/** Its file did not get where the group could be sent it: nothing was shown, and the part goes on waiting. */
export function countUpload(delivery: Delivery, index: number, at: number): Delivery {
  const part = delivery.parts[index];
  if (part?.state !== 'waiting') return delivery;
  return withPart(delivery, index, { ...part, uploads: (part.uploads ?? 0) + 1, at });
}

/** After a refusal nothing more goes to this group: an issue with a hole in it is worse than a clear failure. */
export function refuseRest(delivery: Delivery, errcode: number | null, at: number): Delivery {
  return eachPart(delivery, (part) => (part.state === 'waiting' ? { state: 'refused', errcode, at } : part));
}

/** So that the editors can be told; where nothing is left to send there is nothing to wait for. */
export function noteWait(delivery: Delivery, waits: Wait): Delivery {
  const isNoted = delivery.waits?.for === waits.for && delivery.waits.until === waits.until;
  return isNoted || isSettled(delivery) ? delivery : { ...delivery, waits };
}

/** Numbers of its parts in this state, from 1. */
export function partsIn({ parts }: Delivery, wanted: PartState): number[] {
  return parts.flatMap(({ state }, index) => (state === wanted ? [index + 1] : []));
}

/** Whether a part did not arrive, or nobody knows. */
export function hasTrouble({ parts }: Delivery): boolean {
  return parts.some(({ state }) => state === 'refused' || state === 'uncertain');
}

/** Whether all that did not arrive was cancelled. */
export function isCancelled({ parts }: Delivery): boolean {
  const refused = parts.filter(({ state }) => state === 'refused');
  return refused.length > 0 && refused.every(({ why }) => why === 'cancelled');
}

/** Whether nobody tried to send what did not arrive. */
export function isUntried({ parts }: Delivery): boolean {
  const refused = parts.filter(({ state }) => state === 'refused');
  return refused.length > 0 && refused.every(({ why }) => why !== undefined);
}

/** A delivery as if it had never held the parts of which nothing is to be sent any more. */
export function withoutVoid(delivery: Delivery): Delivery {
  return { ...delivery, parts: delivery.parts.filter((part) => !isVoid(part)) };
}

/** Nothing of it will ever be sent. */
export function isVoid({ why }: Part): boolean {
  return why === 'taken-back' || why === 'had';
}

/** Parts go in order: the last one nearly always tells. */
export function isSettled({ parts }: Delivery): boolean {
  return parts.findLastIndex(({ state }) => state === 'waiting' || state === 'sending') < 0;
}

/** One word for a settled delivery: the worst that befell a part of it. */
export function resultOf({ parts }: Delivery): DeliveryResult {
  if (parts.some(({ state }) => state === 'refused')) return 'refused';
  return parts.some(({ state }) => state === 'uncertain') ? 'uncertain' : 'sent';
}

/** Whether the group may have seen anything of it. */
export function mayHaveBeenRead({ parts }: Delivery): boolean {
  return parts.some(({ state }) => state === 'sent' || state === 'uncertain');
}

export function eachPart(delivery: Delivery, change: (part: Part) => Part): Delivery {
  return { ...delivery, parts: delivery.parts.map(change) };
}

function withPart(delivery: Delivery, index: number, part: Part): Delivery {
  return { ...delivery, parts: delivery.parts.with(index, part) };
}
