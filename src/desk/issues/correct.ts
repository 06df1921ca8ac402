import { isSettled, mayHaveBeenRead, type Delivery } from './delivery';
import { issueName, type Issue } from './issue';
import { dayOf, yearOfDay, type Calendar } from './numbering';
import type { Offer } from './offer';
import type { Ruled } from '../refusal';

/** What an editor was shown of a correction before it goes to groups. */
export type CorrectionOffer = Offer & { text: string };

/** 字数; what needs more is an entry of the next issue. */
export const longestCorrection = 1000;

/** As an editor names an issue: the number alone means the latest that bears it. */
export type WhichIssue = { number: number | null; year: number | null; runningNumber: number | null };

/** The latest that was signed off; where there is none, the latest that collects or has collected. */
export function findNamed(which: WhichIssue, issues: readonly Issue[], calendar: Calendar): Issue | null {
  const named = issues.filter((issue) => isNamed(which, issue, calendar));
  const latestFirst = named.toSorted((a, b) => b.ordinal - a.ordinal);
  return latestFirst.find((issue) => !isComing(issue)) ?? latestFirst[0] ?? null;
}

export function bearsNumbers(
  { number, year, runningNumber }: WhichIssue,
  borne: { number: number | null; runningNumber: number | null; year: number | null },
): boolean {
  const wanted = { number, year, runningNumber };
  const asked = (['number', 'year', 'runningNumber'] as const).filter((name) => wanted[name] !== null);
  return asked.every((name) => wanted[name] === borne[name]);
}

/** Names of the groups that have read it or may have, and of those that have not; an issue on its way has none yet. */
export function whoGot(
  issue: Issue,
  deliveries: readonly Delivery[],
): Ruled<{ got: string[]; missed: string[] }> {
  const name = issueName(issue);
  const isGoing = issue.state === 'signedOff' || !deliveries.every(isSettled);
  if (isComing(issue) || isGoing) return { ok: false, why: 'not-yet-out', issue: name, isGoing };
  const got = deliveries.filter(mayHaveBeenRead);
  if (got.length === 0) return { ok: false, why: 'nobody-got-it', issue: name };
  if (issue.state !== 'dispatched') return { ok: false, why: 'not-yet-out', issue: name, isGoing: true };
  const missed = deliveries.filter((delivery) => !mayHaveBeenRead(delivery));
  return { ok: true, got: got.map(({ group }) => group), missed: missed.map(({ group }) => group) };
}

function isNamed(which: WhichIssue, issue: Issue, calendar: Calendar): boolean {
  return bearsNumbers(which, { ...issue, year: yearOfDay(dayOf(issue, calendar)) });
}

function isComing({ state }: Issue): boolean {
  return state === 'open' || state === 'closed';
}
