import { type Paragraph } from 'docx';
import type { Bulletin, BulletinColumn, Piece } from '../../desk/bulletin';
import type { Layout } from './layout';
import { styled } from './styled';
import { textRun } from './text-run';

/** 目录: each column with its headlines, briefs by their number; only of an issue that is long enough for one. */
export function contents({ columns }: Bulletin, { contentsAbove }: Layout): Paragraph[] {
  const entries = columns.flatMap((column) => column.entries);
  if (entries.length <= contentsAbove) return [];
  const lines = columns.filter(({ entries: { length } }) => length > 0).flatMap(columnLines);
  const heading = styled('contentsHeading', [textRun('目　录')]);
  return lines.length === 0 ? [] : [heading, ...lines];
}

function columnLines({ name, entries }: BulletinColumn): Paragraph[] {
  const headlines = entries.flatMap(({ headline }) => (headline === null ? [] : [headline]));
  const briefs = entries.length - headlines.length;
  const counted = briefs > 0 && name !== '' ? `（${briefs}则）` : '';
  return [...(name === '' ? [] : [columnLine(name, counted)]), ...headlines.map(headlineLine)];
}

function columnLine(name: string, counted: string): Paragraph {
  return styled('contentsColumn', [textRun(`【${name}】${counted}`)]);
}

function headlineLine(headline: NonNullable<Piece['headline']>): Paragraph {
  return styled('contents', [textRun(headline.replaceAll('\n', '　'))]);
}
