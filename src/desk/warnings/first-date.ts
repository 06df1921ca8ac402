/**
 * The first day that a text names, as YYYY-MM-DD: 8月6日, 去年8月6日, 2026年8月6日, 2026-08-06, 2026.8.6; of a span
 * its beginning. Without a year it is the nearest such day to `today`. A day that no calendar has is passed over.
 */
export function firstDate(text: string, today: string): string | null {
  for (const [, year, relative, month, day] of datesIn(text)) {
    const date = { month: Number(month), day: Number(day) };
    const found = nearestOf(
      yearsOf({ year, relative }, today).flatMap((one) => isoDay(one, date)),
      today,
    );
    if (found !== null) return found;
  }
  return null;
}

/** From one day (YYYY-MM-DD) to another; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

const dayMs = 24 * 60 * 60_000;
const WRITTEN =
  /(?<!\d)(?:(\d{4})\s*年\s*|([今去明]年)\s*)?(\d{1,2})\s*月\s*(\d{1,2})(?:\s*日?\s*[-~—–至、]\s*\d{1,2})?\s*[日号]/gu;
const NUMERIC = /(?<!\d)(\d{4})()\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})(?!\d)/gu;

function datesIn(text: string): RegExpExecArray[] {
  const plain = text.normalize('NFKC');
  return [...plain.matchAll(WRITTEN), ...plain.matchAll(NUMERIC)].sort((a, b) => a.index - b.index);
}

type Year = { year: string | undefined; relative: string | undefined };

function yearsOf({ year, relative }: Year, today: string): number[] {
  const current = Number(today.slice(0, 4));
  if (year) return [Number(year)];
  if (relative) return [current + (relativeYears[relative] ?? 0)];
  return [current - 1, current, current + 1];
}

const relativeYears: Record<string, number> = { 去年: -1, 今年: 0, 明年: 1 };

/** Empty for a day such as 30 February. */
function isoDay(year: number, { month, day }: { month: number; day: number }): string[] {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? [date.toISOString().slice(0, 10)]
    : [];
}

function nearestOf(days: string[], today: string): string | null {
  const distance = (day: string) => Math.abs(daysBetween(today, day));
  return days.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}
