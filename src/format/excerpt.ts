import type { Mark, Marked } from '../desk/archive/mark';
import { startOfCharacter } from './printing/split-graphemes';

/** So much is shown before the first mark, that one may see what it is about. */
const lead = 12;

/** About so many UTF-16 units around the first mark, on one line, … where something is left out. */
export function excerpt({ text, marks }: Marked, most: number): Marked {
  const first = marks[0]?.[0] ?? 0;
  const from = startOfCharacter(text, Math.max(0, Math.min(first - lead, text.length - most)));
  const to = startOfCharacter(text, from + most);
  const before = from > 0 ? '…' : '';
  const shown = text.slice(from, to).replaceAll('\n', ' ');
  return {
    text: `${before}${shown}${to < text.length ? '…' : ''}`,
    marks: within(marks, from, to).map(([a, b]): Mark => [a + before.length, b + before.length]),
  };
}

/** In chat, where nothing can be made to stand out: 「…」. */
export function inQuotes({ text, marks }: Marked): string {
  let [said, at] = ['', 0];
  for (const [from, to] of marks) {
    said += `${text.slice(at, from)}「${text.slice(from, to)}」`;
    at = to;
  }
  return said + text.slice(at);
}

/** Counted from `from` on. */
function within(marks: readonly Mark[], from: number, to: number): Mark[] {
  return marks
    .map(([a, b]): Mark => [Math.max(a, from) - from, Math.min(b, to) - from])
    .filter(([a, b]) => a < b);
}
