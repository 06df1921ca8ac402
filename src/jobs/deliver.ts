import {
  doubtUnfinished,
  nextPart,
  noteWait,
  refuseRest,
  settlePart,
  startPart,
  type Delivery,
  type PartState,
  type Wait,
} from '../desk/issues/delivery';
import type { DeskConfig } from '../desk/desk-config';
import type { Destination } from '../desk/groups/destination';
import { addressNow } from './address-now';
import { isGoing } from '../desk/issues/dispatch';
import { changeDelivery, changeWhileGoing, type WhichDelivery } from './change-delivery';
import { backoffMs, type Outcome, type Run } from './job';
import { loadPart, type LoadPartDeps } from './load-part';
import {
  caught,
  claimFile,
  leaveOut,
  letterOf,
  missUpload,
  mustGoUpAgain,
  retryAfterMs,
  whileUploadedMs,
  type Failure,
  type GroupLetter,
  type Step,
  type Waits,
  type UploadPartDeps,
} from './upload-part';

export type DeliverDeps = LoadPartDeps &
  UploadPartDeps & {
    post: (to: Destination, letter: GroupLetter) => Promise<void>;
    desk: DeskConfig;
  };

/**
 * One delivery, its parts in order. The ledger says what is left to do: before a part goes out it is saved as
 * `sending`, and what a dead run left so is `uncertain`, because nobody knows whether it was shown.
 */
export async function deliver(data: WhichDelivery, deps: DeliverDeps, run: Run): Promise<Outcome> {
  await changeDelivery(data, deps, (delivery) => doubtUnfinished(delivery, deps.now()));
  for (;;) {
    const step = await deliverNext(data, deps, run);
    if (step === 'done') return undefined;
    if (step !== 'next') return waitFor(data, step, deps);
    if (run.isStopping?.()) return { againInMs: 0 };
  }
}

/** From so long a wait on the editors can see what it is for; a shorter one is over before they have read of it. */
const longWaitMs = 5000;

async function waitFor(data: WhichDelivery, { againInMs, why }: Waits, deps: DeliverDeps): Promise<Outcome> {
  const wait: Wait = { for: why ?? 'retry', until: deps.now() + againInMs };
  if (againInMs > longWaitMs) await changeDelivery(data, deps, (delivery) => noteWait(delivery, wait));
  return { againInMs };
}

async function deliverNext(data: WhichDelivery, deps: DeliverDeps, { attempt, run }: Run): Promise<Step> {
  const delivery = await load(data, deps);
  const index = delivery && nextPart(delivery);
  if (!delivery || index === null) return 'done';
  const address = await addressNow(data.group, deps);
  if (address === undefined) return giveUp(data, deps);
  const loaded = await loadPart(delivery, index, deps);
  if (loaded.kind === 'none') return leaveOut({ data, index }, loaded.why, deps);
  const claim = await claimFile(loaded, { address, data }, deps);
  if (claim === 'wait') return { againInMs: whileUploadedMs };
  const waitMs = await deps.store.pace.take(address, `${run}-${index}`);
  if (waitMs > 0) return { againInMs: waitMs, why: 'pace' };
  const letter = await letterOf(loaded, { address, claim }, deps);
  const { tries = 0, uploads = 0 } = delivery.parts[index] ?? {};
  const where = { data, index, address, attempt };
  if (letter instanceof Error) return missUpload({ ...where, uploads: uploads + 1 }, letter, deps);
  const begun = await changeWhileGoing(data, deps, (found) => startPart(found, index, run, deps.now()));
  if (!begun) return 'next';
  const failure = await caught(() => deps.post(address, letter), deps);
  return settle({ ...where, letter, run, tries: tries + 1 }, failure instanceof Error ? failure : null, deps);
}

type Sent = {
  data: WhichDelivery;
  index: number;
  run: string;
  address: Destination;
  letter: GroupLetter;
  tries: number;
  attempt: number;
};

/** `sent` means that WeCom answered 0, nothing more. */
async function settle(sent: Sent, failure: Failure | null, deps: DeliverDeps): Promise<Step> {
  if (!failure) return mark(sent, 'sent', deps);
  deps.log.error({ group: sent.data.group, part: sent.index + 1, err: failure }, 'a part was not delivered');
  if (failure.name === 'WecomUnreachable')
    return failure.mayHaveArrived
      ? mark(sent, 'uncertain', deps)
      : tryAgain({ ...sent, tries: sent.tries - 1 }, backoffMs(sent.attempt), deps);
  if (failure.treatment === 'wait') await deps.store.pace.hold(sent.address);
  if (failure.treatment === 'wait') return { ...(await tryAgain(sent, 60_000, deps)), why: 'wecom' };
  if (await mustGoUpAgain(sent, failure, deps)) return tryAgain(sent, backoffMs(1), deps);
  const retryMs = retryAfterMs(failure, sent.tries);
  if (retryMs !== null) return tryAgain(sent, retryMs, deps);
  return refuse(sent, failure.errcode, deps);
}

async function tryAgain(sent: Sent, againInMs: number, deps: DeliverDeps): Promise<Waits> {
  await mark(sent, 'waiting', deps);
  return { againInMs };
}

async function mark({ data, index, run, tries }: Sent, state: PartState, deps: DeliverDeps): Promise<'next'> {
  await changeDelivery(data, deps, (delivery) =>
    settlePart(delivery, index, { state, at: deps.now(), run, tries }),
  );
  return 'next';
}

/** In one step: a run that died in between would be followed by one that sends the rest. */
async function refuse({ data, index, run }: Sent, errcode: number, deps: DeliverDeps): Promise<'done'> {
  const at = deps.now();
  const refused = { state: 'refused' as const, at, run, errcode };
  await changeDelivery(data, deps, (delivery) =>
    refuseRest(settlePart(delivery, index, refused), errcode, at),
  );
  return 'done';
}

/** The group was stopped, or is no longer in the configuration. */
async function giveUp(data: WhichDelivery, deps: DeliverDeps): Promise<'done'> {
  await changeDelivery(data, deps, (delivery) => refuseRest(delivery, null, deps.now()));
  return 'done';
}

/** Null where there is nothing to do: nobody has planned it, or its dispatch was paused or cancelled. */
async function load({ dispatch, group }: WhichDelivery, deps: DeliverDeps): Promise<Delivery | null> {
  const read = deps.store.openReader();
  const [delivery, found] = await Promise.all([read.delivery(dispatch, group), read.dispatch(dispatch)]);
  return isGoing(found) ? delivery : null;
}
