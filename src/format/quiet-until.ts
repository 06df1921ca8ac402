import type { DeskConfig } from '../desk/desk-config';
import { quietEnd } from '../desk/timetable';
import { dayAfter, instantOf, localTime } from './local-time';

/** The instant at which the desk's quiet hours end in which this one falls; null where it falls in none. */
export function quietUntil(
  at: number,
  { timetable, publication }: Pick<DeskConfig, 'timetable' | 'publication'>,
): number | null {
  if (timetable.quietHours === null) return null;
  const local = localTime(at, publication.timezone);
  const end = quietEnd(timetable, local);
  if (!end) return null;
  const day = end.isTomorrow ? dayAfter(local.day) : local.day;
  return instantOf({ day, minutes: end.minutes }, publication.timezone);
}
