import type { Piece } from '../desk/bulletin';
import { shortDifference } from './short-difference';

/** Every place in which what was printed differs from what was written, in a few words each. */
export function comparePieces(written: Piece, printed: Piece): string[] {
  return [
    ...compareTexts('标题', written.headline, printed.headline),
    ...compareTexts('作者', written.author, printed.author),
    ...compareBodies(written.body, printed.body),
    ...compareTexts('署名', written.attribution, printed.attribution),
  ];
}

function compareTexts(name: string, before: string | null, after: string | null): string[] {
  return before === after ? [] : [name + shortDifference(before ?? '', after ?? '')];
}

/** Paragraph by paragraph; where some were added or left out, all of those between the first and the last change. */
function compareBodies(before: string[], after: string[]): string[] {
  const start = countSame(before, after);
  const most = Math.min(before.length, after.length) - start;
  const end = Math.min(most, countSame(before.toReversed(), after.toReversed()));
  const [one, other] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (one.length !== other.length) return compareTexts('正文', one.join('\n'), other.join('\n'));
  return one.flatMap((paragraph, at) => compareTexts('正文', paragraph, other[at] ?? ''));
}

function countSame(before: string[], after: string[]): number {
  const end = before.findIndex((paragraph, at) => paragraph !== after[at]);
  return end === -1 ? before.length : end;
}
