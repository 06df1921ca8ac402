import { splitAttribution } from './attribution';
import { isHeadlineShaped } from './headline-shape';
import { lineKind } from './line-kind';
import { closesSentence, widthOf } from './line-width';
import { readBullet } from './read-bullet';
import { isOurs, outerEnds, type Line } from './read-lines';

/**
 * Joins a paragraph that was broken once or twice by hand. It shows only where it broke: the line is long, stops
 * inside a sentence, and what is below it stands flush and is nothing else.
 */
export function joinBroken(lines: Line[]): Line[] {
  const edge = lines.some(isOurs) ? null : edgeOf(lines);
  return lines.reduce<Line[]>((joined, line, at) => {
    const [last, above] = [joined.at(-1), lines[at - 1]];
    const isCut = last && !line.gap && closesBracket(line, last);
    const isBroken =
      last && above && edge && !line.gap && isFlushText(line) && goesOn(line, { above, last, edge });
    if (last && (line.runsOn || (edge && (isCut || isBroken))))
      joined[joined.length - 1] = joinLines(last, line);
    else joined.push(line);
    return joined;
  }, []);
}

/** Whether a line stands flush, and is text and no mark of anything. */
export function isFlushText(line: Line): boolean {
  return !line.plain && line.indent === 'none' && lineKind(line) === 'text';
}

/** Whether a paragraph's text stops before its sentence does. */
export function isUnfinished(line: Line): boolean {
  const isText = ['text', 'number', 'bullet'].includes(lineKind(line));
  const stops = isItem(line)
    ? /[；：;:]$/.test(line.text) || !closesSentence(line.text)
    : !closesSentence(line.text);
  return isText && stops && !hasCredit(line);
}

/** A bracket that the line above has left open, or a mark that may begin no line. */
export function closesBracket({ text, plain, indent }: Line, above: Line): boolean {
  if (above.plain || plain || indent !== 'none') return false;
  const isOpen = /[（(【《“][^（()）【】《》“”]{0,40}$/.test(outerEnds(above).tail.text);
  return /^[。，、；：！？”’》」』…]/.test(text) || (isOpen && CLOSES.test(text));
}

const CLOSES = /^[^（()）【】《》“”]{0,40}[)）】》”]/;

function joinLines(line: Line, below: Line): Line {
  return { ...line, text: line.text + below.text };
}

type Break = { above: Line; last: Line; edge: Edge };

/** Whether flush text goes on with the paragraph `last`, whose latest line is `above`. */
function goesOn(line: Line, { above, last, edge }: Break): boolean {
  if (last.plain || hasCredit(outerEnds(last).tail)) return false;
  if (/[，、]$/.test(above.text)) return !mayBeHeadline(above) || !isHeadlineShaped(line.text);
  if (widthOf(above) < NARROWEST || (isNextHeadline(line, above) && !hasCredit(line))) return false;
  return isUnfinished(above)
    ? stopsInside(above, last) && !isDated(line, above)
    : endsAtEdge(above, last, edge);
}

/** No page is narrower, and from the other width on no line is short of one. */
const NARROWEST = 36;
const WIDE = 56;

function hasCredit({ text }: Line): boolean {
  return splitAttribution(text).attribution !== null;
}

function isNextHeadline(line: Line, above: Line): boolean {
  return isHeadlineShaped(line.text) && (!isUnfinished(above) || widthOf(line) < widthOf(above) - SLACK);
}

/** What a headline may be is broken only where it is set in as a paragraph is. */
function stopsInside(above: Line, last: Line): boolean {
  const isParagraph =
    above.indent === 'paragraph' && (widthOf(above) >= WIDE || /[，、。；：]/.test(above.text));
  return isParagraph || !mayBeHeadline(above) || last.text !== above.text;
}

/** News begins with its day: below a line that is no page wide it is the next. */
function isDated(line: Line, above: Line): boolean {
  return widthOf(above) < WIDE && /^\d{1,2}月\d{1,2}日/.test(line.text);
}

function isItem({ text }: Line): boolean {
  return readBullet(text) !== null;
}

function mayBeHeadline({ text }: Line): boolean {
  return isHeadlineShaped(readBullet(text)?.text ?? text);
}

/** Where the longest line ends, and whether any line stops there inside its sentence. */
type Edge = { widest: number; isSeen: boolean };

const SLACK = 4;

function edgeOf(lines: Line[]): Edge {
  const widest = Math.max(...lines.map(widthOf));
  const isBroken = (line: Line) =>
    widthOf(line) >= widest - SLACK && isUnfinished(line) && !mayBeHeadline(line);
  return { widest, isSeen: lines.some(isBroken) };
}

/** A sentence that ends at the edge of a page, in a paragraph that is set in or an item: nothing marks what is below. */
function endsAtEdge(above: Line, last: Line, { widest, isSeen }: Edge): boolean {
  const isAtEdge = widest <= 100 && widthOf(above) >= widest - SLACK;
  const isSetIn = above.indent === 'paragraph' && lineKind(above) === 'text';
  if (isSetIn) return isAtEdge || widthOf(above) >= WIDE;
  const style = readBullet(last.text)?.style;
  return isAtEdge && (style === 'symbol' || (style !== undefined && isSeen));
}
