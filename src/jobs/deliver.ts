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
  type PartState,
  type Wait,
} from '../desk/issues/delivery';
import type { Destination } from '../desk/groups/destination';
import type { WhichDelivery } from '../store/due-deliveries';
import { backoffMs, type Outcome, type Run } from './job';
import { openLedger, type Ledger } from './ledger';
import { loadPart, type LoadPartDeps, type Ready, type ReadyFile } from './load-part';
import { quietWait } from './quiet-wait';
import { dropVoid, isSameVoid, withoutVoid, type VoidBriefs } from './void-briefs';
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
  UploadPartDeps & { post: (to: Destination, letter: GroupLetter) => Promise<void> };

/**
 * One delivery, its parts in order. The ledger says what is left to do: before a part goes out it is saved as
 * `sending`, and what a dead run left so is `uncertain`, because nobody knows whether it was shown.
 */
export async function deliver(data: WhichDelivery, deps: DeliverDeps, run: Run): Promise<Outcome> {
  const ledger = await openLedger(data, deps);
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
  return deliverPart(loaded, { ledger, index, to, barred, ...run }, deps);
}

type Sending = {
  ledger: Ledger;
  index: number;
  to: Destination;
  barred: VoidBriefs;
  attempt: number;
  run: string;
};

async function deliverPart(loaded: Ready, sending: Sending, deps: DeliverDeps): Promise<Step> {
  const askedAt = performance.now();
  const letter = loaded.kind === 'file' ? await uploaded(loaded, sending, deps) : loaded;
  if (letter === 'wait') return { againInMs: whileUploadedMs };
  if (letter instanceof Error) return missUpload(sending, letter, deps);
  const begun = await begin(sending, deps);
  if (typeof begun === 'number') return { againInMs: begun, why: 'pace' };
  if (!begun) return 'next';
  const failure = await caught(() => deps.post(sending.to, letter), deps);
  await deps.store.pace.came(sending.to, slotOf(sending), performance.now() - askedAt);
  return settle({ ...sending, letter }, failure instanceof Error ? failure : null, deps);
}

function slotOf({ run, index }: Pick<Sending, 'run' | 'index'>): string {
  return `${run}-${index}`;
}

/** A file takes long to go up, so what is known of the parts before it is saved first. */
async function uploaded(
  file: ReadyFile,
  { ledger, to }: Sending,
  deps: DeliverDeps,
): Promise<GroupLetter | Failure | 'wait'> {
  await ledger.save();
  const claim = await claimFile(file, { to, delivery: ledger.now().delivery }, deps);
  return claim === 'wait' ? claim : letterOf(file, { to, claim }, deps);
}

/**
 * With a slot of the group's pace, or after so many ms. False where another run has begun it, the dispatch was paused, the
 * group is no longer written to there, or a brief of it was taken back this moment.
 */
function begin(sending: Sending, { now }: DeliverDeps): Promise<boolean | number> {
  const { ledger, index, to, barred, run } = sending;
  const slot = { to, id: slotOf(sending) };
  return ledger.begin((delivery, standing) => {
    const holds = standing.to?.address === to.address && isSameVoid(standing.barred, barred);
    if (!standing.isGoing || !holds) return delivery;
    return noteLeftOut(startPart(delivery, index, run, now()), index, { run, entries: [...barred.keys()] });
  }, slot);
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
  if (failure.treatment === 'wait') return waitForWindow(sent, deps);
  const again = await mustGoUpAgain({ ...sent, tries }, failure, deps);
  const againInMs = again ? backoffMs(1) : retryAfterMs(failure, tries);
  return againInMs === null ? refuse(sent, failure.errcode, deps) : tryAgain(sent, againInMs, deps);
}

/** Nothing arrived, so that this was no try. */
async function tryUnmet({ ledger, ...sent }: Sent, tries: number, { now }: DeliverDeps): Promise<Waits> {
  const waiting = { state: 'waiting' as const, at: now(), run: sent.run, tries: tries - 1 };
  await ledger.change((delivery) => settlePart(delivery, sent.index, waiting));
  return { againInMs: backoffMs(sent.attempt) };
}

async function waitForWindow(sent: Sent, deps: DeliverDeps): Promise<Waits> {
  await deps.store.pace.hold(sent.to);
  return { ...(await tryAgain(sent, 60_000, deps)), why: 'wecom' };
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
