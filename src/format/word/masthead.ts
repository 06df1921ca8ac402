import { BorderStyle, type Paragraph, Tab, TextRun } from 'docx';
import type { Bulletin } from '../../desk/bulletin';
import { printNumbers } from '../printing/print-bulletin';
import { printDate } from '../printing/print-date';
import type { Layout } from './layout';
import { eighths, halves, measure, points } from './measures';
import { styled } from './styled';
import { textRun } from './text-run';
import { textWidth } from './text-width';

/** 报头: the title in red, the numbers, publisher and day, and the red rule; nothing where nothing is known. */
export function masthead(bulletin: Bulletin, layout: Layout): Paragraph[] {
  const { title } = bulletin;
  const numbers = printNumbers(bulletin);
  const lines = [
    ...(title === null ? [] : [titleLine(title, layout)]),
    ...(numbers === '' ? [] : [styled('numbers', [textRun(numbers)])]),
    ...imprint(bulletin),
  ];
  return lines.length === 0 ? [] : [...lines, redRule(layout)];
}

/** As large as it fits on one line, and a short one with room between its characters, the last one's apart. */
function titleLine(title: string, layout: Layout): Paragraph {
  const { size, spacing } = fitTitle(title, layout);
  const look = { color: layout.red, size: halves(size) };
  const characters = Array.from(title);
  const children = [
    textRun(characters.slice(0, -1).join(''), { ...look, characterSpacing: spacing }),
    textRun(characters.at(-1) ?? '', look),
  ];
  return styled('title', children);
}

function fitTitle(title: string, { faces, page }: Layout): { size: number; spacing: number } {
  const most = (page.textWidth / 25.4) * 72;
  const width = Math.max(1, textWidth(title));
  const size = Math.max(faces.headline.size, Math.min(faces.title.size, Math.floor(most / width)));
  const room = Math.max(0, (most * 0.85 - size * width) / width);
  return { size, spacing: points(Math.min(size / 4, room)) };
}

function imprint({ publisher, date }: Bulletin): Paragraph[] {
  if (publisher === null && date === null) return [];
  const children = [
    textRun(publisher ?? ''),
    ...(date === null ? [] : [new TextRun({ children: [new Tab()] }), textRun(printDate(date))]),
  ];
  return [styled('imprint', children)];
}

/** 版头中的分隔线: as wide as the text (7.2.7). */
function redRule(layout: Layout): Paragraph {
  const { red, rules } = layout;
  const bottom = { style: BorderStyle.SINGLE, color: red, size: eighths(rules.red), space: 0 };
  return styled('imprint', [], {
    border: { bottom },
    spacing: { line: Math.round(measure(layout).pitch / 3), lineRule: 'exact' },
  });
}
