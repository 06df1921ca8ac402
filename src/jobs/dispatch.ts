import { createHash } from 'node:crypto';
import type { Delivery } from '../desk/issues/delivery';
import { readDispatch, type DispatchId } from '../desk/issues/dispatch';
import { moveIssue } from '../desk/issues/issue';
import type { Reader } from '../store/reader';
import { byDesk, type FinishDeps } from './finish';
import { finishCorrection } from './finish-correction';
import { finishIssue } from './finish-issue';
import { backoffMs, type Enqueue, type Outcome, type Run } from './job';
import { makeEditions, type MakeEditionsDeps } from './make-editions';

export type StartDispatchDeps = FinishDeps & MakeEditionsDeps & { enqueue: Enqueue };

/** Sets every delivery of a dispatch going; those of an issue once the files are made that go with it. */
export async function startDispatch(
  { dispatch }: { dispatch: DispatchId },
  deps: StartDispatchDeps,
  { attempt }: Run,
): Promise<Outcome> {
  const read = deps.store.openReader();
  const { kind, issue } = readDispatch(dispatch);
  const isReady = kind !== 'issue' || (await startIssue(issue, { read, attempt }, deps));
  if (!isReady) return { againInMs: backoffMs(attempt) };
  for (const delivery of await read.deliveries(dispatch)) await deliverLater(delivery, deps.enqueue);
  return undefined;
}

/** False where a file has to be tried again. */
async function startIssue(
  ordinal: number,
  { read, attempt }: { read: Reader; attempt: number },
  deps: StartDispatchDeps,
): Promise<boolean> {
  const issue = await read.issue(ordinal);
  if (issue?.state !== 'signedOff') return true;
  if (!(await makeEditions(ordinal, deps, attempt))) return false;
  const cause = byDesk(deps);
  await deps.store.commit({
    cause: null,
    versions: read.versions,
    writes: [{ kind: 'issue', value: moveIssue(issue, 'dispatching', cause) }],
    facts: [{ what: 'dispatching', ...cause, issue: ordinal }],
    letters: [],
  });
  return true;
}

/** Puts a delivery on its queue, unless it is there. */
export async function deliverLater({ dispatch, group }: Delivery, enqueue: Enqueue): Promise<void> {
  const name = createHash('sha256').update(group).digest('hex').slice(0, 16);
  await enqueue('deliver', { dispatch, group }, { id: `deliver-${dispatch}-${name}` });
}

/** Once every delivery is settled, says what came of it. Safe to run twice. */
export async function finishDispatch(
  { dispatch }: { dispatch: DispatchId },
  deps: FinishDeps,
): Promise<Outcome> {
  const sent = readDispatch(dispatch);
  return sent.kind === 'issue'
    ? finishIssue(sent.issue, deps)
    : finishCorrection({ issue: sent.issue, number: sent.correction }, deps);
}
