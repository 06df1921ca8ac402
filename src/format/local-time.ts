import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import type { LocalTime } from '../desk/timetable';

dayjs.extend(utc);
dayjs.extend(timezone);

export function localTime(at: number, zone: string): LocalTime {
  const local = dayjs(at).tz(zone);
  return {
    day: local.format('YYYY-MM-DD'),
    weekday: local.day() === 0 ? 7 : local.day(),
    minutes: local.hour() * 60 + local.minute(),
  };
}

/** The instant at which a day (YYYY-MM-DD) begins there. */
export function startOfDay(day: string, zone: string): number {
  return dayjs.tz(`${day}T00:00:00`, zone).valueOf();
}

/** The instant at which a clock there shows so many minutes after midnight of a day. */
export function instantOf({ day, minutes }: Pick<LocalTime, 'day' | 'minutes'>, zone: string): number {
  const two = (count: number) => String(count).padStart(2, '0');
  return dayjs.tz(`${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`, zone).valueOf();
}

/** Whether these words are a day of the calendar, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs.utc(text).format('YYYY-MM-DD') === text;
}

/** By the calendar alone. */
export function dayAfter(day: string): string {
  return dayjs.utc(day).add(1, 'day').format('YYYY-MM-DD');
}

/** 2026-11-01T09:30:00.120+08:00 */
export function isoTime(at: number, zone: string): string {
  return dayjs(at).tz(zone).format('YYYY-MM-DDTHH:mm:ss.SSSZ');
}

/** 2026年11月1日 9:30 */
export function printMoment(at: number, zone: string): string {
  return dayjs(at).tz(zone).format('YYYY年M月D日 H:mm');
}
