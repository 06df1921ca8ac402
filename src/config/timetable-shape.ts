import { z } from 'zod';
import { count, record, userid } from './shape-parts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const mondayToFriday = [1, 2, 3, 4, 5];
const officeHours = { from: 9 * 60, to: 17 * 60 + 30 };

const signedLine = record({ at: written(readTime, '应为几点几分，如 17:00'), signedBy: userid() });

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
  dailyLineAt: written(readTime, '应为几点几分，如 17:00').nullable().default(null),
  quietHours: written(readNight, '应为起止时间，如 22:00-7:00').nullable().default(null),
  briefs: z.preprocess(onlySigned, signedLine.optional()).exactOptional(),
};

/** A time alone is nobody's: nothing goes to groups by it. */
function onlySigned(value: unknown): unknown {
  return typeof value === 'string' ? undefined : value;
}

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

function readHours(text: string): Hours | null {
  const hours = readSpan(text);
  return hours && hours.from < hours.to ? hours : null;
}

/** Over midnight as a rule. */
function readNight(text: string): Hours | null {
  const hours = readSpan(text);
  return hours && hours.from !== hours.to ? hours : null;
}

type Hours = { from: number; to: number };

function readSpan(text: string): Hours | null {
  const [from = null, to = null, ...rest] = text.split('-').map((part) => readTime(part.trim()));
  return from === null || to === null || rest.length > 0 ? null : { from, to };
}

function readTime(text: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
