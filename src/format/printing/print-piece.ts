import type { Piece } from '../../desk/bulletin';
import { splitAttribution } from '../reading/attribution';
import { readBareColumn } from '../reading/column-name';
import { isFurtherHeadline, isHeadlineShaped } from '../reading/headline-shape';
import { lineKind } from '../reading/line-kind';
import { isImprint } from '../reading/read-footer';
import { readAuthor } from '../reading/read-author';
import { CREDIT_MARK, PLAIN_MARK, opensBracket, type Line } from '../reading/read-lines';

/**
 * One entry as plain text. Paragraphs are set in by two characters, as office texts are, so that they differ
 * from headlines; where a line could still be mistaken an invisible mark stands beside it (PLAIN_MARK).
 */
export function printPiece(piece: Piece): string {
  const headline = piece.headline?.split('\n').map(guardHeadline) ?? [];
  const author = piece.author === null ? [] : [guardAuthor(piece.author)];
  return [...headline, ...author, ...printBody(piece)].join('\n');
}

const INDENT = '　　';

function printBody({ headline, body, attribution }: Piece): string[] {
  if (body.length === 0) return attribution === null ? [] : [setIn(`${CREDIT_MARK}（${attribution}）`)];
  const [first = '', ...others] = body;
  const items =
    headline === null ? [`●${guardItem(first, others.length)}`, ...others.map(setIn)] : body.map(setIn);
  return items.map((line, at) => withCredit(line, at === items.length - 1 ? attribution : null));
}

/** A line and its attribution, if that is how the reader will part them; else with the mark that says so. */
function withCredit(line: string, attribution: string | null): string {
  const text = line.trim().replace(new RegExp(`^${PLAIN_MARK}`), '');
  const credit = attribution === null ? '' : `（${attribution}）`;
  const read = splitAttribution(text + credit);
  if (read.attribution === attribution && read.text === text) return line + credit;
  return attribution === null ? line + PLAIN_MARK : line + CREDIT_MARK + credit;
}

function setIn(text: string): string {
  return INDENT + (isClear(text, 'paragraph') ? text : PLAIN_MARK + text);
}

/** A short first paragraph before others would look like a headline behind a bullet. */
function guardItem(text: string, others: number): string {
  const item = `●${text}`;
  const isItem = lineKind(lineOf(item, 'none')) === 'bullet' && readBareColumn(item) === null;
  return isItem && (others === 0 || !isHeadlineShaped(text)) ? text : PLAIN_MARK + text;
}

function guardHeadline(text: string, at: number): string {
  if (splitAttribution(text).attribution !== null) return PLAIN_MARK + text + PLAIN_MARK;
  if (at > 0 && /^[^（()）【】《》“”]*[)）】》”]|^[。，、；：！？”’》」』…]/.test(text))
    return PLAIN_MARK + text;
  if (/^[【〔〖［[]/u.test(text)) return PLAIN_MARK + text;
  const isShaped =
    at === 0 ? isHeadlineShaped(text) : at < 3 && isFurtherHeadline(text) && readAuthor(text) === null;
  return isShaped && isClear(text, 'none') && lineKind(lineOf(text, 'none')) === 'text'
    ? text
    : PLAIN_MARK + text;
}

function guardAuthor(author: string): string {
  return readAuthor(author) === author && isClear(author, 'none') ? author : `作者：${author}`;
}

/** Whether nothing in the line itself says that it is more than text. Numbers count only between entries. */
function isClear(text: string, indent: 'none' | 'paragraph'): boolean {
  const kind = lineKind(lineOf(text, indent));
  if (/^(?:——|--|――)/.test(text)) return false;
  if ((kind !== 'text' && kind !== 'number') || opensBracket(text) || isImprint(lineOf(text, indent)))
    return false;
  return indent !== 'none' || readBareColumn(text) === null;
}

function lineOf(text: string, indent: 'none' | 'paragraph'): Line {
  return { at: 1, text, indent, gap: false, plain: false };
}
