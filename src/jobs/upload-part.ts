import { createHash } from 'node:crypto';
import type { Destination } from '../desk/groups/destination';
import {
  countUpload,
  nameOfDelivery,
  refusePart,
  refuseRest,
  type Delivery,
  type FrozenBulletin,
} from '../desk/issues/delivery';
import type { WhyNoFile } from '../desk/issues/edition';
import type { MediaClaim } from '../store/media-ids';
import type { Store } from '../store/open-store';
import type { WecomRefused } from '../wecom/errors';
import { fewAtOnce } from './few-at-once';
import { backoffMs, type Run } from './job';
import type { Ledger, LedgerDeps } from './ledger';
import { loadFile, type LoadPartDeps, type ReadyFile } from './load-part';
import {
  caught,
  mostTries,
  patientTries,
  retryAfterMs,
  scattered,
  type CaughtDeps,
  type Failure,
} from './retry';
import type { GroupLetter, Step } from './step';

export type UploadPartDeps = LedgerDeps &
  LoadPartDeps &
  CaughtDeps & {
    store: Pick<Store, 'pace' | 'mediaIds'>;
    /** Gives the media id with which the file can be sent through this door. Nothing is shown by it. */
    upload: (to: Destination, file: { filename: string; bytes: Buffer }) => Promise<string>;
    log: { error: (facts: object, message: string) => void };
  };

/** Many at once would share a line on which each is then too slow, and hold as many files in memory. */
const mostAtOnce = 4;

const withFile = fewAtOnce(mostAtOnce);

/** How long a delivery lets others upload before it looks again. */
const whileUploadedMs = 1000;

/** A part in the hands of a run. */
export type Uploading = Run & { ledger: Ledger; index: number; to: Destination };

/** The Word file as its group is sent it: it goes up before a slot is taken, which shows nothing and may be repeated. */
export async function uploadPart(
  bulletin: FrozenBulletin,
  uploading: Uploading,
  deps: UploadPartDeps,
): Promise<GroupLetter | Step> {
  const done = await withFile(() => upload(bulletin, uploading, deps));
  return done ?? { againInMs: scattered(whileUploadedMs) };
}

/** It takes long, so what is known of the parts before it is saved first; and its process may have to stop meanwhile. */
async function upload(
  bulletin: FrozenBulletin,
  uploading: Uploading,
  deps: UploadPartDeps,
): Promise<GroupLetter | Step> {
  const { ledger, to } = uploading;
  const file = await loadFile(bulletin, deps);
  if (file.kind === 'none') return leaveOut(uploading, file.why, deps);
  await ledger.save();
  const digest = digestOf(file);
  const claim = await claimFile(digest, { to, delivery: ledger.now().delivery }, deps);
  if (claim === 'wait') return { againInMs: whileUploadedMs };
  const letter = await letterOf(file, { to, claim, digest }, deps);
  if (letter instanceof Error) return missUpload(uploading, letter, deps);
  return uploading.isStopping?.() ? { againInMs: 0 } : letter;
}

/**
 * Whether the file is where messages can show it, or whose turn it is to put it there. The file of all the app's chats is
 * one, and a delivery that waits for another's upload asks again.
 */
export function claimFile(
  digest: string,
  { to, delivery }: { to: Destination; delivery: Pick<Delivery, 'dispatch' | 'group'> },
  { store }: UploadPartDeps,
): Promise<MediaClaim> {
  return store.mediaIds.claim(to, digest, nameOfDelivery(delivery));
}

export async function letterOf(
  file: ReadyFile,
  { to, claim, digest }: { to: Destination; claim: Exclude<MediaClaim, 'wait'>; digest: string },
  deps: UploadPartDeps,
): Promise<GroupLetter | Failure> {
  if (typeof claim === 'object') return { kind: 'file', mediaId: claim.mediaId, digest };
  const mediaId = await caught(() => deps.upload(to, file), deps);
  if (mediaId instanceof Error) await deps.store.mediaIds.yield(to, digest);
  else await deps.store.mediaIds.keep(to, digest, mediaId);
  return mediaId instanceof Error ? mediaId : { kind: 'file', mediaId, digest };
}

export function digestOf({ filename, bytes }: { filename: string; bytes: Buffer }): string {
  return createHash('sha256').update(filename).update('\0').update(bytes).digest('hex').slice(0, 32);
}

/** WeCom no longer knows the file, though its three days are not over: true where it is to go up again. */
export async function mustGoUpAgain(
  { letter, to, tries }: { letter: GroupLetter; to: Destination; tries: number },
  failure: WecomRefused,
  { store }: Pick<UploadPartDeps, 'store'>,
): Promise<boolean> {
  if (failure.errcode !== unknownMedia || letter.kind !== 'file') return false;
  await store.mediaIds.forget(to, letter.digest, letter.mediaId);
  return tries <= mostTries;
}

const unknownMedia = 40007;

/** By the same table as a part that was sent, but that what may have arrived does no harm. */
async function missUpload(missed: Uploading, failure: Failure, deps: UploadPartDeps): Promise<Step> {
  const { ledger, index, to } = missed;
  const { group, parts } = ledger.now().delivery;
  const uploads = (parts[index]?.uploads ?? 0) + 1;
  deps.log.error({ group, part: index + 1, err: failure }, 'a file was not uploaded');
  const againInMs = waitAfter({ ...missed, uploads }, failure);
  if (againInMs === null) return giveUp(missed, failure, deps);
  const isHeld = failure.name === 'WecomRefused' && failure.treatment === 'wait';
  if (isHeld) await deps.store.pace.hold(to);
  else await ledger.change((delivery) => countUpload(delivery, index, deps.now()));
  return { againInMs, ...(isHeld && { why: 'wecom' as const }) };
}

/** Null where it is not tried again. */
function waitAfter({ uploads, attempt }: Uploading & { uploads: number }, failure: Failure): number | null {
  if (failure.name === 'WecomUnreachable' && !failure.mayHaveArrived) return backoffMs(attempt);
  if (failure.name === 'WecomUnreachable') return uploads < patientTries ? backoffMs(uploads) : null;
  if (failure.treatment === 'wait') return 60_000;
  return retryAfterMs(failure, uploads);
}

async function giveUp(missed: Uploading, failure: Failure, deps: UploadPartDeps): Promise<Step> {
  if (failure.name === 'WecomUnreachable') return leaveOut(missed, 'not-uploaded', deps);
  await missed.ledger.change((delivery) => refuseRest(delivery, failure.errcode, deps.now()));
  return 'done';
}

/** There is no file: the part is refused, and what else waits goes on. */
export async function leaveOut(
  { ledger, index }: Pick<Uploading, 'ledger' | 'index'>,
  why: WhyNoFile,
  { now }: Pick<LedgerDeps, 'now'>,
): Promise<'next'> {
  await ledger.change((delivery) => refusePart(delivery, index, why, now()));
  return 'next';
}
