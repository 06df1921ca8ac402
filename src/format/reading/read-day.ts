import { dayAfter, isDay } from '../local-time';
import { readNumeral } from './read-numeral';

/** Whether these words can only be meant as a day: 2026-08-20, 8月20日, 今天. */
export function looksLikeDay(text: string): boolean {
  return spokenDays.includes(text) || PATTERN.test(text);
}

/** The day as YYYY-MM-DD; without a year the one nearest to today. Null for a day that no calendar has. */
export function readDay(text: string, today: string): string | null {
  return findDay(text, today, { years: [0, -1, 1], isMeant: isNear });
}

/** The same, but without a year the first from today on. */
export function comingDay(text: string, today: string): string | null {
  return findDay(text, today, { years: [0, 1], isMeant: (day) => day >= today });
}

/** `years`: those to look in, counted from this one. */
type Meant = { years: number[]; isMeant: (day: string, today: string) => boolean };

function findDay(text: string, today: string, { years, isMeant }: Meant): string | null {
  const spoken = spokenDays.indexOf(text);
  if (spoken >= 0) return Array.from({ length: spoken }).reduce<string>(dayAfter, today);
  const [, year, month = '', day = ''] = PATTERN.exec(text) ?? [];
  if (year !== undefined) return [dayIn(readNumeral(year), month, day)].find(isDay) ?? null;
  const thisYear = Number(today.slice(0, 4));
  const days = years.map((one) => dayIn(thisYear + one, month, day));
  return days.find((one) => isDay(one) && isMeant(one, today)) ?? null;
}

/** Each a day after the one before. */
const spokenDays = ['今天', '明天', '后天'];

const N = '[0-9〇○零一二三四五六七八九十]';
const PATTERN = new RegExp(
  `^(?:(${N}{4})\\s*[-年/.]\\s*)?(${N}{1,2})\\s*[-月/.]\\s*(${N}{1,3})\\s*[日号]?$`,
  'u',
);

function dayIn(year: number | null, month: string, day: string): string {
  const two = (text: string) => String(readNumeral(text)).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}

/** Within half a year; 2月29日 of another year is never meant. */
function isNear(day: string, today: string): boolean {
  return Math.abs(Date.parse(day) - Date.parse(today)) < 183 * 86_400_000;
}
