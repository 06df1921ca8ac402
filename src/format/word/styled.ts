import { Paragraph, type IParagraphOptions, type ParagraphChild } from 'docx';
import type { Part } from './layout';
import { styleId } from './paragraph-styles';

/** A paragraph in the style of its part. */
export function styled(
  part: Part,
  children: ParagraphChild[],
  more: Omit<IParagraphOptions, 'style' | 'children' | 'text'> = {},
): Paragraph {
  return new Paragraph({ style: styleId(part), children, ...more });
}
