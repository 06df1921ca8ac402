import type { Issue } from './issue';
import type { NumberBearer } from './number-bearer';

export type Numbers = Pick<Issue, 'number' | 'runningNumber'>;

/** An issue's numbers with the year that its date lies in. */
export type Dated = Numbers & { year: number };

/** What tells the day of an issue: its 刊期, else that of its sign-off, else today, when it could be printed. */
export type Calendar = { today: string; dateOf: (at: number) => string };

/** What follows an issue: a new year begins with number 1, the running number goes on. */
export function numbersAfter(last: Dated, year: number): Numbers {
  return { number: year > last.year ? 1 : last.number + 1, runningNumber: last.runningNumber + 1 };
}

/** YYYY-MM-DD */
export function dayOf({ date, moves }: Issue, { today, dateOf }: Calendar): string {
  const signed = moves.findLast(({ state }) => state === 'signedOff');
  return date ?? (signed ? dateOf(signed.at) : today);
}

export function yearOfDay(day: string): number {
  return Number(day.slice(0, 4));
}

export function dated(issue: Issue, calendar: Calendar): Dated {
  const { number, runningNumber } = issue;
  return { number, runningNumber, year: yearOfDay(dayOf(issue, calendar)) };
}

/** Its numbers as they follow from the one before it, unless they were set by command. */
export function renumber(issue: Issue, last: Dated | null, calendar: Calendar): Issue {
  if (issue.numbersSet || last === null) return issue;
  const { year } = dated(issue, calendar);
  return { ...issue, ...numbersAfter(last, year) };
}

/** The issues that come after one, oldest first, with the numbers that follow from it. */
export function renumberLater(issue: Issue, later: readonly Issue[], calendar: Calendar): Issue[] {
  let last = dated(issue, calendar);
  return later.map((one) => {
    const next = renumber(one, last, calendar);
    last = { ...next, year: Math.max(last.year, dated(next, calendar).year) };
    return next;
  });
}

/** The one that bears a number already: the number in the same year, or the running number ever. */
export function findBearer(wanted: Dated, others: readonly NumberBearer[]): NumberBearer | null {
  const bears = ({ number, runningNumber, date }: NumberBearer) =>
    runningNumber === wanted.runningNumber ||
    (number === wanted.number && date !== null && yearOfDay(date) === wanted.year);
  return others.find(bears) ?? null;
}
