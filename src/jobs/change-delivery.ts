import { hasTrouble, isSettled, type Delivery } from '../desk/issues/delivery';
import { isGoing, readDispatch, type DispatchId } from '../desk/issues/dispatch';
import type { Fact } from '../desk/fact';
import type { Store } from '../store/open-store';
import type { Reader } from '../store/reader';

export type ChangeDeliveryDeps = { store: Pick<Store, 'openReader' | 'commit'>; now: () => number };

export type WhichDelivery = { dispatch: DispatchId; group: string };

type Step = (delivery: Delivery) => Delivery;

/** Saves a step in the ledger, false where it changes nothing; the step that settles the delivery is a fact. */
export function changeDelivery(which: WhichDelivery, deps: ChangeDeliveryDeps, step: Step): Promise<boolean> {
  return save(which, deps, ({ dispatch, group }, read) => change(read.delivery(dispatch, group), step));
}

/**
 * The same, but only while the dispatch goes on: it is read for this commit, so that a pause that comes before it,
 * however close, is seen.
 */
export function changeWhileGoing(
  which: WhichDelivery,
  deps: ChangeDeliveryDeps,
  step: Step,
): Promise<boolean> {
  return save(which, deps, async ({ dispatch, group }, read) => {
    const [delivery, found] = await Promise.all([read.delivery(dispatch, group), read.dispatch(dispatch)]);
    return isGoing(found) ? change(delivery, step) : null;
  });
}

type Changed = { before: Delivery; after: Delivery };

async function change(
  found: Delivery | null | Promise<Delivery | null>,
  step: Step,
): Promise<Changed | null> {
  const before = await found;
  const after = before && step(before);
  return after && after !== before ? { before, after } : null;
}

async function save(
  which: WhichDelivery,
  deps: ChangeDeliveryDeps,
  decide: (which: WhichDelivery, read: Reader) => Promise<Changed | null>,
): Promise<boolean> {
  for (;;) {
    const read = deps.store.openReader();
    const changed = await decide(which, read);
    if (!changed) return false;
    const done = await deps.store.commit({
      cause: null,
      versions: read.versions,
      writes: [{ kind: 'delivery', value: changed.after }],
      facts: factsOf(changed, deps.now()),
      letters: [],
    });
    if (done !== 'moved') return true;
  }
}

function factsOf({ before, after }: Changed, at: number): Fact[] {
  const { dispatch, group } = after;
  const { issue } = readDispatch(dispatch);
  const about = { by: 'desk', at, cause: `delivery-${dispatch}`, issue, dispatch, group };
  if (isSettled(after)) return isSettled(before) ? [] : [{ what: 'deliverySettled', ...about }];
  return hasTrouble(after) && !hasTrouble(before) ? [{ what: 'deliveryTroubled', ...about }] : [];
}
