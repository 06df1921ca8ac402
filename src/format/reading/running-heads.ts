import { closeUp, readBareColumn } from './column-name';
import { isPageMark, isPageNumber, lineKind } from './line-kind';
import { isSurelyUnit } from './looks-like-unit';
import { readBullet } from './read-bullet';
import type { Line } from './read-lines';
import { isMastheadLine } from './read-masthead';
import { NUMERAL, readNumeral } from './read-numeral';

/**
 * The lines that a printed page repeats at its head: they say what the masthead says, with the number or beside a
 * page number, or stand beside page numbers again and again.
 */
export function runningHeads(lines: Line[]): ReadonlySet<Line> {
  const masthead = mastheadOf(lines);
  const words = masthead.flatMap(wordsOf);
  const below = lines.slice(masthead.length);
  const beside = below.filter((_, at) => [below[at - 1], below[at + 1]].some(isPage));
  const isBeside = new Set(beside);
  const heads = below.filter((line) => repeats(line, words) && (saysNumber(line) || isBeside.has(line)));
  return new Set([...heads, ...standingAgain(beside).filter(mayBeHead)]);
}

/** How many lines a masthead takes at most. */
const TOP = 10;

/** Down to the last line that nothing but a masthead holds. */
function mastheadOf(lines: Line[]): Line[] {
  const end = lines.findIndex((line) => endsMasthead(line));
  const top = lines.slice(0, end < 0 ? TOP : Math.min(end, TOP));
  return top.slice(0, top.findLastIndex(isMastheadLine) + 1);
}

function endsMasthead(line: Line): boolean {
  return ENDS.includes(lineKind(line)) || isPageNumber(line) || line.text.includes('。');
}

const ENDS = ['contents', 'column', 'bullet', 'number', 'footer', 'page'];

function isPage(line: Line | undefined): boolean {
  return line !== undefined && isPageMark(line);
}

/** Nothing but words of the masthead, perhaps a page number; a unit's name alone would credit an entry. */
function repeats({ text, plain }: Line, words: string[]): boolean {
  const letters = lettersOf(text);
  const found = words.filter((word) => letters.includes(word));
  const rest = found
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replace(word, ' '), letters);
  return !plain && /^[\s\d]*$/u.test(rest) && found.some((word) => !isSurelyUnit(word));
}

/** What stands apart on a line of the masthead: 江城工运, 2026年, 第8期, 总第152期; a single letter says nothing. */
function wordsOf({ text }: Line): string[] {
  const parts = closeUp(text.trim())
    .replace(/(?<=第|期)\s+|\s+(?=期)/gu, '')
    .split(APART);
  return parts.map(lettersOf).filter((word) => word.length >= 2 && /\p{L}/u.test(word));
}

const APART = /\s+|[（()）《》·|｜,，、—－-]+|(?<=年)(?=第)|(?<=期)(?=总)/u;

function saysNumber(line: Line): boolean {
  return isMastheadLine(line) && line.text.includes('期');
}

function mayBeHead(line: Line): boolean {
  const { text } = line;
  const isShort = text.length <= 30 && /^[\p{L}\p{N}\s·《》—-]+$/u.test(text) && readBullet(text) === null;
  const isName = isSurelyUnit(text) || readBareColumn(text) !== null;
  return isShort && !line.plain && lineKind(line) === 'text' && !isName;
}

/** Three times at least: a headline stands in the contents and over its text, perhaps at the head of both pages. */
function standingAgain(beside: Line[]): Line[] {
  const counts = new Map<string, number>();
  const letters = beside.map(({ text }) => lettersOf(text));
  for (const one of letters) counts.set(one, (counts.get(one) ?? 0) + 1);
  return beside.filter((_, at) => {
    const one = letters[at] ?? '';
    return one.length >= 2 && (counts.get(one) ?? 0) >= 3;
  });
}

/** Letters and digits; 第八期 is 第8期. */
function lettersOf(text: string): string {
  const letters = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  return letters.replace(NUMBERED, (said, number: string) => `第${readNumeral(number) ?? said}期`);
}

const NUMBERED = new RegExp(`第(${NUMERAL})期`, 'gu');
