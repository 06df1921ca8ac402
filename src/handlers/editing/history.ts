import { history } from '../../format/says/history';
import { answer, refuse, type Ask, type Outcome } from '../handler';
import { findSubmission } from '../seen';

/** 经过 n: every decision and every change, of the submission and of the entry made of it. */
export async function showHistory(ask: Ask<{ number: number }>): Promise<Outcome> {
  const found = await findSubmission(ask.args.number, ask);
  if (!found.ok) return refuse(ask, found);
  const entry = await ask.read.entry(ask.args.number);
  return answer(ask, history(found.submission, entry, ask.voice));
}
