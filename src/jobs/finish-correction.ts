import { archivedId } from '../desk/issues/archived';
import { isSettled } from '../desk/issues/delivery';
import { dispatchOfCorrection } from '../desk/issues/dispatch';
import { correctionInVain, correctionName } from '../format/says/corrections';
import { byDesk, toEditors, totalOf, type FinishDeps } from './finish';
import { endOfResending } from './finish-resent';
import type { Outcome } from './job';

/** Of an issue; `number` is the correction's. */
type Which = { issue: number; number: number };

/** Once every delivery of a correction is settled: the honest total to the editors. Safe to run twice. */
export async function finishCorrection({ issue, number }: Which, deps: FinishDeps): Promise<Outcome> {
  const read = deps.store.openReader();
  const dispatch = dispatchOfCorrection({ issue, number });
  const correction = await read.correction(archivedId(issue), number);
  const corrected = await read.issue(issue);
  const document = await read.dispatch(dispatch);
  const deliveries = await read.deliveries(dispatch);
  if (correction?.state !== 'dispatching' || !corrected || !deliveries.every(isSettled)) return undefined;
  const name = correctionName(corrected, number);
  const said = totalOf(name, { deliveries, document }, correctionInVain, deps);
  const done = await deps.store.commit({
    cause: `finish-${dispatch}`,
    versions: read.versions,
    writes: [
      { kind: 'correction', value: { ...correction, state: 'dispatched' } },
      ...endOfResending(document),
    ],
    facts: [{ what: 'correctionDispatched', ...byDesk(deps), issue, dispatch }],
    letters: await toEditors(said, read, deps),
  });
  return done === 'moved' ? { againInMs: 100 } : undefined;
}
