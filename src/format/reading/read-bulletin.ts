import type { Bulletin } from '../../desk/bulletin';
import { dropPages } from './drop-pages';
import { findColumns, type FoundColumn } from './find-columns';
import { isHeadlineShaped } from './headline-shape';
import { joinBroken } from './join-broken';
import { lineKind } from './line-kind';
import { readColumn } from './read-column';
import { findContents } from './read-contents';
import { findFooter, readFooter } from './read-footer';
import { readLines, withoutMark, type Line } from './read-lines';
import { isMastheadLine, readMasthead } from './read-masthead';
import type { Titles } from './titles';
import { unwrapLines } from './unwrap-lines';

export type NotUnderstood = { line: number; text: string };

/** What was understood of an issue, and where in the text it stands. */
export type ReadIssue = {
  bulletin: Bulletin;
  notUnderstood: NotUnderstood[];
  /** The line with which each entry begins, by column. */
  places: number[][];
  /** Lines left out for what they are: contents lists, rules, page numbers and running heads. */
  leftOut: number[];
};

/** The same without the places. */
export function readBulletin(text: string): Pick<ReadIssue, 'bulletin' | 'notUnderstood'> {
  const { bulletin, notUnderstood } = readIssue(text);
  return { bulletin, notUnderstood };
}

/**
 * A whole issue in plain text. Without any column mark its entries stand in one column named ''. A line that
 * has no sure place is named in `notUnderstood` and in no entry; contents lists, rules and page numbers are
 * left out.
 */
export function readIssue(text: string): ReadIssue {
  const unpaged = dropPages(readLines(text));
  const all = joinBroken(unwrapLines(unpaged.lines));
  const footerAt = findFooter(all);
  const footer = readFooter(all.slice(footerAt));
  const { lines, titles, listed } = withoutContents(all.slice(0, footerAt));
  const rules = all.filter((line) => lineKind(line) === 'rule');
  const { before, columns } = partColumns(lines.filter((line) => !rules.includes(line)));
  const { masthead, notUnderstood } = readMasthead(before);
  const gaps = columns.some((column) => column.lines.slice(1).some(({ gap }) => gap));
  const read = columns.map((column) => readColumn(column, titles, gaps));
  return {
    bulletin: {
      ...masthead,
      date: masthead.date ?? footer.date,
      publisher: masthead.publisher ?? footer.publisher,
      columns: read.map(({ column }) => column),
      distribution: footer.distribution,
    },
    notUnderstood: reported([
      ...unpaged.doubtful,
      ...notUnderstood,
      ...read.flatMap((one) => one.notUnderstood),
      ...footer.notUnderstood,
    ]),
    places: read.map((one) => one.places),
    leftOut: numbersOf([...unpaged.dropped, ...listed, ...rules]),
  };
}

function withoutContents(lines: Line[]): { lines: Line[]; titles: Titles; listed: Line[] } {
  const { from, to, titles } = findContents(lines);
  return { lines: [...lines.slice(0, from), ...lines.slice(to)], titles, listed: lines.slice(from, to) };
}

function numbersOf(lines: Line[]): number[] {
  return [...new Set(lines.map(({ at }) => at))].sort((one, other) => one - other);
}

function partColumns(lines: Line[]): { before: Line[]; columns: FoundColumn[] } {
  const { before, columns } = findColumns(lines);
  if (columns.length > 0) return { before, columns };
  const masthead = mastheadLength(before);
  const entries = before.slice(masthead);
  return {
    before: before.slice(0, masthead),
    columns: entries.length > 0 ? [{ name: '', lines: entries }] : [],
  };
}

/** Without columns the masthead ends with its last line that can be nothing else, above the first text. */
function mastheadLength(lines: Line[]): number {
  const text = lines.findIndex((line) => !isMastheadLine(line) && !isHeadlineShaped(line.text));
  return lines.slice(0, text < 0 ? lines.length : text).findLastIndex(isMastheadLine) + 1;
}

function reported(lines: Line[]): NotUnderstood[] {
  return lines
    .sort((one, other) => one.at - other.at)
    .map(({ at, text }) => ({ line: at, text: withoutMark(text) }));
}
