import { revise } from '../desk/submission';
import { fact, refuse, type Ask, type Outcome } from './handler';
import { findOwn, see } from './seen';
import { announce } from './submit';

/** 改稿 n …: a new revision; the earlier ones stay. */
export async function reviseText(ask: Ask<{ number: number; text: string }>): Promise<Outcome> {
  const { number, text } = ask.args;
  const found = await findOwn(number, ask);
  if (!found.ok) return refuse(ask, found);
  if (text === '') return refuse(ask, { ok: false, why: 'text-missing', word: '改稿', number });
  const revised = revise(found.submission, text, ask.cause);
  if (!revised.ok) return refuse(ask, revised);
  return {
    writes: [{ kind: 'submission', value: revised.submission }],
    facts: [fact(ask, 'revised', { submission: number })],
    letters: announce(see(revised.submission, ask), ask),
  };
}
