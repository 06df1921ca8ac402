import type { Bulletin } from '../../desk/bulletin';
import { comment, proseBlock, spanBlock } from './markdown-blocks';
import { printNumbers } from './print-bulletin';
import { printDate } from './print-date';
import { partsOf } from './print-parts';

/** What a correction notice is made of; `date` is the day of the notice. */
type Notice = { number: number; text: string; date: string };

/** 更正 as messages in WeCom's "markdown", each at most `maxBytes` UTF-8 bytes, cut where `printParts` cuts. */
export function printCorrection(
  bulletin: Bulletin,
  { number, text, date }: Notice,
  maxBytes = 4096,
): string[] {
  const day = bulletin.date === null ? '' : printDate(bulletin.date);
  const issue = [printNumbers(bulletin), day].filter(Boolean).join('\u3000');
  const imprint = [bulletin.publisher ?? '', printDate(date)].filter(Boolean).join('\u3000');
  const blocks = [
    spanBlock({ open: '# ', text: '更正', close: '' }, ''),
    spanBlock({ open: '**', text: issue, close: '**' }, '\n'),
    spanBlock(comment(`这一期的第${number}则更正`), '\n'),
    proseBlock({ lead: [], text, credit: [] }, '\n\n'),
    spanBlock(comment(imprint), '\n\n'),
  ];
  return partsOf(bulletin, blocks, maxBytes);
}
