import { archivedId } from '../desk/issues/archived';
import { isSettled, mayHaveBeenRead, type Delivery } from '../desk/issues/delivery';
import { dispatchOfCorrection, stateOf, type Dispatch } from '../desk/issues/dispatch';
import type { Issue } from '../desk/issues/issue';
import { correctionInVain, correctionName } from '../format/says/corrections';
import { cancelledReport, report } from '../format/says/dispatches';
import { byDesk, toEditors, type FinishDeps } from './finish';
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
  const said = totalOf(corrected, { number, deliveries, document }, deps);
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

type Went = { number: number; deliveries: Delivery[]; document: Dispatch | null };

function totalOf(issue: Issue, { number, deliveries, document }: Went, { meaningOf }: FinishDeps): string {
  const inTime = deliveries.some(mayHaveBeenRead) ? report : correctionInVain;
  const say = stateOf(document) === 'cancelled' ? cancelledReport : inTime;
  return say(correctionName(issue, number), deliveries, meaningOf);
}
