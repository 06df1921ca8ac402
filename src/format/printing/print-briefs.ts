import type { Piece } from '../../desk/bulletin';
import type { PrintedBrief, PrintedBriefs } from '../../desk/briefs/printed-briefs';
import { entryBlock } from './entry-block';
import { comment, printSpan } from './markdown-blocks';
import { byteLength, packBlocks } from './pack-blocks';
import { printDate } from './print-date';
import { shortTitle } from './print-parts';

type Brief = Omit<PrintedBrief, 'text'> & { piece: Piece };

/** `date`: the day on which they go out. */
type Heading = { title: string; date: string };

/** 快讯 as messages in WeCom's "markdown", each at most `maxBytes` UTF-8 bytes and cut between briefs where that fits. */
export function printBriefs(heading: Heading, briefs: readonly Brief[], maxBytes = 4096): PrintedBriefs[] {
  const room = maxBytes - byteLength(joinBriefs({ heading: printHeading(heading, mostCounted), briefs: [] }));
  const parts = pack(
    briefs.flatMap((brief) => pieces(brief, room)),
    room,
  );
  return parts.map((part, at) => {
    const counter = parts.length === 1 ? '' : `（${at + 1}/${parts.length}）`;
    return { heading: printHeading(heading, counter), briefs: part };
  });
}

/** The message as the group reads it. */
export function joinBriefs({ heading, briefs }: PrintedBriefs): string {
  return `${heading}\n\n${bodyOf(briefs)}`;
}

/** So much room is kept for the counter. */
const mostCounted = '（999/999）';

function printHeading({ title, date }: Heading, counter: string): string {
  const name = printSpan({ open: '**', text: `${shortTitle(title)} 快讯`, close: '**' });
  return `${name}${printSpan(comment(`\u3000${printDate(date)}${counter}`))}`;
}

/** One, but of a brief that no message can hold. */
function pieces({ piece, ...brief }: Brief, room: number): PrintedBrief[] {
  return packBlocks([entryBlock(piece, '')], room).map((text) => ({ ...brief, text }));
}

function pack(briefs: readonly PrintedBrief[], room: number): PrintedBrief[][] {
  const parts: PrintedBrief[][] = [];
  for (const brief of briefs) {
    const last = parts.at(-1);
    if (last && byteLength(bodyOf([...last, brief])) <= room) last.push(brief);
    else parts.push([brief]);
  }
  return parts;
}

function bodyOf(briefs: readonly PrintedBrief[]): string {
  return briefs.map(({ text }) => text).join('\n\n');
}
