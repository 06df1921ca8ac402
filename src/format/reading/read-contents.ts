import { splitAttribution } from './attribution';
import { readBareColumn } from './column-name';
import { lineKind } from './line-kind';
import type { Line } from './read-lines';
import { hasPage, wordsOf, type Titles } from './titles';

export type Contents = { from: number; to: number; titles: Titles };

/** The contents list, which repeats titles and is no entry: from its heading to before the first repetition. */
export function findContents(lines: Line[]): Contents {
  const from = lines.findIndex((line) => lineKind(line) === 'contents');
  if (from < 0) return { from: 0, to: 0, titles: new Set() };
  const listed = lines.slice(from + 1, textAfter(lines, from + 1));
  const inline = itemsBehind(lines[from]);
  const length = inline.length > 0 ? 0 : (repetitionIn(listed) ?? lengthByLook(listed));
  const items = [...inline, ...listed.slice(0, length).map(({ text }) => text)];
  return { from, to: from + 1 + length, titles: new Set(items.map(wordsOf)) };
}

/** 「本期要目：甲；乙」 lists on the line of its heading. */
function itemsBehind(heading: Line | undefined): string[] {
  const behind = /^.*?(?:[:：】〕〗］\]]\s*)(\S.*)$/.exec(heading?.text ?? '')?.[1];
  return behind?.split(/[；;]/) ?? [];
}

/** The first line that no contents list holds. */
function textAfter(lines: Line[], from: number): number {
  const at = lines.findIndex((line, index) => index >= from && isText(line));
  return at < 0 ? lines.length : at;
}

function isText(line: Line): boolean {
  const { text } = line;
  return (
    /[。；]/.test(text) ||
    text.length > 80 ||
    (!isColumn(line) && splitAttribution(text).attribution !== null)
  );
}

/** How many lines stand before a title or column comes for the second time, column marks above it left out. */
function repetitionIn(listed: Line[]): number | null {
  const words = listed.map(({ text }) => wordsOf(text));
  const again = words.findIndex(
    (word, at) => at > 0 && words.slice(0, at).some((earlier) => repeats(earlier, word)),
  );
  return again < 0 ? null : again - columnsAbove(listed.slice(0, again + 1));
}

function repeats(earlier: string, word: string): boolean {
  return earlier === word ? word.length >= 2 : word.length >= 6 && earlier.startsWith(word);
}

/** A column mark that the list left out stands above the title that comes again. */
function columnsAbove(listed: Line[]): number {
  const [above, title] = listed.slice(-2);
  return listed.length > 2 && above && title && isColumn(above) && !isColumn(title) ? 1 : 0;
}

/** Without a repetition: up to the last page number, the gap, the last column mark; never with the headline below. */
function lengthByLook(listed: Line[]): number {
  const paged = listed.findLastIndex((line) => hasPage(line.text));
  const gap = listed.findIndex((line, at) => at > 0 && line.gap);
  const column = listed.findLastIndex(isColumn);
  if (paged >= 0) return paged + 1;
  return gap >= 0 ? gap : column >= 0 ? column : Math.max(0, listed.length - 1);
}

function isColumn(line: Line): boolean {
  return lineKind(line) === 'column' || readBareColumn(line.text) !== null;
}
