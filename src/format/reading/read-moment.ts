import { dayAfter } from '../local-time';
import { comingDay } from './read-day';
import { readNumeral } from './read-numeral';

/** A day (YYYY-MM-DD) and the minutes after its midnight. */
export type Moment = { day: string; minutes: number };

/**
 * A time to come: 8月31日 9:00, 明天9时, 今天下午五点半, 2026-08-31 09:00. Without a year the next such day is meant, without
 * a day the next such time. Null for what is none; what has passed is the caller's to refuse.
 */
export function readMoment(text: string, now: Moment): Moment | null {
  const found = TIME.exec(text);
  const minutes = found && minutesOf(found);
  if (!found || minutes === null) return null;
  const said = text.slice(0, found.index).trim();
  if (said === '') return { day: minutes > now.minutes ? now.day : dayAfter(now.day), minutes };
  const day = comingDay(said, now.day);
  return day === null ? null : { day, minutes };
}

const N = '[0-9〇零一二三四五六七八九十]{1,3}';
const TIME = new RegExp(
  `(?<!${N})(上午|早上|早晨|凌晨|中午|下午|晚上)?\\s*(${N})\\s*(?::\\s*(${N})|[时点]\\s*(?:整|(半)|(${N})\\s*分?)?)$`,
  'u',
);

function minutesOf([, half = '', first = '', afterColon, isHalf, afterHour]: RegExpExecArray): number | null {
  const hour = hourOf(half, readNumeral(first) ?? 24);
  const minutes = isHalf === undefined ? readNumeral(afterColon ?? afterHour ?? '0') : 30;
  if (hour === null || minutes === null || hour > 23 || minutes > 59) return null;
  return hour * 60 + minutes;
}

/** 下午三点 is 15:00 and 下午 15:00 as well; nobody knows which midnight 晚上12点 is. */
function hourOf(half: string, hour: number): number | null {
  const isMidnight = hour === 12 && (half === '晚上' || half === '凌晨');
  if (isMidnight) return null;
  const isLater = half === '下午' || half === '晚上' || (half === '中午' && hour < 11);
  return isLater && hour < 12 ? hour + 12 : hour;
}
