import { type Paragraph, Tab, TextRun } from 'docx';
import type { Piece } from '../../desk/bulletin';
import { headlineLines } from './headline';
import type { Layout, Part } from './layout';
import { styleId } from './paragraph-styles';
import { pictureLines, type Pictures } from './picture';
import { styled } from './styled';
import { textRun } from './text-run';
import { textWidth } from './text-width';

/** `isLast`: only the footer follows, which should not stand on a page of its own. */
export type EntryPlace = { layout: Layout; pictures: Pictures; isLast: boolean };

/** An entry: a brief behind ● with its attribution on the same line, anything else with it on a line of its own. */
export function entryLines(piece: Piece, { layout, pictures, isLast }: EntryPlace): Paragraph[] {
  const { headline, author } = piece;
  const body = headline === null ? briefLines(piece) : articleLines(piece, layout);
  return [
    ...(headline === null ? [] : headlineLines(headline, layout)),
    ...(author === null ? [] : [paragraph({ part: 'author', children: [textRun(author)] })]),
    ...body.map((line, at) => paragraph(line, isLast && at === body.length - 1 && isShort(piece))),
    ...(piece.pictures ?? []).flatMap((picture) => pictureLines(picture, layout, pictures)),
  ];
}

type Line = { part: Part; children: TextRun[] };

function briefLines({ body, attribution }: Piece): Line[] {
  const [first = '', ...others] = body;
  const lines = [`●${first}`, ...others];
  const credit = attribution === null ? '' : `（${attribution}）`;
  return lines.map((text, at) => ({
    part: 'body',
    children: [textRun(at === lines.length - 1 ? text + credit : text)],
  }));
}

function articleLines({ body, attribution }: Piece, layout: Layout): Line[] {
  const lines = body.map((text) => ({ part: partOf(text, layout), children: [textRun(text)] }));
  if (attribution === null) return lines;
  const last = lines.pop();
  return [...lines, withCredit(last, attribution)];
}

/** A line of the last paragraph, not a paragraph of its own, which might stand alone at the top of a page. */
function withCredit(last: Line | undefined, attribution: string): Line {
  const above = last ? [...last.children, new TextRun({ break: 1 })] : [];
  const tab = new TextRun({ children: [new Tab()] });
  const credit = textRun(`（${attribution}）`, { style: styleId('attribution') });
  return { part: last?.part ?? 'body', children: [...above, tab, credit] };
}

/** 结构层次 (GB/T 9704-2012, 7.3.3): 一、 in 黑体 and （一） in 楷体 where they head what follows. */
function partOf(text: string, { page }: Layout): Part {
  const isHeading = textWidth(text) <= page.characters - 2 && !/[。！？；：…]/u.test(text);
  return headings.find(([mark]) => isHeading && mark.test(text))?.[1] ?? 'body';
}

const headings: [RegExp, Part][] = [
  [/^[一二三四五六七八九十]{1,3}、/u, 'firstHeading'],
  [/^（[一二三四五六七八九十]{1,3}）/u, 'secondHeading'],
];

/** Two thirds of a page: LibreOffice moves a paragraph that is kept with the next one as a whole. */
const longestKept = 400;

function isShort({ body }: Piece): boolean {
  return textWidth(body.at(-1) ?? '') <= longestKept;
}

function paragraph({ part, children }: Line, keepNext = false): Paragraph {
  return styled(part, children, keepNext ? { keepNext } : {});
}
