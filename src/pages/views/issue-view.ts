import { basename } from 'node:path';
import type { BulletinColumn, Piece } from '../../desk/bulletin';
import { yearOf, type Archived, type Correction } from '../../desk/issues/archived';
import type { Pdf } from '../../desk/issues/pdf';
import { nameOfPiece } from '../../format/measure';
import { printNumbers } from '../../format/printing/print-bulletin';
import { issueText } from '../../format/says/archive';
import {
  compiledBy,
  copies,
  correctedOn,
  dayOf,
  importedOn,
  pictureOf,
  summary,
} from '../../format/says/pages';
import type { Voice } from '../../format/voice';
import { anchorOf, correctionAnchor } from './anchor';

export type IssueView = ReturnType<typeof issueView>;

/** `linkKey` where the visitor holds an open link: pictures and files are then asked for with it. */
type Seen = {
  archived: Archived;
  corrections: readonly Correction[];
  pdf: Pdf | null;
  voice: Pick<Voice, 'name' | 'date'>;
  linkKey: string | null;
};

/** From so many entries on an issue has a list of contents. */
const fewEntries = 6;

/** An archived issue as its page shows it. Addresses begin at the root of the pages. */
export function issueView({ archived, corrections, pdf, voice, linkKey }: Seen) {
  const { id, bulletin, word } = archived;
  const columns = bulletin.columns.filter(({ entries }) => entries.length > 0);
  const count = columns.reduce((sum, { entries }) => sum + entries.length, 0);
  const key = linkKey === null ? '' : `k=${linkKey}`;
  return {
    heading: issueText(bulletin),
    summary: summary(bulletin),
    title: bulletin.title ?? '',
    numbers: printNumbers(bulletin),
    publisher: compiledBy(bulletin),
    date: dayOf(bulletin),
    corrections: corrections.map((correction) => correctionView(correction, voice)),
    imported: importedLine(archived, voice),
    contents: count > fewEntries ? columns.map(contentsOf) : [],
    columns: columns.map((column) => columnView(column, (file) => pictureSource(file, id, key))),
    distribution: bulletin.distribution.join('、'),
    copies: bulletin.copies === undefined ? '' : copies(bulletin.copies),
    word: word === null ? null : `/issues/${id}/word${key && `?${key}`}`,
    pdf: pdf?.state === 'made' ? `/issues/${id}/pdf${key && `?${key}`}` : null,
    pdfLost: pdf?.state === 'lost',
    year: yearOf(archived),
  };
}

/** '' for one that was made here. */
export function importedLine(
  { imported, archivedAt }: Pick<Archived, 'imported' | 'archivedAt'>,
  { name, date }: Pick<Voice, 'name' | 'date'>,
): string {
  return imported ? importedOn(date(archivedAt), name(imported.by)) : '';
}

function correctionView({ text, at, number }: Correction, { date }: Pick<Voice, 'date'>) {
  return { id: correctionAnchor(number), heading: correctedOn(date(at)), paragraphs: text.split('\n') };
}

function contentsOf({ name, entries }: BulletinColumn) {
  const listed = entries.map((piece, index) => ({ piece, href: anchorOf(name, index + 1).href }));
  return {
    name,
    href: listed[0]?.href ?? '',
    headed: listed.flatMap(({ piece, href }) =>
      piece.headline === null ? [] : [{ headline: nameOfPiece(piece), href }],
    ),
    briefs: entries.filter(({ headline }) => headline === null).length,
  };
}

function columnView({ name, entries }: BulletinColumn, sourceOf: (file: string) => string) {
  return {
    name,
    entries: entries.map((piece, index) => ({
      ...entryView(piece, sourceOf),
      id: anchorOf(name, index + 1).id,
    })),
  };
}

function entryView(piece: Piece, sourceOf: (file: string) => string) {
  const { headline, author, body, attribution, pictures = [] } = piece;
  return {
    headline: headline?.split('\n') ?? [],
    author,
    body,
    attribution,
    pictures: pictures.map(({ file, caption }) => ({
      source: sourceOf(file),
      caption,
      alternative: caption === null ? pictureOf(nameOfPiece(piece)) : '',
    })),
  };
}

function pictureSource(file: string, issueId: string, key: string): string {
  return `/media/${basename(file)}?of=${issueId}${key && `&${key}`}`;
}
