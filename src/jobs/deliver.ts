import {
  doubtUnfinished,
  nextPart,
  refuseRest,
  settlePart,
  startPart,
  type Delivery,
  type PartState,
} from '../desk/issues/delivery';
import type { DeskConfig } from '../desk/desk-config';
import { addressNow } from './address-now';
import { changeDelivery, type WhichDelivery } from './change-delivery';
import { backoffMs, type Outcome, type Run } from './job';
import { loadPart, type LoadPartDeps } from './load-part';
import {
  caught,
  leaveOut,
  letterOf,
  missUpload,
  mostTries,
  type Failure,
  type GroupLetter,
  type Step,
  type UploadPartDeps,
} from './upload-part';

export type DeliverDeps = LoadPartDeps &
  UploadPartDeps & {
    post: (address: string, letter: GroupLetter) => Promise<void>;
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
    if (step !== 'next') return step === 'done' ? undefined : step;
  }
}

async function deliverNext(data: WhichDelivery, deps: DeliverDeps, { attempt, run }: Run): Promise<Step> {
  const delivery = await load(data, deps);
  const index = delivery && nextPart(delivery);
  if (!delivery || index === null) return 'done';
  const address = await addressNow(data.group, deps);
  if (address === undefined) return giveUp(data, deps);
  const loaded = await loadPart(delivery, index, deps);
  if (loaded.kind === 'none') return leaveOut({ data, index }, loaded.why, deps);
  const waitMs = await deps.store.pace.take(address, `${run}-${index}`);
  if (waitMs > 0) return { againInMs: waitMs };
  const letter = await letterOf(loaded, address, deps);
  const { tries = 0, uploads = 0 } = delivery.parts[index] ?? {};
  const where = { data, index, address, attempt };
  if (letter instanceof Error) return missUpload({ ...where, uploads: uploads + 1 }, letter, deps);
  const begun = await changeDelivery(data, deps, (found) => startPart(found, index, run, deps.now()));
  if (!begun) return 'next';
  const failure = await caught(() => deps.post(address, letter), deps);
  return settle({ ...where, run, tries: tries + 1 }, failure instanceof Error ? failure : null, deps);
}

type Sent = {
  data: WhichDelivery;
  index: number;
  run: string;
  address: string;
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
  if (failure.treatment === 'wait') return tryAgain(sent, 60_000, deps);
  if (failure.treatment === 'retry' && sent.tries <= mostTries)
    return tryAgain(sent, backoffMs(sent.tries), deps);
  return refuse(sent, failure.errcode, deps);
}

async function tryAgain(sent: Sent, againInMs: number, deps: DeliverDeps): Promise<Step> {
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

async function load({ dispatch, group }: WhichDelivery, deps: DeliverDeps): Promise<Delivery | null> {
  return deps.store.openReader().delivery(dispatch, group);
}
