import { escapeMarkdown } from './escape-markdown';
import { byteLength, type Block } from './pack-blocks';
import { splitGraphemes } from './split-graphemes';
import { splitSentences } from './split-sentences';

/** Text between two marks of markdown, `**` and `**` or `<font …>` and `</font>`; each piece of it is closed. */
export type Span = { open: string; text: string; close: string };
/** Running text; `lead` stays with its beginning, `credit` with its end. */
export type Prose = { lead: Span[]; text: string; credit: Span[] };

export function spanBlock(span: Span, before: string): Block {
  const pieces = (room: number) =>
    splitGraphemes(span.text, (text) => byteLength(printSpan({ ...span, text })) <= room);
  const finer = (room: number) =>
    pieces(room).map((text, at) => finalBlock(printSpan({ ...span, text }), at === 0 ? before : ''));
  return { text: printSpan(span), before, finer };
}

/** Prose that falls into paragraphs, these into sentences, these into characters. */
export function proseBlock(prose: Prose, before: string, cuts: Cut[] = CUTS): Block {
  const [cut, ...finerCuts] = cuts;
  return {
    text: printProse(prose),
    before,
    finer: (room) => (cut ? fall(prose, room, before, cut, finerCuts) : []),
  };
}

export function comment(text: string): Span {
  return { open: '<font color="comment">', text, close: '</font>' };
}

export function printSpan({ open, text, close }: Span): string {
  return open + escapeMarkdown(text) + close;
}

type Cut = { before: string; split: (prose: Prose, room: number) => string[] };

const CUTS: Cut[] = [
  { before: '\n', split: ({ text }) => text.split('\n') },
  { before: '', split: ({ text }) => splitSentences(text) },
  {
    before: '',
    split: (prose, room) =>
      splitGraphemes(prose.text, (text) => byteLength(printProse({ ...prose, text })) <= room),
  },
];

function fall(prose: Prose, room: number, before: string, cut: Cut, finerCuts: Cut[]): Block[] {
  if (leavesNoRoom(prose, room)) return apart(prose, before);
  const texts = cut.split(prose, room);
  return texts.map((text, at) => {
    const lead = at === 0 ? prose.lead : [];
    const credit = at === texts.length - 1 ? prose.credit : [];
    return proseBlock({ lead, text, credit }, at === 0 ? before : cut.before, finerCuts);
  });
}

/** A headline of thousands of bytes cannot stay with its text. */
function leavesNoRoom({ lead, credit }: Prose, room: number): boolean {
  return byteLength([...lead, ...credit].map(printSpan).join('')) > room / 2;
}

function apart({ lead, text, credit }: Prose, before: string): Block[] {
  return [
    ...lead.map((span, at) => spanBlock(span, at === 0 ? before : '')),
    ...(text === '' ? [] : [proseBlock({ lead: [], text, credit: [] }, '')]),
    ...credit.map((span) => spanBlock(span, '')),
  ];
}

function printProse({ lead, text, credit }: Prose): string {
  return [...lead.map(printSpan), escapeMarkdown(text), ...credit.map(printSpan)].join('');
}

function finalBlock(text: string, before: string): Block {
  return { text, before, finer: () => [] };
}
