import { splitAttribution } from './attribution';
import { readBareColumn } from './column-name';
import { isHeadlineShaped } from './headline-shape';
import { lineKind } from './line-kind';
import { closesSentence, widthOf } from './line-width';
import { readBullet } from './read-bullet';
import { isOurs, outerEnds, type Line } from './read-lines';

/**
 * Joins the lines of a text that was broken at a fixed width, as text copied out of a PDF or an e-mail is. Such
 * a text shows it: no line is longer than a page is wide, and some stop there in the middle of a sentence.
 */
export function unwrapLines(lines: Line[]): Line[] {
  const edge = pageEdge(lines);
  if (edge === null) return lines;
  return lines.reduce<Line[]>((joined, line, at) => {
    const [last, above] = [joined.at(-1), lines[at - 1]];
    const isBroken = last && above && widthOf(above) >= edge && goesOn(last, line);
    if (last && (line.runsOn || isBroken))
      joined[joined.length - 1] = { ...last, text: last.text + line.text };
    else joined.push(line);
    return joined;
  }, []);
}

/** Two Chinese characters: a line ends early where a punctuation mark must not begin the next. */
const SLACK = 4;

/** From this width on a line may have been broken; null for a text whose lines are as long as they like. */
function pageEdge(lines: Line[]): number | null {
  const width = lines.reduce((widest, line) => Math.max(widest, widthOf(line)), 0);
  const full = lines.filter((line) => widthOf(line) >= width - SLACK && !closesSentence(line.text));
  const broken = full.filter(({ text }) => !isHeadlineShaped(readBullet(text)?.text ?? text));
  const isBroken = broken.length >= 2 || (full.length >= 5 && full.length >= lines.length / 5);
  if (lines.some(isOurs)) return null;
  return width >= 36 && width <= 100 && isBroken ? width - SLACK : null;
}

/** A full stop at the very edge ends a paragraph, unless the paragraphs are set in or it is an item of a list. */
function goesOn(last: Line, line: Line): boolean {
  if (line.gap || line.plain || line.indent !== 'none' || !['text', 'number'].includes(lineKind(line)))
    return false;
  const { head, tail } = outerEnds(last);
  if (!['text', 'number', 'bullet', 'footer'].includes(lineKind(head))) return false;
  if (hasCredit(tail) || readBareColumn(line.text) !== null) return false;
  if (last.indent === 'paragraph') return !closesSentence(tail.text) || !isNextHeadline(line);
  return lineKind(line) === 'text' && (!closesSentence(tail.text) || isOpenItem(head));
}

function isOpenItem({ text }: Line): boolean {
  return readBullet(text) !== null;
}

function isNextHeadline(line: Line): boolean {
  return isHeadlineShaped(line.text) && !hasCredit(line);
}

function hasCredit({ text }: Line): boolean {
  return splitAttribution(text).attribution !== null;
}
