import type { Fact } from '../../desk/fact';
import type { Delivery } from '../../desk/issues/delivery';
import {
  idsOfDispatch,
  isGoing,
  issueOfDispatch,
  openDispatch,
  resendTo,
  type DispatchId,
} from '../../desk/issues/dispatch';
import { digestOfBulletin } from '../../desk/issues/edition';
import type { Ruled } from '../../desk/refusal';
import type { Again } from '../../format/says/dispatch-control';
import type { Write } from '../../store/documents';
import { fact, type Ask } from '../handler';
import type { Named } from './dispatches';

/** A delivery as it was (null: there was none) and as it is to go on; `writes`: what was frozen for it just now. */
export type Sending = Named & { before: Delivery | null; after: Delivery; writes: Write[] };

type Going = { writes: Write[]; facts: Fact[]; again: Again[] };

/** All of them in one commit; what had been cancelled goes on with just these. */
export async function setGoingAgain(sending: readonly Sending[], ask: Ask): Promise<Ruled<Going>> {
  const ids = [...new Set(sending.map(({ id }) => id))];
  const each = await Promise.all(ids.map((id) => goOn(id, sending, ask)));
  const refusal = each.find((one) => !one.ok);
  if (refusal) return refusal;
  const going = each.filter((one) => one.ok);
  return {
    ok: true,
    writes: going.flatMap(({ writes }) => writes),
    facts: going.flatMap(({ facts }) => facts),
    again: going.flatMap(({ again }) => again),
  };
}

/** One that was cancelled a moment ago would go on with all that has not been ended yet. */
async function goOn(id: DispatchId, all: readonly Sending[], ask: Ask): Promise<Ruled<Going>> {
  const sending = all.filter((one) => one.id === id);
  const groups = sending.map(({ after }) => after.group);
  const isOut = (await ask.read.dispatchesOut()).includes(id);
  const found = (await ask.read.dispatch(id)) ?? openDispatch(id, { ...ask.cause, by: 'desk' });
  if (found.state === 'cancelled' && isOut)
    return { ok: false, why: 'dispatch-cancelling', name: sending[0]?.name ?? id };
  const dispatch = resendTo(groups, { dispatch: found, isOut }, ask.cause);
  const lost = await Promise.all(sending.map((one) => lostFiles(one, ask)));
  return {
    ok: true,
    writes: onceEach([
      { kind: 'dispatch', value: dispatch },
      ...sending.flatMap(({ after, writes }) => [...writes, { kind: 'delivery' as const, value: after }]),
      ...lost.flat(),
    ]),
    facts: [fact(ask, 'resent', { ...idsOfDispatch(id), ...onlyOne(groups) })],
    again: sending.map((one) => againOf(one, !isGoing(dispatch))),
  };
}

/** A Word file that could not be made, or is gone from its folder, is made once more. */
async function lostFiles({ id, before }: Sending, { read }: Ask): Promise<Write[]> {
  const isLost = before?.parts.some(({ noFile }) => noFile === 'not-made' || noFile === 'gone');
  const frozen = before && isLost ? await read.bulletin(id, before.bulletin) : null;
  const issue = issueOfDispatch(id);
  if (!frozen?.bulletin || issue === null) return [];
  const digest = digestOfBulletin(frozen.bulletin);
  return (await read.edition(issue, digest)) ? [{ kind: 'goneEdition', issue, digest }] : [];
}

/** Several groups may lack the same file. */
function onceEach(writes: Write[]): Write[] {
  return [...new Map(writes.map((write) => [JSON.stringify(write), write])).values()];
}

function onlyOne(groups: readonly string[]): { group?: string } {
  const [group, ...more] = groups;
  return group !== undefined && more.length === 0 ? { group } : {};
}

function againOf({ name, before, after }: Sending, isPaused: boolean): Again {
  return { name, group: after.group, before, parts: after.parts.length, isPaused };
}
