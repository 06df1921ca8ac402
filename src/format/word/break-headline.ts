import { textWidth } from './text-width';

/**
 * A headline that needs more than one line, in lines of about the same length, each at most `perLine` characters
 * wide: no word and no number is torn apart, no line begins with a comma (GB/T 9704-2012, 7.3.1). Put together
 * they are the headline again.
 */
export function breakHeadline(headline: string, perLine: number): string[] {
  const lines = Math.ceil(textWidth(headline) / perLine);
  return lines <= 1 ? [headline] : balance(unbreakables(headline), { lines, perLine });
}

function balance(pieces: string[], { lines, perLine }: { lines: number; perLine: number }): string[] {
  const whole = pieces.join('');
  if (lines <= 1 || pieces.length <= 1) return [whole];
  const goal = textWidth(whole) / lines;
  const count = bestCount(pieces, { goal, perLine });
  return [pieces.slice(0, count).join(''), ...balance(pieces.slice(count), { lines: lines - 1, perLine })];
}

/** As many pieces as come nearest to the goal, never more than fit, at least one. */
function bestCount(pieces: string[], { goal, perLine }: { goal: number; perLine: number }): number {
  const widths = pieces.map((_, at) => textWidth(pieces.slice(0, at + 1).join('')));
  const far = widths.slice(0, -1).map((width) => (width > perLine ? Infinity : Math.abs(width - goal)));
  return Math.max(0, far.indexOf(Math.min(...far))) + 1;
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words, each with the marks that may not be parted from it. */
function unbreakables(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of words.segment(text))
    if (pieces.length > 0 && belongTogether(pieces.at(-1) ?? '', segment))
      pieces.push((pieces.pop() ?? '') + segment);
    else pieces.push(segment);
  return pieces;
}

/** Single characters in a row are mostly a word that the dictionary lacks. */
function belongTogether(piece: string, next: string): boolean {
  return CLOSES.test(next) || OPENS.test(piece) || LEADS.test(piece) || (LONE.test(piece) && LONE.test(next));
}

const LONE = /^\p{Script=Han}$/u;
/** A number goes with what it counts, a word such as 与 with what it leads. */
const LEADS = /(?:\d|^[第新各全再不未与和及在为向对把将让使从以于])$/u;
const CLOSES = /^[的了]$|^[\s”’）》〉】〕」』，。、；：？！…—·%％)\]}>,.;:?!]/u;
const OPENS = /[“‘（《〈【〔「『([{<]$/u;
