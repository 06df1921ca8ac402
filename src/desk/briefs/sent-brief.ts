import type { Group } from '../desk-config';
import type { Entry } from '../entries/entry';
import type { Delivery } from '../issues/delivery';
import type { DispatchId } from '../issues/dispatch';

/**
 * Which groups a submission's news was sent to as a brief. It outlives 撤销 and 合并: what a group has read it does not
 * get again, whatever entry it stands in.
 */
export type SentBrief = {
  schema: 1;
  submission: number;
  /** One a group: the latest dispatch that was to bring it there, and the only one that may show it. */
  groups: Sending[];
};

/** `parts`: indexes of the delivery's parts it stands in; `takenBack`: of the entry, as it was frozen. */
export type Sending = {
  group: string;
  dispatch: DispatchId;
  at: number;
  entry: number;
  parts: number[];
  takenBack: number;
};

/** Whether a group takes the briefs of this column. */
export function takesBriefs({ receives, columns }: Group, column?: string): boolean {
  if (!receives.includes('briefs')) return false;
  return column === undefined || (columns?.includes(column) ?? true);
}

/** How often the decision to accept it was taken back: what was frozen before the last time is void. */
export function timesTakenBack(entry: Entry | null): number {
  return entry?.changes.filter(({ what }) => what === 'takenBack').length ?? 0;
}

/** By this sending the group has had it, may have, or is going to. `takenBack`: of the entry, as it is now. */
export function hasHad(sending: Sending, delivery: Delivery | null, takenBack: number): boolean {
  return sending.parts.some((index) => {
    const part = delivery?.parts[index];
    if (!part || part.state === 'refused' || part.leftOut?.includes(sending.entry)) return false;
    return part.state !== 'waiting' || sending.takenBack === takenBack;
  });
}

/** The same, and it is no longer only waiting. */
export function mayHaveRead(sending: Sending, delivery: Delivery | null): boolean {
  const isWaiting = sending.parts.every((index) => delivery?.parts[index]?.state === 'waiting');
  return !isWaiting && hasHad(sending, delivery, NaN);
}

/** Another dispatch brings it to these groups from now on. */
export function withSendings(
  sent: SentBrief | undefined,
  submission: number,
  sendings: readonly Sending[],
): SentBrief {
  const others = (sent?.groups ?? []).filter(({ group }) => !sendings.some((one) => one.group === group));
  return { schema: 1, submission, groups: [...others, ...sendings] };
}

/** Whether it is this dispatch that brings it to the group. */
export function isBrought(sent: SentBrief | null, group: string, dispatch: DispatchId): boolean {
  return sent?.groups.some((one) => one.group === group && one.dispatch === dispatch) ?? false;
}
