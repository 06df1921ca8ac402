import { moveIssue, type Issue } from './issue';
import type { Cause } from '../move';
import { takeOffer, type Offer } from './offer';
import type { Ruled } from '../refusal';

/** 签发: with the code of an offer of exactly this issue. */
export function signOff(
  issue: Issue,
  given: { offer: Offer | null; code: string; digest: string },
  cause: Cause,
): Ruled<{ issue: Issue }> {
  const taken = takeOffer(issue.ordinal, { ...given, word: '签发' }, cause);
  return taken.ok ? { ok: true, issue: moveIssue(issue, 'signedOff', cause) } : taken;
}
