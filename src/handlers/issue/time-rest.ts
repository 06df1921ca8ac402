import type { Reads } from '../rest';

/** A code that was sent back; or a time as it was said, '' where none was. */
export type TimeAsked = { code: string } | { when: string };

/** `1234`; ` 8月31日 9:00`, `明天9时`. Something long, or a word that goes on, is no time. */
export const timeAsked: Reads<TimeAsked> = ({ plain }) => {
  const [, code] = /^[\s:]*(\d{4})[\s.。!]*$/u.exec(plain) ?? [];
  if (code !== undefined) return { code };
  const when = plain.replace(/^[\s:]+|[\s.。!]+$/gu, '');
  const isSetOff = when === '' || /^[\s:\d今明后上下〇零一二三四五六七八九十]/u.test(plain);
  return isSetOff && when.length <= longestTime && !SENTENCE.test(when) ? { when } : null;
};

const longestTime = 24;
const SENTENCE = /[,;?!、。]/u;
