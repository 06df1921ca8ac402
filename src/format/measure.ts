import type { Piece } from '../desk/bulletin';
import { splitGraphemes } from './printing/split-graphemes';

/** 字数 as an office counts it: every character but white space. */
export function countCharacters(text: string): number {
  return Array.from(text.replace(/\s/gu, '')).length;
}

/** The headline on one line, or the first words of a brief. */
export function nameOfPiece({ headline, body }: Piece): string {
  return headline === null ? firstWords(body[0] ?? '') : headline.replaceAll('\n', ' ');
}

function firstWords(text: string): string {
  const [first = ''] = splitGraphemes(text, (piece) => piece.length <= 24);
  return first === text ? text : `${first}…`;
}
