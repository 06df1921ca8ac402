import { graphemesOf } from './printing/split-graphemes';

/**
 * What was changed of a text, in a few words: `“…三个工地 → 四个工地…”`. What both have in common at the beginning
 * and at the end is cut away but for a little; a line break shows as ／, a text that is not there as （无）.
 */
export function shortDifference(before: string, after: string): string {
  const [one, other] = [graphemesOf(before), graphemesOf(after)];
  const from = Math.max(0, commonStart(one, other) - context);
  const behind = Math.max(0, commonEnd(one, other) - context);
  const words = [one, other].map((text) => show(text.slice(from, text.length - behind)));
  return `“${from > 0 ? '…' : ''}${words.join(' → ')}${behind > 0 ? '…' : ''}”`;
}

/** So much of what stays is shown on either side of what does not, in characters as a reader sees them. */
const context = 3;

/** Of a longer one the middle is left out. */
const mostShown = 30;
const [headShown, tailShown] = [18, 9];

function commonStart(one: string[], other: string[]): number {
  const end = one.findIndex((grapheme, at) => grapheme !== other[at]);
  return end === -1 ? one.length : end;
}

/** What the beginning has taken does not count again. */
function commonEnd(one: string[], other: string[]): number {
  const most = Math.min(one.length, other.length) - commonStart(one, other);
  let end = 0;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return end;
}

function show(graphemes: string[]): string {
  if (graphemes.length === 0) return '（无）';
  const shown =
    graphemes.length <= mostShown
      ? graphemes
      : [...graphemes.slice(0, headShown), '…', ...graphemes.slice(-tailShown)];
  return shown.join('').replace(/\s*\n\s*/gu, '／');
}
