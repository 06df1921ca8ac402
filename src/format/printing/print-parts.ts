import type { Bulletin, BulletinColumn } from '../../desk/bulletin';
import { contentsBlocks } from './contents-blocks';
import { entryBlock } from './entry-block';
import { comment, printSpan, spanBlock, type Span } from './markdown-blocks';
import { byteLength, packBlocks, type Block } from './pack-blocks';
import { printNumbers } from './print-bulletin';
import { printDate } from './print-date';
import { splitGraphemes } from './split-graphemes';

/**
 * The issue as messages in WeCom's "markdown", each at most `maxBytes` UTF-8 bytes: 4,096 for a group webhook
 * [91770], 2,048 for an app message [90236]. A part ends between entries, or where one entry does not fit into
 * a part between its paragraphs, then its sentences; no column's name stands last in a part.
 */
export function printParts(bulletin: Bulletin, maxBytes = 4096): string[] {
  const blocks = [
    ...mastheadBlocks(bulletin),
    ...contentsBlocks(bulletin),
    ...bulletin.columns.flatMap(columnBlocks),
    ...footerBlocks(bulletin),
  ];
  return partsOf(bulletin, blocks, maxBytes);
}

/** Blocks of a bulletin in messages that bear its name and, where they are several, a counter. */
export function partsOf(bulletin: Bulletin, blocks: Block[], maxBytes: number): string[] {
  const name = shortName(bulletin);
  const [only = '', ...more] = packBlocks(blocks, maxBytes - byteLength(withMark(name, '')));
  return more.length === 0 ? [withMark(name, only)] : numbered(name, blocks, maxBytes);
}

/** The counter takes room itself; as many nines as it may have digits are kept free for it. */
function numbered(name: string, blocks: Block[], maxBytes: number, digits = '9'): string[] {
  const room = maxBytes - byteLength(withMark(`${name}（${digits}/${digits}）`, ''));
  const parts = packBlocks(blocks, room);
  if (parts.length > Number(digits)) return numbered(name, blocks, maxBytes, `${digits}9`);
  return parts.map((part, at) => withMark(`${name}（${at + 1}/${parts.length}）`, part));
}

function withMark(mark: string, part: string): string {
  return mark === '' ? part : `${printSpan(comment(mark))}\n${part}`;
}

/** 江城工运 第8期; a very long title is cut, for the mark stands in every part. */
function shortName({ title, number, runningNumber }: Bulletin): string {
  const numbers = printNumbers({ number, runningNumber: number === null ? runningNumber : null });
  return [shortTitle(title ?? ''), numbers].filter(Boolean).join(' ');
}

export function shortTitle(title: string): string {
  return splitGraphemes(title, (piece) => byteLength(piece) <= 90)[0] ?? '';
}

export function mastheadBlocks(bulletin: Bulletin): Block[] {
  const { title, publisher, date } = bulletin;
  const imprint = [publisher, date && printDate(date)].filter(Boolean).join('　');
  const lines: Span[] = [
    { open: '# ', text: title ?? '', close: '' },
    { open: '**', text: printNumbers(bulletin), close: '**' },
    comment(imprint),
  ];
  return lines.filter(({ text }) => text !== '').map((line) => spanBlock(line, '\n'));
}

export function columnBlocks({ name, entries }: BulletinColumn): Block[] {
  return entries.map((entry, at) => entryBlock(entry, at === 0 ? name : ''));
}

/** 本期印发; where it needs more than one part it is cut between receivers. */
function footerBlocks({ distribution }: Bulletin): Block[] {
  if (distribution.length === 0) return [];
  const whole = spanBlock(comment(`本期印发：${distribution.join('、')}`), '\n\n');
  return [{ ...whole, finer: () => distribution.map(receiverBlock) }];
}

function receiverBlock(name: string, at: number, all: string[]): Block {
  const text = `${at === 0 ? '本期印发：' : ''}${name}${at === all.length - 1 ? '' : '、'}`;
  return spanBlock(comment(text), at === 0 ? '\n\n' : '');
}
