import type { Cause } from '../move';
import type { Ruled } from '../refusal';
import type { Issue } from './issue';
import { takeOffer, type Offer } from './offer';

/** 定时签发: what an editor was shown, and when it is to be signed off. */
export type TimedOffer = Offer & { dueAt: number };

/** An issue that is signed off by itself at its time, if nothing has changed until then. The issue stays `closed`. */
export type TimedSignOff = {
  schema: 1;
  issue: number;
  dueAt: number;
  /** Of everything that was shown to go out and to whom, as it is dated on its day. */
  digest: string;
  /** Who signs, and when and with which message she said so. */
  editor: string;
  at: number;
  cause: string;
};

/** Why it is not signed off at its time. */
export type WhyVoid = 'changed' | 'reopened' | 'signed-off' | 'right-lost' | 'missed';

const dayMs = 24 * 60 * 60_000;

const mostDaysAhead = 60;

/** A bot that was down at the time signs so much later, and no later: the day may be over. */
const latestMs = 2 * 60 * 60_000;

/** What comes within it is on time: the timetable looks every few seconds. */
const onTimeMs = 60_000;

/** Whether it may be signed off at this time; `asked`: the time as an editor reads it. */
export function checkTime(dueAt: number, asked: string, now: number): Ruled<{ dueAt: number }> {
  if (dueAt <= now) return { ok: false, why: 'time-past', asked };
  if (dueAt > now + mostDaysAhead * dayMs) return { ok: false, why: 'time-far', asked, days: mostDaysAhead };
  return { ok: true, dueAt };
}

/** With the code of an offer of exactly this, before its time has come. */
export function timeSignOff(
  issue: number,
  given: { offer: TimedOffer | null; code: string; digest: string; asked: string },
  cause: Cause,
): Ruled<{ timed: TimedSignOff }> {
  const taken = takeOffer(issue, { ...given, word: '定时签发' }, cause);
  if (!taken.ok) return taken;
  const checked = checkTime(taken.offer.dueAt, given.asked, cause.at);
  if (!checked.ok) return checked;
  const { dueAt, digest } = taken.offer;
  const { by: editor, at, cause: message } = cause;
  return { ok: true, timed: { schema: 1, issue, dueAt, digest, editor, at, cause: message } };
}

/** How the desk stands at this moment: `digest` is null where nothing could go out. */
type Now = { issue: Issue | null; digest: string | null; mayStillSign: boolean; at: number };

/** Whether it is to wait, to be signed off, or not to be, and why. */
export function whatBecomes(
  { dueAt, digest }: TimedSignOff,
  now: Now,
): { is: 'waiting' | 'due' } | { is: 'void'; why: WhyVoid } {
  if (!now.issue || now.issue.state === 'open') return { is: 'void', why: 'reopened' };
  if (now.issue.state !== 'closed') return { is: 'void', why: 'signed-off' };
  if (!now.mayStillSign) return { is: 'void', why: 'right-lost' };
  if (now.digest !== digest) return { is: 'void', why: 'changed' };
  if (now.at < dueAt) return { is: 'waiting' };
  return now.at - dueAt < latestMs ? { is: 'due' } : { is: 'void', why: 'missed' };
}

export function isLate({ dueAt }: TimedSignOff, now: number): boolean {
  return now - dueAt > onTimeMs;
}
