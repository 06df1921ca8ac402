import { withdraw } from '../../desk/submissions/submission';
import { withdrawn } from '../../format/says/submissions';
import { fact, refuse, told, type Ask, type Outcome } from '../handler';
import { findOwn } from '../seen';

/** 撤稿 n */
export async function withdrawSubmission(ask: Ask<{ number: number }>): Promise<Outcome> {
  const found = await findOwn(ask.args.number, ask);
  const ruled = found.ok ? withdraw(found.submission, ask.cause) : found;
  if (!ruled.ok) return refuse(ask, ruled);
  return {
    writes: [{ kind: 'submission', value: ruled.submission }],
    facts: [fact(ask, 'withdrawn', { submission: ask.args.number })],
    letters: told(ask.cause.by, withdrawn(ask.args.number)),
  };
}
