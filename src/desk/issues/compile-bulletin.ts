import type { Bulletin } from '../bulletin';
import type { Column, Publication } from '../desk-config';
import { printedPiece, type Entry } from '../entries/entry';
import type { Issue } from './issue';

/** The issue as it would be read, dated `date` unless 刊期 was said; columns in their order, an empty one left out. */
export function compileBulletin(
  issue: Issue,
  entries: readonly Entry[],
  by: { publication: Publication; columns: readonly Column[]; date: string },
): Bulletin {
  const printed = new Map(entries.map((entry) => [entry.number, entry.piece]));
  const columns = by.columns.map(({ name, kind }) => ({
    name,
    entries: (issue.columns[name] ?? [])
      .flatMap((number) => printed.get(number) ?? [])
      .map((piece) => printedPiece(piece, kind)),
  }));
  return {
    title: by.publication.title,
    number: issue.number,
    runningNumber: issue.runningNumber,
    date: issue.date ?? by.date,
    publisher: by.publication.publisher,
    columns: columns.filter((column) => column.entries.length > 0),
    distribution: issue.distribution ?? by.publication.distribution,
    ...(issue.copies === undefined ? {} : { copies: issue.copies }),
  };
}

/** Column and place (from 1) of an entry. */
export function whereIn(issue: Issue, entry: number): { column: string; place: number } | null {
  for (const [column, order] of Object.entries(issue.columns)) {
    const index = order.indexOf(entry);
    if (index !== -1) return { column, place: index + 1 };
  }
  return null;
}
