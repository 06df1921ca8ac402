import type { Bulletin, BulletinColumn, Piece } from '../../desk/bulletin';
import { spanBlock, type Span } from './markdown-blocks';
import type { Block } from './pack-blocks';

/** 目录: each column with its headlines, briefs by their number; one block a line. */
export function contentsBlocks({ columns }: Bulletin): Block[] {
  const lines = columns.flatMap(columnLines);
  return lines.map((line, at) =>
    spanBlock(at === 0 ? { ...line, open: `**目录**\n${line.open}` } : line, at === 0 ? '\n\n' : '\n'),
  );
}

function columnLines({ name, entries }: BulletinColumn): Span[] {
  const headed = entries.filter(isHeaded);
  const briefs = entries.length - headed.length;
  if (entries.length === 0) return [];
  if (headed.length === 0) return [{ open: '> **', text: name || '简讯', close: `** ${briefs} 则` }];
  const names = name === '' ? [] : [{ open: '> **', text: name, close: '**' }];
  const counted = briefs === 0 ? [] : [{ open: '> ', text: `简讯 ${briefs} 则`, close: '' }];
  return [...names, ...headed.map(headlineLine), ...counted];
}

function isHeaded(entry: Piece): entry is Piece & { headline: string } {
  return entry.headline !== null;
}

function headlineLine({ headline }: { headline: string }): Span {
  return { open: '> ', text: headline.replaceAll('\n', '　'), close: '' };
}
