import { splitAttribution } from './attribution';
import { isHeadlineShaped } from './headline-shape';
import { lineKind } from './line-kind';
import type { Line } from './read-lines';

/**
 * Some set the credit behind the headline, 「某区走访职工（某区总工会）」, over text that has none. Where a whole column
 * is made so, each credit is put on a line of its own below the text; any other column stays as it is.
 */
export function withCreditsBelow(lines: Line[]): Line[] {
  const heads = lines.map(creditedHeadline);
  const isMadeSo = heads[0] != null && lines.every((line, at) => heads[at] != null || isPlainText(line));
  const areAlone = heads.some((head, at) => head && (heads[at + 1] !== null || at === lines.length - 1));
  if (!isMadeSo || areAlone) return lines;
  const starts = heads.flatMap((head, at) => (head ? [at] : []));
  return starts.flatMap((start, index) => {
    const head = heads[start];
    return head ? [head.line, ...lines.slice(start + 1, starts[index + 1]), head.credit] : [];
  });
}

function creditedHeadline(line: Line): { line: Line; credit: Line } | null {
  const { text, attribution } = splitAttribution(line.text);
  const isHead = !line.plain && lineKind(line) === 'text' && text !== '' && attribution !== null;
  if (!isHead || !isHeadlineShaped(text) || /[。！？!?]/.test(text) || !/[）)]$/.test(line.text)) return null;
  const credit = { ...line, text: `（${attribution}）`, gap: false };
  return { line: { ...line, text }, credit };
}

function isPlainText(line: Line): boolean {
  const isText = ['text', 'number'].includes(lineKind(line));
  return (
    !line.plain &&
    isText &&
    /[。！？；：]$/.test(line.text) &&
    splitAttribution(line.text).attribution === null
  );
}
