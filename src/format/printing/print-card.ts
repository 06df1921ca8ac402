import type { Bulletin, BulletinColumn } from '../../desk/bulletin';
import type { LinkCard } from '../../desk/letter';
import { nameOfPiece, shorten } from '../measure';
import { columnCount, countText, nameless, otherColumns, readAll } from '../says/issue-cards';
import { escapeText } from './escape-text';
import { printNumbers } from './print-bulletin';
import { printDate } from './print-date';

/**
 * 字 that a group's card shows of each part, and its rows [91770, 101032]. UTF-16 units are counted, which are never
 * fewer than 字, whatever is taken for one.
 */
const most = { headline: 26, summary: 30, text: 112, name: 5, value: 26, rows: 6 };

/** An issue on one card: its name, who made it when, its first headlines, and each column with what is in it. */
export function printCard(bulletin: Bulletin): Omit<LinkCard, 'url'> {
  const columns = bulletin.columns.filter(({ entries }) => entries.length > 0);
  const { title, publisher, date } = bulletin;
  return {
    headline: before(title, printNumbers(bulletin), { parted: ' ', most: most.headline }),
    summary: before(publisher, date === null ? '' : printDate(date), {
      parted: '\u3000',
      most: most.summary,
    }),
    text: leadingNames(columns),
    rows: columnRows(columns),
    linkText: readAll,
  };
}

/** Where both do not fit, the first is cut. */
function before(first: string | null, second: string, room: { parted: string; most: number }): string {
  if (first === null || second === '') return fit(first ?? second, room.most);
  return `${fit(first, room.most - room.parted.length - second.length)}${room.parted}${second}`;
}

/** So many names as fit whole; those of the briefs only where there is nothing else. */
function leadingNames(columns: readonly BulletinColumn[]): string {
  const pieces = columns.flatMap(({ entries }) => entries);
  const headed = pieces.filter(({ headline }) => headline !== null);
  const names = (headed.length > 0 ? headed : pieces).map((piece) => escapeText(nameOfPiece(piece)));
  const all = names.join('；');
  if (all.length <= most.text) return all;
  const count = names.findIndex((_, at) => joined(names, at + 1).length > most.text);
  return count > 0 ? joined(names, count) : fit(names[0] ?? '', most.text);
}

function joined(names: readonly string[], count: number): string {
  return `${names.slice(0, count).join('；')}；…`;
}

/** Of more columns than there are rows the last row tells the sum. */
function columnRows(columns: readonly BulletinColumn[]): LinkCard['rows'] {
  const rows = columns.map((column) => rowOf(column.name || nameless, countText(countOf([column]))));
  if (rows.length <= most.rows) return rows;
  const others = columns.slice(most.rows - 1);
  const sum = `${columnCount(others.length)}，${countText(countOf(others))}`;
  return [...rows.slice(0, most.rows - 1), rowOf(otherColumns, sum)];
}

function rowOf(name: string, value: string): LinkCard['rows'][number] {
  return { name: fit(name, most.name), value: fit(value, most.value) };
}

function countOf(columns: readonly BulletinColumn[]): { articles: number; briefs: number } {
  const pieces = columns.flatMap(({ entries }) => entries);
  const briefs = pieces.filter(({ headline }) => headline === null).length;
  return { articles: pieces.length - briefs, briefs };
}

function fit(text: string, room: number): string {
  return shorten(escapeText(text), room);
}
