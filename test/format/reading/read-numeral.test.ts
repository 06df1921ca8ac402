import { printDate } from '../../../src/format/printing/print-date';
import { takeDate } from '../../../src/format/reading/read-date';
import { readNumeral } from '../../../src/format/reading/read-numeral';

describe('a numeral', () => {
  it.each([
    ['8', 8],
    ['１５２', 152],
    ['八', 8],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百五十二', 152],
    ['一百零八', 108],
    ['一五二', 152],
    ['二〇二六', 2026],
    ['二○二六', 2026],
    [' 1 2 ', 12],
    ['', null],
    ['第八', null],
  ])('%j is %j', (text, number) => {
    expect(readNumeral(text)).toBe(number);
  });
});

describe('a date', () => {
  it.each([
    ['2026年8月31日', '2026-08-31', ''],
    ['办公室　2026 年 8 月 31 日', '2026-08-31', '办公室'],
    ['二〇二六年八月三十一日', '2026-08-31', ''],
    ['2026.8.31', '2026-08-31', ''],
    ['2026-08-31 印发', '2026-08-31', '印发'],
    ['2026年8月', null, '2026年8月'],
    ['2026年13月1日', null, '2026年13月1日'],
  ])('%j is %j beside %j', (text, date, rest) => {
    expect(takeDate(text)).toEqual({ date, rest });
  });

  it('is printed without leading zeros', () => {
    expect(printDate('2026-08-01')).toBe('2026年8月1日');
  });
});
