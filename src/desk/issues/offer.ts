import type { Cause } from '../move';
import type { OfferWord } from './offer-word';
import type { Ruled } from '../refusal';

/** What an editor was shown before it goes to groups: good for ten minutes, for her, and for exactly this. */
export type Offer = {
  schema: 1;
  issue: number;
  editor: string;
  code: string;
  /** Of everything that would go out and to whom; another digest means that something has changed. */
  digest: string;
  madeAt: number;
  wrongTries: number;
};

type Given<Made extends Offer> = { offer: Made | null; code: string; digest: string; word: OfferWord };

const offerLifeMs = 10 * 60_000;

/** Four digits can be guessed: the offer is void after so many wrong ones. */
const mostWrongTries = 5;

/** Whether the code is that of an offer of just this; a wrong one is the caller's to count (`countWrongTry`). */
export function takeOffer<Made extends Offer>(
  issue: number,
  { offer, code, digest, word }: Given<Made>,
  cause: Cause,
): Ruled<{ offer: Made }> {
  if (offer?.editor !== cause.by) return { ok: false, why: 'no-offer', word };
  if (cause.at - offer.madeAt > offerLifeMs) return { ok: false, why: 'offer-expired', word };
  if (offer.issue !== issue || offer.digest !== digest) return { ok: false, why: 'offer-void', word };
  if (offer.wrongTries >= mostWrongTries) return { ok: false, why: 'no-offer', word };
  if (offer.code !== code) return { ok: false, why: 'wrong-code', word, triesLeft: triesLeft(offer) - 1 };
  return { ok: true, offer };
}

export function countWrongTry<Made extends Offer>(offer: Made): Made {
  return { ...offer, wrongTries: offer.wrongTries + 1 };
}

function triesLeft({ wrongTries }: Offer): number {
  return mostWrongTries - wrongTries;
}
