import { LineRuleType, type Paragraph, TextRun, type ISpacingProperties } from 'docx';
import { breakHeadline } from './break-headline';
import type { Layout } from './layout';
import { measure, points } from './measures';
import { styled } from './styled';
import { textRun } from './text-run';
import { textWidth } from './text-width';

/** A headline, a paragraph a line; the style's room above and below stands around them, not between. */
export function headlineLines(headline: string, layout: Layout): Paragraph[] {
  const lines = headline.split('\n');
  return lines.map((text, at) =>
    headlineLine(text, layout, {
      ...(at > 0 ? { before: 0 } : {}),
      ...(at < lines.length - 1 ? { after: 0 } : {}),
      line: measure(layout).pitch,
      lineRule: LineRuleType.EXACT,
    }),
  );
}

function headlineLine(text: string, layout: Layout, spacing: ISpacingProperties): Paragraph {
  const size = points(layout.faces.headline.size);
  const perLine = measure(layout).textWidth / size;
  const excess = textWidth(text) / perLine;
  const children =
    excess > 1 && excess <= mostCondensed
      ? [textRun(text, { characterSpacing: Math.floor(size / (excess * slack) - size) })]
      : broken(breakHeadline(text, Math.floor(perLine)));
  return styled('headline', children, { spacing });
}

/** Too long by a character or so: set a little closer, and a trifle more, instead of going on in a second line. */
const mostCondensed = 1.06;
const slack = 1.01;

function broken([first = '', ...others]: string[]): TextRun[] {
  return [textRun(first), ...others.flatMap((line) => [new TextRun({ break: 1 }), textRun(line)])];
}
