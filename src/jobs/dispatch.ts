import { cancelRest } from '../desk/issues/decide-parts';
import { isSettled, type Delivery } from '../desk/issues/delivery';
import { readDispatch, stateOf, type DispatchId } from '../desk/issues/dispatch';
import { moveIssue } from '../desk/issues/issue';
import { openLedger, type LedgerDeps } from './ledger';
import { byDesk, type FinishDeps } from './finish';
import { finishBriefs } from './finish-briefs';
import { finishCorrection } from './finish-correction';
import { finishIssue, type FinishIssueDeps } from './finish-issue';
import { finishResent } from './finish-resent';
import { backoffMs, type DeliverSoon, type Outcome, type Run } from './job';
import { makeEditions, type MakeEditionsDeps } from './make-editions';
import { tellTrouble } from './tell-trouble';

export type StartDispatchDeps = FinishDeps & LedgerDeps & MakeEditionsDeps & { deliverSoon: DeliverSoon };

type Which = { dispatch: DispatchId };

/**
 * Sets going what is left of a dispatch, once the files are made that go with it: at its sign-off, when it goes on
 * after a pause, when a group is sent something again. Of one that was cancelled it ends what has not begun.
 */
export async function startDispatch(
  { dispatch }: Which,
  deps: StartDispatchDeps,
  { attempt }: Run,
): Promise<Outcome> {
  const issue = ordinalOf(dispatch);
  const state = stateOf(await deps.store.openReader().dispatch(dispatch));
  const needsFiles = issue !== null && state !== 'cancelled';
  if (needsFiles && !(await makeEditions(issue, deps, attempt))) return { againInMs: backoffMs(attempt) };
  if (issue !== null) await beginIssue(issue, deps);
  if (state === 'paused') return undefined;
  if (state === 'cancelled') await cancelUnbegun(dispatch, deps);
  const left = await unsettled(dispatch, deps);
  await deps.deliverSoon(left);
  return undefined;
}

/** Of the issue itself; null for all that comes before it or after. */
function ordinalOf(dispatch: DispatchId): number | null {
  const sent = readDispatch(dispatch);
  return sent.kind === 'issue' ? sent.issue : null;
}

async function beginIssue(ordinal: number, deps: StartDispatchDeps): Promise<void> {
  const read = deps.store.openReader();
  const issue = await read.issue(ordinal);
  if (issue?.state !== 'signedOff') return;
  const cause = byDesk(deps);
  await deps.store.commit({
    cause: null,
    versions: read.versions,
    writes: [{ kind: 'issue', value: moveIssue(issue, 'dispatching', cause) }],
    facts: [{ what: 'dispatching', ...cause, issue: ordinal }],
    letters: [],
  });
}

/** A part that is being sent goes to its end. */
async function cancelUnbegun(dispatch: DispatchId, deps: StartDispatchDeps): Promise<void> {
  for (const { group } of await unsettled(dispatch, deps)) {
    const ledger = await openLedger({ dispatch, group }, deps);
    await ledger?.change((delivery) => cancelRest(delivery, deps.now()));
  }
}

async function unsettled(dispatch: DispatchId, { store }: StartDispatchDeps): Promise<Delivery[]> {
  const deliveries = await store.openReader().deliveries(dispatch);
  return deliveries.filter((delivery) => !isSettled(delivery));
}

/**
 * Once every delivery is settled, says what came of it, and of what was sent again; until then, of which groups there
 * is trouble. Safe to run twice.
 */
export async function finishDispatch(
  { dispatch }: Which,
  deps: FinishIssueDeps,
  { attempt }: Pick<Run, 'attempt'> = { attempt: 1 },
): Promise<Outcome> {
  const read = deps.store.openReader();
  const isOut = (await read.dispatchesOut()).includes(dispatch);
  if (isOut) return tellTrouble(dispatch, await read.troubledNow(dispatch), deps);
  return (await finishFirst({ dispatch, attempt }, deps)) ?? finishResent(dispatch, deps);
}

function finishFirst(
  { dispatch, attempt }: Which & { attempt: number },
  deps: FinishIssueDeps,
): Promise<Outcome> {
  const sent = readDispatch(dispatch);
  if (sent.kind === 'briefs') return finishBriefs(sent.number, deps);
  return sent.kind === 'issue'
    ? finishIssue(sent.issue, deps, attempt)
    : finishCorrection({ issue: sent.issue, number: sent.correction }, deps);
}
