import { keepTimed } from '../handlers/issue/keep-timed';
import { decide, type DecideDeps } from './decide';
import type { Outcome } from './job';

export type SignOffOnTimeDeps = DecideDeps & { now: () => number };

/**
 * 定时签发: signs off what is due, and tells of what can no longer be. Safe to run twice: the cause is the message with
 * which it was confirmed, and what is settled stands nowhere any more.
 */
export async function signOffOnTime(_data: object, deps: SignOffOnTimeDeps): Promise<Outcome> {
  const timed = await deps.store.openReader().timedSignOff();
  if (!timed) return undefined;
  const cause = { by: 'desk', at: deps.now(), cause: `timed-${timed.cause}` };
  await decide({ cause }, keepTimed, deps);
  return undefined;
}
