import { hasTrouble, isUntried, type Delivery } from '../desk/issues/delivery';
import { idsOfDispatch, noteTold, openDispatch, type DispatchId } from '../desk/issues/dispatch';
import { troubles } from '../format/says/progress';
import { nameOfDispatch } from '../handlers/issue/dispatches';
import { byDesk, toEditors, type FinishDeps } from './finish';
import type { Outcome } from './job';

/** What goes wrong within the same moment is told in one message. */
const gatherMs = 4000;

/** While a dispatch is still going: which groups it has failed in, or may have, each group once. */
export async function tellTrouble(
  dispatch: DispatchId,
  deliveries: readonly Delivery[],
  deps: FinishDeps,
): Promise<Outcome> {
  const read = deps.store.openReader();
  const document = (await read.dispatch(dispatch)) ?? openDispatch(dispatch, byDesk(deps));
  const untold = deliveries.filter((one) => isTold(one) && !document.told?.includes(one.group));
  if (untold.length === 0) return undefined;
  const againInMs = Math.min(...untold.map(troubledAt)) + gatherMs - deps.now();
  if (againInMs > 0) return { againInMs, asOne: `trouble-${dispatch}` };
  const name = await nameOfDispatch(dispatch, read);
  const said = troubles(name, untold, deps.meaningOf);
  const groups = untold.map(({ group }) => group);
  const done = await deps.store.commit({
    cause: null,
    versions: read.versions,
    writes: [{ kind: 'dispatch', value: noteTold(document, groups) }],
    facts: [{ what: 'troubleTold', ...byDesk(deps), ...idsOfDispatch(dispatch) }],
    letters: await toEditors(said, read, deps),
  });
  return done === 'moved' ? { againInMs: 100 } : undefined;
}

/** Who has cancelled the rest, or taken a brief back, knows it. */
function isTold(delivery: Delivery): boolean {
  return hasTrouble(delivery) && !isUntried(delivery);
}

function troubledAt({ parts }: Delivery): number {
  return Math.min(
    ...parts.flatMap(({ state, at }) => (state === 'refused' || state === 'uncertain' ? [at] : [])),
  );
}
