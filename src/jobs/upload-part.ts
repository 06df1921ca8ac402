import { countUpload, refusePart, refuseRest } from '../desk/issues/delivery';
import type { WhyNoFile } from '../desk/issues/edition';
import type { LinkCard } from '../desk/letter';
import type { Store } from '../store/open-store';
import type { WecomRefused, WecomUnreachable } from '../wecom/errors';
import { changeDelivery, type ChangeDeliveryDeps, type WhichDelivery } from './change-delivery';
import { backoffMs } from './job';
import type { Loaded } from './load-part';

export type UploadPartDeps = ChangeDeliveryDeps & {
  store: Pick<Store, 'pace'>;
  /** Gives the media id with which this group, and no other, can be sent the file. Nothing is shown by it. */
  upload: (address: string, file: { filename: string; bytes: Buffer }) => Promise<string>;
  failureOf: (error: unknown) => Failure | null;
  log: { error: (facts: object, message: string) => void };
};

export type Failure = WecomRefused | WecomUnreachable;
export type GroupLetter =
  { kind: 'markdown'; text: string } | { kind: 'card'; card: LinkCard } | { kind: 'file'; mediaId: string };
export type Step = 'next' | 'done' | { againInMs: number };

/** "System busy" is worth three tries [90312]. */
export const mostTries = 3;

/** A long file on a slow line is worth some minutes, but the rest of the issue does not wait for it for ever. */
const mostUploads = 8;

/** A part as its group is sent it: a file goes up first, which shows nothing and may be repeated. */
export async function letterOf(
  loaded: Exclude<Loaded, { kind: 'none' }>,
  address: string,
  deps: UploadPartDeps,
): Promise<GroupLetter | Failure> {
  if (loaded.kind !== 'file') return loaded;
  const mediaId = await caught(() => deps.upload(address, loaded), deps);
  return mediaId instanceof Error ? mediaId : { kind: 'file', mediaId };
}

/** What WeCom or the line to it has to say against it; any other error is a bug. */
export async function caught<Good>(
  call: () => Promise<Good>,
  { failureOf }: Pick<UploadPartDeps, 'failureOf'>,
): Promise<Good | Failure> {
  try {
    return await call();
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return failure;
  }
}

type Missed = { data: WhichDelivery; index: number; address: string; uploads: number; attempt: number };

/** By the same table as a part that was sent, but that what may have arrived does no harm. */
export async function missUpload(missed: Missed, failure: Failure, deps: UploadPartDeps): Promise<Step> {
  const { data, index, address } = missed;
  deps.log.error({ group: data.group, part: index + 1, err: failure }, 'a file was not uploaded');
  const againInMs = waitAfter(missed, failure);
  if (againInMs === null) return giveUp(missed, failure, deps);
  const isHeld = failure.name === 'WecomRefused' && failure.treatment === 'wait';
  if (isHeld) await deps.store.pace.hold(address);
  else await changeDelivery(data, deps, (delivery) => countUpload(delivery, index, deps.now()));
  return { againInMs };
}

/** Null where it is not tried again. */
function waitAfter({ uploads, attempt }: Missed, failure: Failure): number | null {
  if (failure.name === 'WecomUnreachable' && !failure.mayHaveArrived) return backoffMs(attempt);
  if (failure.name === 'WecomUnreachable') return uploads < mostUploads ? backoffMs(uploads) : null;
  if (failure.treatment === 'wait') return 60_000;
  return failure.treatment === 'retry' && uploads <= mostTries ? backoffMs(uploads) : null;
}

async function giveUp({ data, index }: Missed, failure: Failure, deps: UploadPartDeps): Promise<Step> {
  if (failure.name === 'WecomUnreachable') return leaveOut({ data, index }, 'not-uploaded', deps);
  await changeDelivery(data, deps, (delivery) => refuseRest(delivery, failure.errcode, deps.now()));
  return 'done';
}

/** There is no file: the part is refused, and what else waits goes on. */
export async function leaveOut(
  { data, index }: Pick<Missed, 'data' | 'index'>,
  why: WhyNoFile,
  deps: ChangeDeliveryDeps,
): Promise<'next'> {
  await changeDelivery(data, deps, (delivery) => refusePart(delivery, index, why, deps.now()));
  return 'next';
}
