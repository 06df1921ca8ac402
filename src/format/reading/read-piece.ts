import type { Piece } from '../../desk/bulletin';
import { readColumnMark, type ColumnMark } from './column-name';
import { isSurelyUnit } from './looks-like-unit';
import { readEntry } from './read-entry';
import { readLines, withoutMark, type Line } from './read-lines';
import { unwrapLines } from './unwrap-lines';

/**
 * One submission as a contact sends it in chat. Nothing of it is lost: what is no headline, author or
 * attribution is body. `columnHint` is the column she named, in brackets before the text or as 栏目：….
 */
export function readPiece(text: string): { piece: Piece; columnHint: string | null } {
  const { lines, columnHint } = takeHint(unwrapLines(readLines(text)));
  const { piece, extra } = readEntry(lines, new Set());
  return {
    piece: { ...piece, body: [...extra.map((line) => withoutMark(line.text)), ...piece.body] },
    columnHint,
  };
}

function takeHint(lines: Line[]): { lines: Line[]; columnHint: string | null } {
  const [first, ...others] = lines;
  const last = lines.at(-1);
  const hint = first && !first.plain ? readHint(first.text) : null;
  if (first && hint)
    return { lines: hint.rest ? [{ ...first, text: hint.rest }, ...others] : others, columnHint: hint.name };
  const below =
    last && others.length > 0 && last.text.startsWith('栏') && !last.plain ? readColumnMark(last.text) : null;
  return below ? { lines: lines.slice(0, -1), columnHint: below.name } : { lines, columnHint: null };
}

/** In chat any bracket before the text names a column, unless it names a unit. */
function readHint(text: string): ColumnMark | null {
  const mark = readColumnMark(text);
  if (mark) return mark;
  const [, bracket, rest] = INLINE.exec(text) ?? [];
  const name = bracket === undefined ? null : (readColumnMark(bracket)?.name ?? null);
  return name !== null && rest !== undefined && !isSurelyUnit(name) ? { name, rest } : null;
}

const INLINE = /^([【〔〖［[][\p{Script=Han}\s]{2,8}[】〕〗］\]])\s*(\S.*)$/u;
