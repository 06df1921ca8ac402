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

const nightFrom = 22 * 60;
const nightUntil = 7 * 60;
const hourMs = 60 * 60_000;

/** Nobody is written to at night of the timetable's own accord. */
export function isNight(minutes: number): boolean {
  return minutes < nightUntil || minutes >= nightFrom;
}

/** From the first minute of the working hours up to the last; public holidays are not known here. */
export function isWorkingTime(
  { workdays, workingHours }: Timetable,
  { weekday, minutes }: LocalTime,
): boolean {
  const { from, to } = workingHours;
  return workdays.includes(weekday) && minutes >= from && minutes < to && !isNight(minutes);
}

/** From its time until the night of the same workday: what was missed then is not made up for. */
export function isDailyLineDue(
  { workdays, dailyLineAt }: Timetable,
  { weekday, minutes }: LocalTime,
): boolean {
  if (dailyLineAt === null || isNight(minutes)) return false;
  return workdays.includes(weekday) && minutes >= dailyLineAt;
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
