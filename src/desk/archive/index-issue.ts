import type { BulletinColumn, Piece } from '../bulletin';
import { yearOf, type Archived, type Correction } from '../issues/archived';
import { fold } from './fold';

/** An archived issue as it is searched. */
export type IndexedIssue = {
  id: string;
  name: Named;
  year: number | null;
  /** The corrections behind the entries. */
  entries: IndexedEntry[];
};

/** What is read of a correction. */
export type Corrected = Pick<Correction, 'number' | 'text'>;

/** What an issue is known by. */
type Named = Pick<Archived['bulletin'], 'title' | 'number' | 'runningNumber' | 'date'>;

/** Folded, but for the piece. */
export type IndexedEntry = {
  /** `corrections`: how many came after it. */
  issue: Named & { id: string; corrections: number };
  column: { name: string; folded: string };
  /** From 1, in its column; the number of a correction. */
  place: number;
  isCorrection: boolean;
  piece: Piece;
  /** Headline, author, paragraphs and attribution, a line each; `headlineEnd` is where the headline ends. */
  text: string;
  headlineEnd: number;
  /** Everyone it is credited to. */
  credit: string;
  /** Found only when said whole: 简讯, 第8期, 总第152期. */
  labels: readonly string[];
};

export function indexIssue(
  { id, bulletin, origins }: Archived,
  corrections: readonly Corrected[] = [],
): IndexedIssue {
  const { title, number, runningNumber, date } = bulletin;
  const name = { title, number, runningNumber, date };
  const labels = labelsOf(name);
  const issue = { ...name, id, corrections: corrections.length };
  const entries = bulletin.columns.flatMap((column, index) =>
    indexColumn(column, { issue, labels, units: unitsOf(origins[index]) }),
  );
  const notices = corrections.map((correction) => indexCorrection(correction, { issue, labels }));
  return { id, name, year: yearOf({ bulletin }), entries: [...entries, ...notices] };
}

const CORRECTION = { name: '更正', folded: '更正' };

/** Found by 栏目:更正 as well. */
function indexCorrection({ number, text }: Corrected, { issue, labels }: Omit<In, 'units'>): IndexedEntry {
  const piece = { headline: null, author: null, body: text.split('\n'), attribution: null };
  return {
    issue,
    column: CORRECTION,
    place: number,
    isCorrection: true,
    piece,
    text: textOf(piece),
    headlineEnd: 0,
    credit: '',
    labels: [CORRECTION.folded, ...labels],
  };
}

function labelsOf({ number, runningNumber }: Named): string[] {
  return [
    ...(number === null ? [] : [`第${number}期`, `${number}期`]),
    ...(runningNumber === null ? [] : [`总第${runningNumber}期`]),
  ];
}

function unitsOf(origins: Archived['origins'][number] = []): string[] {
  return origins.map((origin) => origin?.units.join('\n') ?? '');
}

type In = { issue: IndexedEntry['issue']; labels: string[]; units: string[] };

function indexColumn({ name, entries }: BulletinColumn, { issue, labels, units }: In): IndexedEntry[] {
  const column = { name, folded: fold(name) };
  const all = [column.folded, ...labels];
  return entries.map((piece, index) => ({
    issue,
    column,
    place: index + 1,
    isCorrection: false,
    piece,
    text: textOf(piece),
    headlineEnd: fold(piece.headline ?? '').length,
    credit: fold([piece.attribution ?? '', units[index] ?? ''].join('\n')),
    labels: all,
  }));
}

function textOf({ headline, author, body, attribution }: Piece): string {
  const lines = [headline ?? '', author ?? '', ...body, attribution ?? ''];
  return lines.map(fold).join('\n');
}
