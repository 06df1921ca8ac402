import { readNumeral } from './read-numeral';

/** The first whole date in a text, as YYYY-MM-DD, and the text without it. */
export function takeDate(text: string): { date: string | null; rest: string } {
  const [found = '', ...parts] = WRITTEN.exec(text) ?? NUMERIC.exec(text) ?? [];
  const date = toDate(parts);
  return date === null ? { date, rest: text } : { date, rest: text.replace(found, ' ').trim() };
}

const DIGIT = '[0-9０-９〇○零一二三四五六七八九十\\s]';
const WRITTEN = new RegExp(`(${DIGIT}{4,12})年(${DIGIT}{1,6})月(${DIGIT}{1,8})日`);
const NUMERIC =
  /(?<![\d０-９])([\d０-９]{4})\s*[-./－．／]\s*([\d０-９]{1,2})\s*[-./－．／]\s*([\d０-９]{1,2})(?![\d０-９])/;

function toDate(parts: string[]): string | null {
  const [year, month, day] = parts.map(readNumeral);
  if (!year || !month || !day || year < 1900 || year > 2999 || month > 12 || day > 31) return null;
  const date = [year, two(month), two(day)].join('-');
  return isInCalendar(date) ? date : null;
}

function isInCalendar(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
