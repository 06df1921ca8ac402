import { isSettled, type Delivery } from '../desk/issues/delivery';
import { readDispatch, type DispatchId } from '../desk/issues/dispatch';
import type { Store } from '../store/open-store';

export type ChangeDeliveryDeps = { store: Pick<Store, 'openReader' | 'commit'>; now: () => number };

export type WhichDelivery = { dispatch: DispatchId; group: string };

/** Saves a step in the ledger, false where it changes nothing; the step that settles the delivery is a fact. */
export async function changeDelivery(
  { dispatch, group }: WhichDelivery,
  deps: ChangeDeliveryDeps,
  step: (delivery: Delivery) => Delivery,
): Promise<boolean> {
  for (;;) {
    const read = deps.store.openReader();
    const before = await read.delivery(dispatch, group);
    const after = before && step(before);
    if (!after || after === before) return false;
    const at = deps.now();
    const settled = isSettled(after) && !isSettled(before);
    const fact = {
      what: 'deliverySettled' as const,
      by: 'desk',
      at,
      cause: `delivery-${dispatch}`,
      issue: readDispatch(dispatch).issue,
      dispatch,
      group,
    };
    const writes = [{ kind: 'delivery' as const, value: after }];
    const facts = settled ? [fact] : [];
    const done = await deps.store.commit({
      cause: null,
      versions: read.versions,
      writes,
      facts,
      letters: [],
    });
    if (done !== 'moved') return true;
  }
}
