import { takeDate } from './read-date';
import { isSurelyUnit } from './looks-like-unit';
import { lineKind } from './line-kind';
import type { Line } from './read-lines';

export type Footer = {
  distribution: string[];
  publisher: string | null;
  date: string | null;
  notUnderstood: Line[];
};

/** Where the footer begins: the first line from which on nothing but footer follows. */
export function findFooter(lines: Line[]): number {
  const at = lines.findIndex((line, index) => isFooterLine(line) && lines.slice(index).every(isPartOfFooter));
  return at < 0 ? lines.length : at;
}

/** 本期印发, or 报/送/发, over one line or several; the office and the day below it. The rest is not understood. */
export function readFooter(lines: Line[]): Footer {
  const footer: Footer = { distribution: [], publisher: null, date: null, notUnderstood: [] };
  const lists: string[] = [];
  for (const line of lines)
    if (lineKind(line) === 'footer') lists.push(line.text);
    else if (goesOn(line, lists) || !readImprint(line, footer)) readRest(line, lists, footer);
  return { ...footer, distribution: lists.flatMap(receivers) };
}

/** 「江城市总工会办公室 2026年8月31日印发」: office and day, or one of them. */
export function isImprint(line: Line): boolean {
  if (line.plain || line.text.length > 50) return false;
  const { date, rest } = takeDate(line.text);
  const office = officeOf(rest);
  return office === '' ? date !== null : isSurelyUnit(office);
}

function isFooterLine(line: Line): boolean {
  return ['footer', 'colophon'].includes(lineKind(line)) || (isImprint(line) && opensFooter(line));
}

/** Office and day under an article are its attribution, unless they stand apart or say 印发. */
function opensFooter({ text, gap, indent }: Line): boolean {
  return takeDate(text).date !== null && ((gap && indent !== 'wide') || /(?:印发|编印)$/.test(text));
}

function isPartOfFooter(line: Line, index: number, all: Line[]): boolean {
  if (isFooterLine(line) || ['rule', 'page'].includes(lineKind(line)) || isImprint(line)) return true;
  const listAbove = !line.gap && all.slice(0, index).some((above) => lineKind(above) === 'footer');
  return (
    listAbove && ['text', 'attribution'].includes(lineKind(line)) && !/[。！？].*[。！？]/.test(line.text)
  );
}

function officeOf(text: string): string {
  return text.replace(/\s*(?:印发|编印|主办|编发|印)\s*$/, '').trim();
}

/** An office under the list is one more receiver, unless it stands apart or a day stands beside it. */
function goesOn(line: Line, lists: string[]): boolean {
  const isOpen = /[、，,；;：:]$/.test(lists.at(-1) ?? '');
  return lists.length > 0 && takeDate(line.text).date === null && (isOpen || !line.gap);
}

function readImprint(line: Line, footer: Footer): boolean {
  if (!isImprint(line)) return false;
  const { date, rest } = takeDate(line.text);
  footer.date ??= date;
  footer.publisher ??= officeOf(rest) || null;
  return true;
}

function readRest(line: Line, lists: string[], footer: Footer): void {
  const last = lists.length - 1;
  if (lineKind(line) === 'rule') return;
  if (last < 0 || ['colophon', 'page'].includes(lineKind(line))) footer.notUnderstood.push(line);
  else lists[last] = joinLines(lists[last] ?? '', line.text);
}

/** A long line without a separator at its end broke inside a name, and so did one whose last name says too little. */
function joinLines(above: string, below: string): string {
  const isOpen = /[、，,；;：:]$/.test(above) || above.length >= 25 || /各产业$|[各及和与]$/.test(above);
  return isOpen ? above + below : `${above}、${below}`;
}

const LABEL =
  /(^|[。；;，,\s])(?:(?:本期)?[印分发抄报主送呈]\s*[发送报至达放](?:范围|单位|对象|机关)?|[报送发])\s*[:：]\s*/g;

/** Receivers parted by 、，； or wide gaps outside brackets. */
export function receivers(list: string): string[] {
  const parted = list
    .replace(LABEL, '、')
    .replace(/(?:\s{2,}|\u3000)/g, '、')
    .replace(/[。.]$/, '');
  return splitOutsideBrackets(parted)
    .map((name) => name.trim())
    .filter(Boolean);
}

function splitOutsideBrackets(text: string): string[] {
  let depth = 0;
  const names = [''];
  for (const character of text) {
    if (/[（(]/.test(character)) depth += 1;
    if (/[)）]/.test(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[、，,；;]/.test(character)) names.push('');
    else names.push((names.pop() ?? '') + character);
  }
  return names;
}
