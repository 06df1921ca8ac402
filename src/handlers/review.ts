import { queue, whole } from '../format/says/submissions';
import { answer, refuse, type Ask, type Outcome } from './handler';
import { findSubmission, see, seePool } from './seen';

/** 待审 */
export async function showQueue(ask: Ask): Promise<Outcome> {
  const pending = await ask.read.pending();
  const seen = pending.map((submission) => see(submission, ask));
  return answer(ask, queue(seen, await seePool(ask)));
}

/** 看 n */
export async function showWhole(ask: Ask<{ number: number }>): Promise<Outcome> {
  const found = await findSubmission(ask.args.number, ask);
  return found.ok ? answer(ask, whole(see(found.submission, ask), ask.voice)) : refuse(ask, found);
}
