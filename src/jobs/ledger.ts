import type { DeskConfig } from '../desk/desk-config';
import type { Fact } from '../desk/fact';
import { receivingGroup } from '../desk/groups/group-book';
import { destinationOf, type Destination } from '../desk/groups/destination';
import { hasTrouble, isSettled, type Delivery } from '../desk/issues/delivery';
import { idsOfDispatch, isGoing } from '../desk/issues/dispatch';
import type { Commit } from '../store/commit';
import type { WhichDelivery } from '../store/due-deliveries';
import type { Store } from '../store/open-store';
import type { Slot } from '../store/slot';
import type { Reader } from '../store/reader';
import { voidBriefs, type VoidBriefs } from './void-briefs';

export type LedgerDeps = {
  store: Pick<Store, 'openReader' | 'commit' | 'commitWithSlot'>;
  desk: DeskConfig;
  now: () => number;
};

/** A delivery as it stands, whether its dispatch goes on, where the group is written to, if it still is, and which briefs it must not show. */
type Standing = {
  delivery: Delivery;
  isGoing: boolean;
  to: Destination | undefined;
  barred: VoidBriefs;
};

type Change = (delivery: Delivery, standing: Standing) => Delivery;

export type Ledger = {
  /** With what was noted and is not saved yet. */
  now: () => Standing;
  /** Saves a step with all that was noted before it. */
  change: (step: Change) => Promise<void>;
  /** Keeps a step for the next change: two steps that follow at once are one write. */
  note: (step: Change) => void;
  save: () => Promise<void>;
  /** The same as a change that takes a slot; false where the step changes nothing, or the ms to wait for one. */
  begin: (step: Change, slot: Slot) => Promise<boolean | number>;
};

/**
 * A delivery in the hands of a run: read once, and anew where somebody else has written it meanwhile, has paused its
 * dispatch, however close before, or has changed the groups; then the same steps are asked again of what stands there
 * now. Null where nobody has planned it.
 */
export async function openLedger(which: WhichDelivery, deps: LedgerDeps): Promise<Ledger | null> {
  const found = await load(which, deps);
  if (!found) return null;
  let held = found;
  let noted: Change[] = [];
  /** As it stands with what was noted. */
  let now = held.standing;

  async function loadAgain(): Promise<void> {
    held = (await load(which, deps)) ?? held;
    now = noted.reduce(take, held.standing);
  }

  function keep(after: Standing): void {
    if (after.delivery !== held.standing.delivery)
      held.read.wrote({ kind: 'delivery', value: after.delivery });
    held = { ...held, standing: after };
    now = after;
    noted = [];
  }

  async function save(steps: readonly Change[]): Promise<void> {
    for (;;) {
      const after = steps.reduce(take, now);
      const isSame = after.delivery === held.standing.delivery;
      const done = isSame || (await deps.store.commit(commitOf(held, after, deps)));
      if (done !== 'moved') {
        keep(after);
        return;
      }
      await loadAgain();
    }
  }

  async function begin(step: Change, slot: Slot): Promise<boolean | number> {
    for (;;) {
      const after = take(now, step);
      if (after === now) return false;
      const done = await deps.store.commitWithSlot(commitOf(held, after, deps), slot);
      if (typeof done === 'number') return done;
      if (done !== 'moved') {
        keep(after);
        return true;
      }
      await loadAgain();
    }
  }

  return {
    now: () => now,
    change: (step) => save([step]),
    note(step) {
      noted.push(step);
      now = take(now, step);
    },
    save: () => save([]),
    begin,
  };
}

type Held = { read: Reader; standing: Standing };

async function load({ dispatch, group }: WhichDelivery, { store, desk }: LedgerDeps): Promise<Held | null> {
  const read = store.openReader();
  await read.lookAtDelivery(dispatch, group);
  const delivery = await read.delivery(dispatch, group);
  const goes = isGoing(await read.dispatch(dispatch));
  const receiver = receivingGroup(desk, await read.groups(), group);
  if (!delivery) return null;
  const to = (receiver && destinationOf(receiver)) ?? undefined;
  const barred = await voidBriefs(delivery, read);
  return { read, standing: { delivery, isGoing: goes, to, barred } };
}

function take(standing: Standing, step: Change): Standing {
  const delivery = step(standing.delivery, standing);
  return delivery === standing.delivery ? standing : { ...standing, delivery };
}

function commitOf({ read, standing }: Held, { delivery }: Standing, { now }: LedgerDeps): Commit {
  return {
    cause: null,
    versions: read.versions,
    writes: [{ kind: 'delivery', value: delivery, was: standing.delivery }],
    facts: factsOf(standing.delivery, delivery, now),
    letters: [],
  };
}

/** The step that settles the delivery is a fact, and so is the first trouble. */
function factsOf(before: Delivery, after: Delivery, now: () => number): Fact[] {
  if (isSettled(after)) return isSettled(before) ? [] : [factOf('deliverySettled', after, now())];
  return hasTrouble(after) && !hasTrouble(before) ? [factOf('deliveryTroubled', after, now())] : [];
}

function factOf(
  what: 'deliverySettled' | 'deliveryTroubled',
  { dispatch, group }: Delivery,
  at: number,
): Fact {
  return { what, by: 'desk', at, cause: `delivery-${dispatch}`, ...idsOfDispatch(dispatch), group };
}
