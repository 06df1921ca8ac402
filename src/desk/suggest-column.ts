import type { Piece } from './bulletin';
import type { Column } from './desk-config';

/** Read downwards: the first rule that names a column of this desk wins. It only suggests. */
export function suggestColumn(
  piece: Piece,
  from: { hint: string | null; unitClass: string | null },
  columns: readonly Column[],
): Column {
  const named = (pattern: RegExp) => columns.find(({ name }) => pattern.test(name));
  const articles = columns.filter(({ kind }) => kind === 'article');
  const plain = articles.find(({ name }) => !speeches.test(name) && !links.test(name));
  const suggested =
    columns.find(({ name }) => name === from.hint) ??
    (piece.headline === null ? columns.find(({ kind }) => kind === 'brief') : undefined) ??
    (piece.author === null ? undefined : named(speeches)) ??
    (from.unitClass === '相关' ? named(links) : undefined) ??
    plain ??
    columns[0];
  if (!suggested) throw new Error('a desk has at least one column');
  return suggested;
}

const speeches = /言论|讲话|论坛/;
const links = /相关|链接/;
