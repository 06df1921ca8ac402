import type { Bulletin, BulletinColumn } from '../../desk/bulletin';
import { findColumns, type FoundColumn } from './find-columns';
import { isHeadlineShaped } from './headline-shape';
import { lineKind } from './line-kind';
import { findContents } from './read-contents';
import { readEntry } from './read-entry';
import { findFooter, readFooter } from './read-footer';
import { readLines, withoutMark, type Line } from './read-lines';
import { isMastheadLine, readMasthead } from './read-masthead';
import { splitEntries } from './split-entries';
import type { Titles } from './titles';
import { unwrapLines } from './unwrap-lines';

export type NotUnderstood = { line: number; text: string };

/**
 * A whole issue in plain text. Without any column mark its entries stand in one column named ''. A line that
 * has no sure place is named in `notUnderstood` and in no entry; contents lists, rules and page numbers are
 * left out silently.
 */
export function readBulletin(text: string): { bulletin: Bulletin; notUnderstood: NotUnderstood[] } {
  const all = unwrapLines(readLines(text));
  const footerAt = findFooter(all);
  const footer = readFooter(all.slice(footerAt));
  const { lines, titles } = withoutContents(all.slice(0, footerAt));
  const { before, columns } = partColumns(lines.filter((line) => lineKind(line) !== 'rule'));
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
      ...notUnderstood,
      ...read.flatMap((one) => one.notUnderstood),
      ...footer.notUnderstood,
    ]),
  };
}

function withoutContents(lines: Line[]): { lines: Line[]; titles: Titles } {
  const { from, to, titles } = findContents(lines);
  return { lines: [...lines.slice(0, from), ...lines.slice(to)], titles };
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

function readColumn(
  { name, lines }: FoundColumn,
  titles: Titles,
  gaps: boolean,
): { column: BulletinColumn; notUnderstood: Line[] } {
  const pages = lines.filter((line) => lineKind(line) === 'page');
  const groups = splitEntries(
    lines.filter((line) => !pages.includes(line)),
    titles,
    gaps,
  );
  const entries = groups.map((group) => ({ group, ...readEntry(group, titles) }));
  return {
    column: { name, entries: entries.filter(({ complete }) => complete).map(({ piece }) => piece) },
    notUnderstood: [...pages, ...entries.flatMap(({ complete, group, extra }) => (complete ? extra : group))],
  };
}

function reported(lines: Line[]): NotUnderstood[] {
  return lines
    .sort((one, other) => one.at - other.at)
    .map(({ at, text }) => ({ line: at, text: withoutMark(text) }));
}
