import { z } from 'zod';
import { isNight } from '../desk/timetable';
import { count } from './shape-parts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const mondayToFriday = [1, 2, 3, 4, 5];
const officeHours = { from: 9 * 60, to: 17 * 60 + 30 };

/** What of the timetable is read here; times of day are minutes after midnight. */
export const timetableParts = {
  workdays: z
    .array(written(readWeekday, `应为 ${weekdays.join(' ')} 中的一个`), {
      error: '应为列表，如 [一, 二, 三, 四, 五]',
    })
    .min(1, { error: '至少要有一天' })
    .default(mondayToFriday),
  workingHours: written(readHours, '应为起止时间，早的在前，如 9:00-17:30').default(officeHours),
  remindAfterHours: count().default(24),
  dailyLineAt: written(readDaytime, '应为 7:00 至 21:59 之间的几点几分，如 17:00（夜里不发消息）')
    .nullable()
    .default(null),
};

/** A value that is understood as a whole or not at all; 9：00 is 9:00, as nobody sees the difference. */
function written<Read>(read: (text: string) => Read | null, error: string) {
  return z.unknown().transform((value, context): Read => {
    const understood = typeof value === 'string' ? read(value.normalize('NFKC').trim()) : null;
    if (understood !== null) return understood;
    context.issues.push({ code: 'custom', message: error, input: value });
    return z.NEVER;
  });
}

function readWeekday(text: string): number | null {
  const index = weekdays.indexOf(text);
  return index === -1 ? null : index + 1;
}

function readHours(text: string): { from: number; to: number } | null {
  const [from = null, to = null, ...rest] = text.split('-').map((part) => readTime(part.trim()));
  return from === null || to === null || rest.length > 0 || from >= to ? null : { from, to };
}

function readDaytime(text: string): number | null {
  const minutes = readTime(text);
  return minutes === null || isNight(minutes) ? null : minutes;
}

function readTime(text: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
