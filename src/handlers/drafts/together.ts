import { mostTextBytes } from '../../format/letters';
import { escapeText } from '../../format/printing/escape-text';
import { told, type Outcome } from '../handler';

/** Several things that one message leads to, as one. */
export function together(...outcomes: Outcome[]): Outcome {
  return {
    writes: outcomes.flatMap(({ writes }) => writes),
    facts: outcomes.flatMap(({ facts }) => facts),
    letters: outcomes.flatMap(({ letters }) => letters),
  };
}

/** A word before what a person is told anyway, so that she gets one answer; apart where it does not fit in. */
export function introduced(outcome: Outcome, to: string, words: readonly string[]): Outcome {
  const { letters } = outcome;
  const index = letters.findIndex((one) => one.to === to && one.letter.kind === 'text');
  const letter = letters[index]?.letter;
  const text = letter?.kind === 'text' ? `${escapeText(words.join('\n'))}\n${letter.text}` : null;
  if (words.length === 0) return outcome;
  if (text === null || Buffer.byteLength(text) > mostTextBytes)
    return { ...outcome, letters: [...told(to, words.join('\n')), ...letters] };
  return { ...outcome, letters: letters.with(index, { to, letter: { kind: 'text', text } }) };
}
