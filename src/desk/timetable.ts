import type { Timetable } from './desk-config';
import { lastMove, type Submission } from './submissions/submission';

/** A moment by the clock and the calendar of the desk's time zone. */
export type LocalTime = {
  /** YYYY-MM-DD */
  day: string;
  /** 1 Monday … 7 Sunday */
  weekday: number;
  /** After midnight. */
  minutes: number;
};

const hourMs = 60 * 60_000;

/** 夜里: then no group begins to get anything, and nobody is written to of the timetable's own accord. */
export function isQuiet({ quietHours }: Pick<Timetable, 'quietHours'>, minutes: number): boolean {
  if (quietHours === null) return false;
  const { from, to } = quietHours;
  return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

/** When the quiet hours end in which this falls, on the same day or the next; null where it falls in none. */
export function quietEnd(
  { quietHours }: Pick<Timetable, 'quietHours'>,
  { minutes }: Pick<LocalTime, 'minutes'>,
): { isTomorrow: boolean; minutes: number } | null {
  if (quietHours === null || !isQuiet({ quietHours }, minutes)) return null;
  return { isTomorrow: minutes >= quietHours.to, minutes: quietHours.to };
}

/** From the first minute of the working hours up to the last; public holidays are not known here. */
export function isWorkingTime(timetable: Timetable, { weekday, minutes }: LocalTime): boolean {
  const { from, to } = timetable.workingHours;
  const isWithin = minutes >= from && minutes < to;
  return timetable.workdays.includes(weekday) && isWithin && !isQuiet(timetable, minutes);
}

/** From its time until the quiet hours of the same workday: what was missed then is not made up for. */
export function isDailyLineDue(timetable: Timetable, { weekday, minutes }: LocalTime): boolean {
  return isDueAt(timetable.dailyLineAt, timetable, { weekday, minutes });
}

/** The same, for the daily digest of briefs. */
export function areBriefsDue(timetable: Timetable, now: Omit<LocalTime, 'day'>): boolean {
  return isDueAt(timetable.briefs?.at ?? null, timetable, now);
}

function isDueAt(
  time: number | null,
  timetable: Timetable,
  { weekday, minutes }: Omit<LocalTime, 'day'>,
): boolean {
  if (time === null || isQuiet(timetable, minutes)) return false;
  return timetable.workdays.includes(weekday) && minutes >= time;
}

/** Whether the editors are to be reminded of it: once for as long as it waits. */
export function hasWaitedTooLong(
  submission: Submission,
  { remindAfterHours }: Timetable,
  now: number,
): boolean {
  if (submission.state !== 'pending' || submission.remindedAt !== undefined) return false;
  return waitedMs(submission, now) > remindAfterHours * hourMs;
}

/** Since its last move: a new revision waits anew. */
export function waitedMs(submission: Submission, now: number): number {
  return now - lastMove(submission).at;
}
