import type { Piece } from '../bulletin';

/** What of a piece can be edited as a text. */
export type Field = 'headline' | 'author' | 'body' | 'attribution';

/** In the order in which they are printed. */
export const fields: readonly Field[] = ['headline', 'author', 'body', 'attribution'];

/** How often a passage stands in which of them. */
export type Places = { field: Field; times: number }[];

/** Paragraphs, and the lines of a headline, are set off by line breaks; '' where there is none. */
export function textOf(piece: Piece, field: Field): string {
  return field === 'body' ? piece.body.join('\n') : (piece[field] ?? '');
}

/** Every line is a paragraph or a line of the headline; a blank one is none. */
export function withText(piece: Piece, field: Field, text: string): Piece {
  const lines = linesOf(text);
  return { ...piece, [field]: field === 'body' ? lines : lines.join(between[field]) || null };
}

/** An author and an attribution stand on one line. */
const between = { headline: '\n', author: '　', attribution: '、' };

function linesOf(text: string): string[] {
  const lines = text.replace(printersMarks, '').split(/\r\n|[\n\r\u2028\u2029]/u);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** Invisible; they come along when somebody copies what format/printing printed. */
const printersMarks = /[\u2063\u2064]/gu;
