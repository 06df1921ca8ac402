import type { Piece } from '../desk/bulletin';
import { splitGraphemes, startOfCharacter } from './printing/split-graphemes';

/** 字数 as an office counts it: every character but white space. */
export function countCharacters(text: string): number {
  return Array.from(text.replace(/\s/gu, '')).length;
}

/** The headline on one line, or the first words of a brief. */
export function nameOfPiece({ headline, body }: Piece): string {
  return headline === null ? firstWords(body[0] ?? '') : headline.replaceAll('\n', ' ');
}

/** At most so many UTF-16 units, cut between what a reader sees as characters, with … where something is left out. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const [first = ''] = splitGraphemes(text.slice(0, 2 * most), (piece) => piece.length < most);
  const isWhole = startOfCharacter(text, first.length) === first.length;
  return isWhole ? `${first}…` : '…';
}

function firstWords(text: string): string {
  return shorten(text, 25);
}
