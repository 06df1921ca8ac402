import { revise, shortestSubmission, type Submission } from '../../desk/submissions/submission';
import { countCharacters } from '../../format/measure';
import { fact, refuse, type Ask, type Outcome } from '../handler';
import { findOwn, see } from '../seen';
import { announce } from './submit';
import { sketchOf, warningsOf } from '../review/warn';

/** 改稿 n …: a new revision; the earlier ones stay. */
export async function reviseText(ask: Ask<{ number: number; text: string }>): Promise<Outcome> {
  const { number, text } = ask.args;
  const found = await findOwn(number, ask);
  if (!found.ok) return refuse(ask, found);
  if (text === '') return refuse(ask, { ok: false, why: 'text-missing', word: '改稿', number });
  const length = countCharacters(text);
  const revised = revise(found.submission, text, ask.cause);
  if (revised.ok && length < shortestSubmission)
    return refuse(ask, { ok: false, why: 'revision-short', number, length });
  return revised.ok ? takeRevision(revised.submission, ask) : refuse(ask, revised);
}

/** What follows from a new revision, however it came. */
export async function takeRevision(submission: Submission, ask: Ask): Promise<Outcome> {
  const seen = see(submission, ask);
  await ask.read.sketch(submission.number);
  const said = announce(seen, await warningsOf(seen, ask), ask);
  return {
    writes: [{ kind: 'submission', value: submission }, sketchOf(seen), ...said.writes],
    facts: [fact(ask, 'revised', { submission: submission.number })],
    letters: said.letters,
  };
}
