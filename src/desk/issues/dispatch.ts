import type { Cause, Move } from '../move';
import type { Ruled } from '../refusal';
import type { DispatchKind } from './dispatch-refusal';

/** 发刊: what goes out to groups as one, with a ledger of its own: an issue, the n-th correction of one, or the n-th 快讯. */
export type DispatchId = `issue-${number}` | `correction-${number}-${number}` | `briefs-${number}`;

export type DispatchState = 'going' | 'paused' | 'cancelled';

/** How a dispatch is to go on; what has come of it stands in its deliveries. One without this document goes on. */
export type Dispatch = {
  schema: 1;
  id: DispatchId;
  state: DispatchState;
  moves: Move<DispatchState>[];
  /** Groups that are being sent again what they missed, until the editors have been told what came of it. */
  resent?: Resent[];
  /** Groups of whose trouble the editors have heard while the rest was going. */
  told?: string[];
};

type Resent = { group: string; by: string; at: number };

type Dispatched =
  | { kind: 'issue'; issue: number }
  | { kind: 'correction'; issue: number; correction: number }
  | { kind: 'briefs'; number: number };

/** By the ordinal of the issue. */
export function dispatchOfIssue(ordinal: number): DispatchId {
  return `issue-${ordinal}`;
}

export function dispatchOfCorrection({ issue, number }: { issue: number; number: number }): DispatchId {
  return `correction-${issue}-${number}`;
}

export function dispatchOfBriefs(number: number): DispatchId {
  return `briefs-${number}`;
}

/** What is sent out by it. */
export function readDispatch(dispatch: DispatchId): Dispatched {
  const [kind, number, correction] = dispatch.split('-');
  if (kind === 'briefs') return { kind, number: Number(number) };
  return kind === 'issue'
    ? { kind, issue: Number(number) }
    : { kind: 'correction', issue: Number(number), correction: Number(correction) };
}

/** The issue that it sends or corrects; null for briefs, which go before theirs. */
export function issueOfDispatch(dispatch: DispatchId): number | null {
  const sent = readDispatch(dispatch);
  return sent.kind === 'briefs' ? null : sent.issue;
}

/** As facts name it. */
export function idsOfDispatch(dispatch: DispatchId): { dispatch: DispatchId; issue?: number } {
  const issue = issueOfDispatch(dispatch);
  return issue === null ? { dispatch } : { issue, dispatch };
}

export function kindOf(dispatch: DispatchId): DispatchKind {
  return readDispatch(dispatch).kind;
}

export function openDispatch(id: DispatchId, cause: Cause): Dispatch {
  return moveDispatch({ schema: 1, id, state: 'going', moves: [] }, 'going', cause);
}

/** Whether another part may begin. */
export function isGoing(dispatch: Dispatch | null): boolean {
  return stateOf(dispatch) === 'going';
}

export function stateOf(dispatch: Dispatch | null): DispatchState {
  return dispatch?.state ?? 'going';
}

type Named = { dispatch: Dispatch; name: string };

/** 停发: what is being sent is sent to its end, and no other part begins. */
export function pauseDispatch({ dispatch, name }: Named, cause: Cause): Ruled<{ dispatch: Dispatch }> {
  const { state, by, at } = lastMove(dispatch);
  if (state === 'paused') return { ok: false, why: 'dispatch-paused', name, by, at };
  if (state === 'cancelled') return { ok: false, why: 'dispatch-cancelled', name, by, at };
  return { ok: true, dispatch: moveDispatch(dispatch, 'paused', cause) };
}

/** 续发 */
export function resumeDispatch({ dispatch, name }: Named, cause: Cause): Ruled<{ dispatch: Dispatch }> {
  const { state, by, at } = lastMove(dispatch);
  if (state === 'cancelled') return { ok: false, why: 'dispatch-cancelled', name, by, at };
  const resumed = dispatch.moves.some((move) => move.state === 'paused') ? { by, at } : null;
  if (state === 'going') return { ok: false, why: 'dispatch-not-paused', name, resumed };
  return { ok: true, dispatch: moveDispatch(dispatch, 'going', cause) };
}

/** 取消: what has not begun is not sent. */
export function cancelDispatch({ dispatch, name }: Named, cause: Cause): Ruled<{ dispatch: Dispatch }> {
  const { state, by, at } = lastMove(dispatch);
  if (state === 'cancelled') return { ok: false, why: 'dispatch-cancelled', name, by, at };
  return { ok: true, dispatch: moveDispatch(dispatch, 'cancelled', cause) };
}

/**
 * 补发: a dispatch that had ended, cancelled or not, goes on with what these groups are sent again; one that is paused
 * while it is out stays so.
 */
export function resendTo(
  groups: readonly string[],
  { dispatch, isOut }: { dispatch: Dispatch; isOut: boolean },
  cause: Cause,
): Dispatch {
  const { by, at } = cause;
  const others = (dispatch.resent ?? []).filter(({ group }) => !groups.includes(group));
  const stays = isOut || dispatch.state === 'going';
  const going = stays ? dispatch : moveDispatch(dispatch, 'going', cause);
  return {
    ...going,
    resent: [...others, ...groups.map((group) => ({ group, by, at }))],
    told: (dispatch.told ?? []).filter((group) => !groups.includes(group)),
  };
}

/** The editors have been told how it ended in every group. */
export function endResending(dispatch: Dispatch): Dispatch {
  return { ...dispatch, resent: [] };
}

/** The editors have heard of trouble in these groups. */
export function noteTold(dispatch: Dispatch, groups: readonly string[]): Dispatch {
  return { ...dispatch, told: [...(dispatch.told ?? []), ...groups] };
}

/** By whom it is as it is, and since when. */
export function lastMove({ state, moves }: Dispatch): { state: DispatchState; by: string; at: number } {
  return moves.at(-1) ?? { state, by: 'desk', at: 0 };
}

function moveDispatch(dispatch: Dispatch, state: DispatchState, { by, at, cause }: Cause): Dispatch {
  return { ...dispatch, state, moves: [...dispatch.moves, { state, by, at, cause }] };
}
