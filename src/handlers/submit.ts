import { submit } from '../desk/submission';
import { newSubmission, receipt } from '../format/says/submissions';
import { fact, told, toldEditors, type Ask, type Outcome } from './handler';
import { see, type Seen } from './seen';

/** 投稿, and any text of a contact that is no command. */
export async function submitText(ask: Ask<{ text: string }>): Promise<Outcome> {
  const counters = await ask.read.counters();
  const number = counters.submissions + 1;
  const submission = submit(ask.args.text, { number, unit: ask.speaker.contact?.unit ?? '' }, ask.cause);
  return {
    writes: [
      { kind: 'submission', value: submission },
      { kind: 'counters', value: { ...counters, submissions: number } },
    ],
    facts: [fact(ask, 'submitted', { submission: number })],
    letters: announce(see(submission, ask), ask),
  };
}

/** The receipt to the contact, the news to the editors. */
export function announce(seen: Seen, ask: Ask): Outcome['letters'] {
  const unknownHint = seen.hint === null || seen.hint === seen.column ? null : seen.hint;
  return [...told(ask.cause.by, receipt(seen, unknownHint)), ...toldEditors(ask, newSubmission(seen))];
}
