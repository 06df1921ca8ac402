import { moveIssue, type Issue } from './issue';
import type { Cause } from '../move';
import type { Ruled } from '../refusal';

/** What an editor was shown before signing: good for ten minutes, for her, and for exactly this bulletin. */
export type Offer = {
  schema: 1;
  issue: number;
  editor: string;
  code: string;
  /** Of everything that would go out and to whom; another digest means that the issue has changed. */
  digest: string;
  madeAt: number;
  wrongTries: number;
};

const offerLifeMs = 10 * 60_000;

/** Four digits can be guessed: the offer is void after so many wrong ones. */
const mostWrongTries = 5;

/** 签发: a wrong code is the caller's to count (`countWrongTry`). */
export function signOff(
  issue: Issue,
  given: { offer: Offer | null; code: string; digest: string },
  cause: Cause,
): Ruled<{ issue: Issue }> {
  const { offer, code, digest } = given;
  if (offer?.editor !== cause.by) return { ok: false, why: 'no-offer' };
  if (cause.at - offer.madeAt > offerLifeMs) return { ok: false, why: 'offer-expired' };
  if (offer.issue !== issue.ordinal || offer.digest !== digest) return { ok: false, why: 'offer-void' };
  if (offer.wrongTries >= mostWrongTries) return { ok: false, why: 'no-offer' };
  if (offer.code !== code) return { ok: false, why: 'wrong-code', triesLeft: triesLeft(offer) - 1 };
  return { ok: true, issue: moveIssue(issue, 'signedOff', cause) };
}

export function countWrongTry(offer: Offer): Offer {
  return { ...offer, wrongTries: offer.wrongTries + 1 };
}

function triesLeft({ wrongTries }: Offer): number {
  return mostWrongTries - wrongTries;
}
