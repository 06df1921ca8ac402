import type { WecomRefused, WecomUnreachable } from '../wecom/errors';
import { backoffMs } from './job';

export type Failure = WecomRefused | WecomUnreachable;
export type CaughtDeps = { failureOf: (error: unknown) => Failure | null };

/** "System busy" is worth three tries [90312]. */
export const mostTries = 3;

/** A long file on a slow line and a crowd are worth some minutes, but the rest of the issue does not wait for ever. */
export const patientTries = 8;

/** Too many calls at once: whoever comes again at the same time meets the same others [90313, 45033]. */
const crowded = 45033;

/** An address that an admin has just put among 企业可信IP is known there about a minute later [90313]. */
const untrustedIp = 60020;
const whileTrustedMs = 60_000;

/** Of a refusal that is worth another try: after so long, or null once that was tried often enough. */
export function retryAfterMs({ treatment, errcode }: WecomRefused, tries: number): number | null {
  if (errcode === untrustedIp) return tries <= mostTries ? whileTrustedMs : null;
  if (treatment !== 'retry') return null;
  if (errcode === crowded) return tries <= patientTries ? scattered(backoffMs(tries)) : null;
  return tries <= mostTries ? backoffMs(tries) : null;
}

/** From a half to one and a half. */
export function scattered(ms: number): number {
  return Math.round(ms * (0.5 + Math.random()));
}

/** What WeCom or the line to it has to say against it; any other error is a bug. */
export async function caught<Good>(
  call: () => Promise<Good>,
  { failureOf }: CaughtDeps,
): Promise<Good | Failure> {
  try {
    return await call();
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return failure;
  }
}
