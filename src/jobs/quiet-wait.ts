import type { DeskConfig } from '../desk/desk-config';
import { mayHaveBeenRead, type Delivery } from '../desk/issues/delivery';
import { quietUntil } from '../format/quiet-until';
import type { Waits } from './step';

/** So often it looks again: whoever starts the desk with other quiet hours does not wait for the old ones. */
const lookAgainMs = 30_000;

/** In the quiet hours a group that has had nothing yet waits for their end; one that has begun gets the rest. */
export function quietWait(
  delivery: Delivery,
  { desk, now }: { desk: DeskConfig; now: () => number },
): Waits | null {
  if (mayHaveBeenRead(delivery)) return null;
  const at = now();
  const until = quietUntil(at, desk);
  return until === null ? null : { againInMs: Math.min(until - at, lookAgainMs), why: 'quiet', until };
}
