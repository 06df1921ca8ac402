/** What may stand for a number in 第…期: Arabic, full-width or Chinese digits, spaced out or not. */
export const NUMERAL = '[0-9０-９〇○零一二三四五六七八九十百千\\s]+';

/** 8, ８, 八, 十二, 一百五十二, 一五二 and 二〇二六 as numbers; null for anything else. */
export function readNumeral(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '').replace(/[○零]/g, '〇');
  if (/^[0-9]+$/.test(plain)) return Number(plain);
  if (/^[〇一二三四五六七八九]+$/.test(plain))
    return Number(plain.replace(/./g, (digit) => String(digitOf(digit))));
  return /^[〇一二三四五六七八九十百千]+$/.test(plain) ? sumOf(plain) : null;
}

const DIGITS = '〇一二三四五六七八九';
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

function digitOf(character: string): number {
  return DIGITS.indexOf(character);
}

function sumOf(plain: string): number {
  const places = plain.matchAll(/([一二三四五六七八九]?)([十百千]|$)/g);
  return [...places].reduce((sum, [, digit = '', place = '']) => sum + worth(digit, place), 0);
}

/** 十 alone is one ten. */
function worth(digit: string, place: string): number {
  if (digit === '') return place === '' ? 0 : (PLACES[place] ?? 0);
  return digitOf(digit) * (PLACES[place] ?? 1);
}
