import type { Piece } from '../../desk/bulletin';
import { comment, proseBlock, type Span } from './markdown-blocks';
import type { Block } from './pack-blocks';

/** An entry in WeCom's markdown, under its column's name where it is the column's first. */
export function entryBlock(piece: Piece, column: string): Block {
  const lead = [...(column === '' ? [] : [columnHeading(column)]), ...headLines(piece)];
  const credit = piece.attribution === null ? [] : [comment(`（${piece.attribution}）`)];
  return proseBlock({ lead, text: piece.body.join('\n'), credit }, '\n\n');
}

function columnHeading(name: string): Span {
  return { open: '## ', text: name, close: '\n' };
}

function headLines({ headline, author }: Piece): Span[] {
  if (headline === null) return [{ open: '●', text: '', close: '' }];
  const lines = headline.split('\n').map((text) => ({ open: '**', text, close: '**\n' }));
  return author === null ? lines : [...lines, endedLine(comment(author))];
}

function endedLine(span: Span): Span {
  return { ...span, close: `${span.close}\n` };
}
