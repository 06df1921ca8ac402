import type { Bulletin, BulletinColumn, Piece } from '../../desk/bulletin';
import { comment, proseBlock, spanBlock, type Span } from './markdown-blocks';
import type { Block } from './pack-blocks';
import { columnBlocks, mastheadBlocks, partsOf } from './print-parts';

/**
 * What a group reads before it opens the Word file: masthead, contents of what has headlines, what has none in full.
 * In messages of at most `maxBytes` UTF-8 bytes, cut where `printParts` cuts.
 */
export function printDigest(bulletin: Bulletin, maxBytes = 4096): string[] {
  const blocks = [
    ...mastheadBlocks(bulletin),
    spanBlock(comment('整期见随后的 Word 文件。'), '\n'),
    ...contentsBlocks(bulletin),
    ...bulletin.columns.map(withoutHeadlines).flatMap(columnBlocks),
  ];
  return partsOf(bulletin, blocks, maxBytes);
}

/** A headline a block, with who stands behind it; the column's name goes with its first. */
function contentsBlocks({ columns }: Bulletin): Block[] {
  const lines = columns.flatMap(columnLines);
  return lines.map((line, at) => (at === 0 ? lineBlock(begun(line), '\n\n') : lineBlock(line, '\n')));
}

type Line = { lead: Span[]; credit: Span[] };

function lineBlock({ lead, credit }: Line, before: string): Block {
  return proseBlock({ lead, text: '', credit }, before);
}

function begun({ lead: [first, ...others], credit }: Line): Line {
  return { lead: first ? [{ ...first, open: `**目录**\n${first.open}` }, ...others] : [], credit };
}

function columnLines({ name, entries }: BulletinColumn): Line[] {
  const lines = entries.flatMap(headlineLine);
  return lines.map((line, at) => (at === 0 && name !== '' ? under(name, line) : line));
}

function under(name: string, { lead, credit }: Line): Line {
  return { lead: [{ open: '> **', text: name, close: '**\n' }, ...lead], credit };
}

/** Headline, author, attribution. */
function headlineLine({ headline, author, attribution }: Piece): Line[] {
  if (headline === null) return [];
  const credit = `${author === null ? '' : `\u3000${author}`}${attribution === null ? '' : `（${attribution}）`}`;
  const lead = { open: '> ', text: headline.replaceAll('\n', '\u3000'), close: '' };
  return [{ lead: [lead], credit: credit === '' ? [] : [comment(credit)] }];
}

function withoutHeadlines({ name, entries }: BulletinColumn): BulletinColumn {
  return { name, entries: entries.filter(({ headline }) => headline === null) };
}
