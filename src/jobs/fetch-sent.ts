import type { WhyNotFetched } from '../desk/submissions/lost-media';
import type { WecomRefused, WecomUnreachable } from '../wecom/errors';
import { backoffMs } from './job';

export type FetchSentDeps = {
  /** Refused with 45001 where it is longer. */
  fetchMedia: (mediaId: string, mostBytes: number) => Promise<{ bytes: Buffer; filename: string | null }>;
  failureOf: (error: unknown) => WecomRefused | WecomUnreachable | null;
  now: () => number;
};

type Sent = { mediaId: string; at: number };
type Wanted = { mostBytes: number; attempt: number };
type FetchSent = { bytes: Buffer; filename: string | null } | { lost: WhyNotFetched } | { againInMs: number };

/** What cannot be had for so long is given up. */
const giveUpAfterMs = 24 * 60 * 60_000;

/** WeCom's codes that say more than no [90313]. */
const reasons: Record<number, WhyNotFetched> = {
  40007: 'expired',
  40006: 'too-large',
  40009: 'too-large',
  45001: 'too-large',
  830002: 'too-large',
  44001: 'empty',
};

/** A picture or file as its sender sent it, or why it cannot be had, or when to try again. */
export async function fetchSent(sent: Sent, wanted: Wanted, deps: FetchSentDeps): Promise<FetchSent> {
  if (deps.now() - sent.at > giveUpAfterMs) return { lost: 'unreachable' };
  try {
    const { bytes, filename } = await deps.fetchMedia(sent.mediaId, wanted.mostBytes);
    return bytes.length === 0 ? { lost: 'empty' } : { bytes, filename };
  } catch (error) {
    const failure = deps.failureOf(error);
    if (!failure) throw error;
    return isFinal(failure)
      ? { lost: reasons[failure.errcode] ?? 'refused' }
      : { againInMs: backoffMs(wanted.attempt) };
  }
}

function isFinal(failure: WecomRefused | WecomUnreachable): failure is WecomRefused {
  return failure.name === 'WecomRefused' && ['permanent', 'fix'].includes(failure.treatment);
}
