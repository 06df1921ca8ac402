import { randomUUID } from 'node:crypto';
import {
  doubtUnfinished,
  nextPart,
  noteLeftOut,
  noteWait,
  refuseRest,
  settlePart,
  settleSent,
  startPart,
  type Delivery,
  type Part,
  type PartState,
  type Wait,
} from '../desk/issues/delivery';
import type { Destination } from '../desk/groups/destination';
import type { WhichDelivery } from '../store/due-deliveries';
import type { Slot } from '../store/slot';
import { backoffMs, type Outcome, type Run } from './job';
import { openLedger, type Ledger } from './ledger';
import { loadPart } from './load-part';
import { quietWait } from './quiet-wait';
import { caught, retryAfterMs, type Failure } from './retry';
import type { GroupLetter, Step, Waits } from './step';
import { leaveOut, mustGoUpAgain, uploadPart, type Uploading, type UploadPartDeps } from './upload-part';
import { dropVoid, isSameVoid, withoutVoid, type VoidBriefs } from './void-briefs';

export type DeliverDeps = UploadPartDeps & { post: (to: Destination, letter: GroupLetter) => Promise<void> };

/**
 * One delivery, its parts in order. The ledger says what is left to do: before a part goes out it is saved as
 * `sending`, and what a dead run left so is `uncertain`, because nobody knows whether it was shown.
 */
export async function deliver(which: WhichDelivery, deps: DeliverDeps, run: Run): Promise<Outcome> {
  const ledger = await openLedger(which, deps);
  if (!ledger) return undefined;
  try {
    return await deliverParts(ledger, deps, run);
  } finally {
    await ledger.save();
  }
}

async function deliverParts(ledger: Ledger, deps: DeliverDeps, run: Run): Promise<Outcome> {
  await ledger.change((delivery) => doubtUnfinished(delivery, deps.now()));
  for (;;) {
    const step = await deliverNext(ledger, deps, run);
    if (step === 'done') return undefined;
    if (step !== 'next') return waitFor(ledger, step, deps);
    if (run.isStopping?.()) return { againInMs: 0 };
  }
}

/** From so long a wait on the editors can see what it is for; a shorter one is over before they have read of it. */
const longWaitMs = 5000;

async function waitFor(ledger: Ledger, waits: Waits, deps: DeliverDeps): Promise<Outcome> {
  const { againInMs, why = 'retry', until = deps.now() + againInMs } = waits;
  const wait: Wait = { for: why, until };
  if (againInMs > longWaitMs) await ledger.change((delivery) => noteWait(delivery, wait));
  return { againInMs };
}

async function deliverNext(ledger: Ledger, deps: DeliverDeps, run: Run): Promise<Step> {
  const { delivery, isGoing, to, barred } = ledger.now();
  const index = isGoing ? nextPart(delivery) : null;
  if (index === null) return 'done';
  if (!to) return giveUp(ledger, deps);
  const quiet = quietWait(delivery, deps);
  if (quiet) return quiet;
  const loaded = withoutVoid(await loadPart(delivery, index, deps), barred);
  if (loaded.kind === 'none') return leaveOut({ ledger, index }, loaded.why, deps);
  if (loaded.kind === 'void') return dropVoid({ ledger, index, barred }, loaded.why, deps);
  const sending = { ledger, index, to, barred, ...run };
  const letter = loaded.kind === 'word' ? await uploadPart(loaded.of, sending, deps) : loaded;
  return typeof letter === 'object' && 'kind' in letter ? deliverPart(letter, sending, deps) : letter;
}

type Sending = Uploading & { barred: VoidBriefs };

async function deliverPart(letter: GroupLetter, sending: Sending, deps: DeliverDeps): Promise<Step> {
  const askedAt = performance.now();
  const slot = { to: sending.to, id: randomUUID() };
  const begun = await begin(sending, slot, deps);
  if (typeof begun === 'number') return { againInMs: begun, why: 'pace' };
  if (!begun) return 'next';
  const failure = await caught(() => deps.post(sending.to, letter), deps);
  await deps.store.pace.came(slot, performance.now() - askedAt);
  return settle({ ...sending, letter }, failure instanceof Error ? failure : null, deps);
}

/**
 * With a slot of the group's pace, or after so many ms. False where another run has begun it, the dispatch was paused, the
 * group is no longer written to there, or a brief of it was taken back this moment.
 */
async function begin(sending: Sending, slot: Slot, { now }: DeliverDeps): Promise<boolean | number> {
  const { ledger, index, to, barred, run } = sending;
  const begun = await ledger.begin((delivery, standing) => {
    const holds = standing.to?.address === to.address && isSameVoid(standing.barred, barred);
    if (!standing.isGoing || !holds) return delivery;
    return noteLeftOut(startPart(delivery, index, run, now()), index, { run, entries: [...barred.keys()] });
  }, slot);
  // The answer of the commit may be lost, and the commit made again: then it finds what it has done.
  return begun === false ? isBegunBy(run, ledger.now().delivery.parts[index]) : begun;
}

function isBegunBy(run: string, part: Part | undefined): boolean {
  return part?.state === 'sending' && part.run === run;
}

type Sent = Sending & { letter: GroupLetter };

/** `sent` means that WeCom answered 0, nothing more. It is saved with the beginning of the next part, or at the end. */
function settle(sent: Sent, failure: Failure | null, deps: DeliverDeps): Promise<Step> | Step {
  if (failure) return settleFailed(sent, failure, deps);
  const at = deps.now();
  sent.ledger.note((delivery) => settleSent(delivery, sent.index, { run: sent.run, at }));
  return 'next';
}

async function settleFailed(sent: Sent, failure: Failure, deps: DeliverDeps): Promise<Step> {
  const { group, parts } = sent.ledger.now().delivery;
  const tries = parts[sent.index]?.tries ?? 1;
  deps.log.error({ group, part: sent.index + 1, err: failure }, 'a part was not delivered');
  if (failure.name === 'WecomUnreachable')
    return failure.mayHaveArrived ? mark(sent, 'uncertain', deps) : tryUnmet(sent, tries, deps);
  if (failure.treatment === 'wait') return waitForWindow(sent, tries, deps);
  const again = await mustGoUpAgain({ ...sent, tries }, failure, deps);
  const againInMs = again ? backoffMs(1) : retryAfterMs(failure, tries);
  return againInMs === null ? refuse(sent, failure.errcode, deps) : tryAgain(sent, againInMs, deps);
}

async function tryUnmet(sent: Sent, tries: number, deps: DeliverDeps): Promise<Waits> {
  await takeBack(sent, tries, deps);
  return { againInMs: backoffMs(sent.attempt) };
}

async function waitForWindow(sent: Sent, tries: number, deps: DeliverDeps): Promise<Waits> {
  await deps.store.pace.hold(sent.to);
  await takeBack(sent, tries, deps);
  return { againInMs: 60_000, why: 'wecom' };
}

/** Nothing arrived, or WeCom did not look at it: this was no try. */
function takeBack({ ledger, index, run }: Sent, tries: number, { now }: DeliverDeps): Promise<void> {
  const waiting = { state: 'waiting' as const, at: now(), run, tries: tries - 1 };
  return ledger.change((delivery) => settlePart(delivery, index, waiting));
}

async function tryAgain(sent: Sent, againInMs: number, deps: DeliverDeps): Promise<Waits> {
  await mark(sent, 'waiting', deps);
  return { againInMs };
}

async function mark(sent: Sent, state: PartState, deps: DeliverDeps): Promise<'next'> {
  await sent.ledger.change(settledAs(state, sent, deps));
  return 'next';
}

function settledAs(state: PartState, { index, run }: Sending, { now }: DeliverDeps) {
  const at = now();
  return (delivery: Delivery) => settlePart(delivery, index, { state, at, run });
}

/** In one step: a run that died in between would be followed by one that sends the rest. */
async function refuse({ ledger, index, run }: Sent, errcode: number, { now }: DeliverDeps): Promise<'done'> {
  const at = now();
  const refused = { state: 'refused' as const, at, run, errcode };
  await ledger.change((delivery) => refuseRest(settlePart(delivery, index, refused), errcode, at));
  return 'done';
}

/** The group was stopped, or is no longer in the configuration. */
async function giveUp(ledger: Ledger, { now }: DeliverDeps): Promise<'done'> {
  await ledger.change((delivery) => refuseRest(delivery, null, now()));
  return 'done';
}
