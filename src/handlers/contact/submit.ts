import { submit } from '../../desk/submissions/submission';
import type { Warning } from '../../desk/warnings/warnings';
import { receipt } from '../../format/says/submissions';
import { warningText } from '../../format/says/warnings';
import { cardsToEditors } from '../review/cards';
import { fact, told, type Ask, type Outcome } from '../handler';
import { see, type Seen } from '../seen';
import { sketchOf, warningsOf } from '../review/warn';

/** 投稿, and any text of a contact that is no command. */
export async function submitText(ask: Ask<{ text: string }>): Promise<Outcome> {
  const unit = ask.speaker.contact?.unit ?? '';
  return (await takeIn(ask.args.text, ask, { unit, pictures: [] })).outcome;
}

/** A text becomes a submission of the one who caused it, however it came; `joined` are those that went into it. */
export async function takeIn(
  text: string,
  ask: Ask,
  from: { unit: string; pictures: string[]; joined?: readonly number[] },
): Promise<{ number: number; outcome: Outcome }> {
  const counters = await ask.read.counters();
  const number = counters.submissions + 1;
  const made = submit(text, { number, unit: from.unit }, ask.cause);
  const submission = { ...made, pictures: from.pictures, sentAt: ask.sentAt };
  const seen = see(submission, ask);
  const warnings = (await warningsOf(seen, ask)).filter((warning) => !isAbout(warning, from.joined));
  const said = announce(seen, warnings, ask);
  const outcome: Outcome = {
    writes: [
      { kind: 'submission', value: submission },
      sketchOf(seen),
      { kind: 'counters', value: { ...counters, submissions: number } },
      ...said.writes,
    ],
    facts: [fact(ask, 'submitted', { submission: number })],
    letters: said.letters,
  };
  return { number, outcome };
}

/** It is no wonder that it is like its own parts. */
function isAbout(warning: Warning, joined: readonly number[] = []): boolean {
  return warning.kind === 'near-duplicate' && joined.includes(warning.number);
}

/** The receipt to the contact, a card to every editor. */
export function announce(
  seen: Seen,
  warnings: readonly Warning[],
  ask: Ask,
): Pick<Outcome, 'writes' | 'letters'> {
  const unknownHint = seen.hint === null || seen.hint === seen.column ? null : seen.hint;
  const cards = cardsToEditors({ seen, warnings }, ask);
  const letters = [
    ...told(ask.cause.by, receipt(seen, unknownHint, warnings.map(warningText))),
    ...cards.letters,
  ];
  return { writes: cards.writes, letters };
}
