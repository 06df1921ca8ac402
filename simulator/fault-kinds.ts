import type { FaultKind, Trouble } from './trouble';

/** The next number of the stream, from 0 to under 1. */
export type Next = () => number;

/** `at`: where it can befall a call; without it anywhere. `isAsked`: it comes only where it is named. */
type Row = { make: (next: Next) => Trouble; at?: RegExp; isAsked?: true };

const ofWebhooks = /^\/cgi-bin\/webhook\//;
const ofTokens = /^\/cgi-bin\/(?!webhook\/|gettoken$)/;

/** A window of 60 seconds [90313, 45009]. */
const windowMs = 60_000;

const kinds: Record<FaultKind, Row> = {
  busy: { make: () => ({ errcode: -1 }) },
  tooMany: { make: () => ({ errcode: 45009, silenceMs: windowMs }) },
  crowded: { make: () => ({ errcode: 45033 }) },
  tokenGone: { make: () => ({ token: 'gone' }), at: ofTokens },
  tokenExpired: { make: () => ({ token: 'expired' }), at: ofTokens },
  switchedOff: { make: () => ({ errcode: 93004 }), at: ofWebhooks, isAsked: true },
  slow: { make: (next) => ({ delayMs: 300 + Math.floor(1200 * next()), ...maybeAfter(next) }) },
  hang: { make: (next) => ({ hang: true, ...maybeAfter(next) }) },
  resetBefore: { make: () => ({ reset: 'before' }) },
  resetAfter: { make: () => ({ reset: 'after' }) },
  wrongJson: { make: (next) => ({ body: '{"errcode":0,"errm', ...maybeAfter(next) }) },
  gateway: { make: (next) => ({ status: 500 + Math.floor(5 * next()), ...maybeAfter(next) }) },
};

export const namesOfFaults = Object.keys(kinds) as FaultKind[];

/** One of these kinds, or of all that come unasked, that can befall a call to this path; null where none can. */
export function troubleOf(
  path: string,
  wanted: FaultKind[] | undefined,
  next: Next,
): { kind: FaultKind; trouble: Trouble } | null {
  const fitting = (wanted ?? unasked).filter((kind) => kinds[kind].at?.test(path) ?? true);
  const kind = fitting[Math.floor(next() * fitting.length)];
  return kind === undefined ? null : { kind, trouble: kinds[kind].make(next) };
}

const unasked = namesOfFaults.filter((kind) => !kinds[kind].isAsked);

function maybeAfter(next: Next): { after?: true } {
  return next() < 0.5 ? { after: true } : {};
}
