import {
  doubtUnfinished,
  isSettled,
  nextPart,
  refuseRest,
  settlePart,
  startPart,
  type Delivery,
  type PartState,
} from '../desk/issues/delivery';
import type { DeskConfig } from '../desk/desk-config';
import type { Store } from '../store/open-store';
import type { WecomRefused, WecomUnreachable } from '../wecom/errors';
import { backoffMs, type Outcome, type Run } from './job';

export type DeliverDeps = {
  store: Pick<Store, 'openReader' | 'commit' | 'pace'>;
  post: (address: string, letter: { kind: 'markdown'; text: string }) => Promise<void>;
  failureOf: (error: unknown) => WecomRefused | WecomUnreachable | null;
  desk: DeskConfig;
  now: () => number;
  log: { error: (facts: object, message: string) => void };
};

type Data = { issue: number; group: string };

/**
 * One delivery, its parts in order. The ledger says what is left to do: before a part goes out it is saved as
 * `sending`, and what a dead run left so is `uncertain`, because nobody knows whether it was shown.
 */
export async function deliver(data: Data, deps: DeliverDeps, run: Run): Promise<Outcome> {
  await change(data, deps, (delivery) => doubtUnfinished(delivery, deps.now()));
  for (;;) {
    const step = await deliverNext(data, deps, run);
    if (step !== 'next') return step === 'done' ? undefined : step;
  }
}

type Step = 'next' | 'done' | { againInMs: number };

async function deliverNext(data: Data, deps: DeliverDeps, { attempt, run }: Run): Promise<Step> {
  const delivery = await load(data, deps);
  const index = delivery && nextPart(delivery);
  if (!delivery || index === null) return 'done';
  const address = deps.desk.groups.find(({ name }) => name === data.group)?.address;
  if (address === undefined) return giveUp(data, deps);
  const waitMs = await deps.store.pace.take(address, `${run}-${index}`);
  if (waitMs > 0) return { againInMs: waitMs };
  const text = await textOf(delivery, index, deps);
  const begun = await change(data, deps, (found) => startPart(found, index, run, deps.now()));
  if (!begun) return 'next';
  const failure = await post(address, text, deps);
  const tries = (delivery.parts[index]?.tries ?? 0) + 1;
  return settle({ data, index, run, address, tries, attempt }, failure, deps);
}

async function post(address: string, text: string, deps: DeliverDeps) {
  try {
    await deps.post(address, { kind: 'markdown', text });
    return null;
  } catch (error) {
    const failure = deps.failureOf(error);
    if (!failure) throw error;
    return failure;
  }
}

type Sent = { data: Data; index: number; run: string; address: string; tries: number; attempt: number };

/** `sent` means that WeCom answered 0, nothing more. */
async function settle(
  sent: Sent,
  failure: WecomRefused | WecomUnreachable | null,
  deps: DeliverDeps,
): Promise<Step> {
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

/** "System busy" is worth three tries [90312]. */
const mostTries = 3;

async function tryAgain(sent: Sent, againInMs: number, deps: DeliverDeps): Promise<Step> {
  await mark(sent, 'waiting', deps);
  return { againInMs };
}

async function mark({ data, index, run, tries }: Sent, state: PartState, deps: DeliverDeps): Promise<'next'> {
  await change(data, deps, (delivery) => settlePart(delivery, index, { state, at: deps.now(), run, tries }));
  return 'next';
}

/** In one step: a run that died in between would be followed by one that sends the rest. */
async function refuse({ data, index, run }: Sent, errcode: number, deps: DeliverDeps): Promise<'done'> {
  const at = deps.now();
  const refused = { state: 'refused' as const, at, run, errcode };
  await change(data, deps, (delivery) => refuseRest(settlePart(delivery, index, refused), errcode, at));
  return 'done';
}

/** The group is no longer in the configuration. */
async function giveUp(data: Data, deps: DeliverDeps): Promise<'done'> {
  await change(data, deps, (delivery) => refuseRest(delivery, null, deps.now()));
  return 'done';
}

async function load({ issue, group }: Data, deps: DeliverDeps): Promise<Delivery | null> {
  return deps.store.openReader().delivery(issue, group);
}

async function textOf(delivery: Delivery, index: number, deps: DeliverDeps): Promise<string> {
  const bulletin = await deps.store.openReader().bulletin(delivery.issue, delivery.bulletin);
  const text = bulletin?.parts[index];
  if (text === undefined) throw new Error(`delivery ${delivery.issue} has no text for part ${index + 1}`);
  return text;
}

/** Saves a step in the ledger, false where it changes nothing; the step that settles the delivery is a fact. */
async function change(
  { issue, group }: Data,
  deps: DeliverDeps,
  step: (delivery: Delivery) => Delivery,
): Promise<boolean> {
  for (;;) {
    const read = deps.store.openReader();
    const before = await read.delivery(issue, group);
    const after = before && step(before);
    if (!after || after === before) return false;
    const at = deps.now();
    const settled = isSettled(after) && !isSettled(before);
    const fact = {
      what: 'deliverySettled' as const,
      by: 'desk',
      at,
      cause: `delivery-${issue}`,
      issue,
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
