import { splitAttribution } from './attribution';
import { readBareColumn } from './column-name';
import { isHeadlineShaped } from './headline-shape';
import { closesBracket, isFlushText, isUnfinished } from './join-broken';
import { isPageMark, isPageNumber } from './line-kind';
import { widthOf } from './line-width';
import { readBullet } from './read-bullet';
import type { Line } from './read-lines';
import { runningHeads } from './running-heads';

type Unpaged = { lines: Line[]; dropped: Line[]; doubtful: Line[] };

/**
 * Takes out what a printed page repeats, its number and its head, and joins a paragraph that a page broke. A number
 * that stands bare is `doubtful`: it may as well be a cell of a table.
 */
export function dropPages(lines: Line[]): Unpaged {
  const heads = runningHeads(lines);
  const isPaper = (line: Line | undefined) => line !== undefined && (isPageMark(line) || heads.has(line));
  const gaps = lines.some((line, at) => at > 0 && line.gap && ![line, lines[at - 1]].some(isPaper));
  const kept: Line[] = [];
  for (const [at, line] of lines.entries())
    if (!isPaper(line)) kept.push(isPaper(lines[at - 1]) ? behindPage(line, kept, gaps) : line);
  const paper = lines.filter(isPaper);
  const isSure = (line: Line) => heads.has(line) || isPageNumber(line);
  return { lines: kept, dropped: paper.filter(isSure), doubtful: paper.filter((line) => !isSure(line)) };
}

function behindPage(line: Line, kept: Line[], gaps: boolean): Line {
  const last = kept.at(-1);
  return last && goesOn(last, line, kept.at(-2))
    ? { ...line, gap: false, runsOn: true }
    : { ...line, gap: gaps };
}

/** What stopped inside a sentence goes on behind the page, and so does flush text where paragraphs are set in. */
function goesOn(last: Line, line: Line, above: Line | undefined): boolean {
  if (closesBracket(line, last)) return true;
  if (last.plain || !isFlushText(line) || readBareColumn(line.text) !== null) return false;
  if (last.indent === 'paragraph' && !isHeadlineShaped(line.text) && hasNoCredit(last)) return true;
  return isUnfinished(last) && isBody(last, above);
}

/** No headline: set in, long, an item that says more than one, or itself the rest of a line that broke. */
function isBody(last: Line, above: Line | undefined): boolean {
  if (last.indent === 'paragraph' || last.text.length > 25) return true;
  const item = readBullet(last.text);
  if (item) return !isHeadlineShaped(item.text) || (item.style === 'symbol' && /[，、]/.test(item.text));
  return above !== undefined && !last.gap && isFlushText(last) && isUnfinished(above) && widthOf(above) >= 36;
}

function hasNoCredit({ text }: Line): boolean {
  return splitAttribution(text).attribution === null;
}
