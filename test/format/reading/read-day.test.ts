import { looksLikeDay, readDay } from '../../../src/format/reading/read-day';

const today = '2026-12-30';

test.each([
  ['2026-08-20', '2026-08-20'],
  ['2027-1-4', '2027-01-04'],
  ['2026/8/20', '2026-08-20'],
  ['2026.8.20', '2026-08-20'],
  ['2026年8月20日', '2026-08-20'],
  ['2026 年 8 月 20 日', '2026-08-20'],
  ['二〇二六年八月二十日', '2026-08-20'],
  ['8月20日', '2026-08-20'],
  ['1月4号', '2027-01-04'],
  ['十二月三十一日', '2026-12-31'],
  ['今天', '2026-12-30'],
  ['明天', '2026-12-31'],
  ['后天', '2027-01-01'],
])('%s is %s', (said, day) => {
  expect(looksLikeDay(said)).toBe(true);
  expect(readDay(said, today)).toBe(day);
});

test('a day without its year is the nearest one', () => {
  expect(readDay('12月31日', '2027-01-02')).toBe('2026-12-31');
  expect(readDay('2月29日', '2027-01-02')).toBeNull();
  expect(readDay('2月29日', '2027-12-31')).toBe('2028-02-29');
});

test.each(['2月30日', '2026-13-01', '0月1日', '2026-02-29'])('%s is in no calendar', (said) => {
  expect(looksLikeDay(said)).toBe(true);
  expect(readDay(said, today)).toBeNull();
});

test.each(['', '下周', '2026年8月', '8月20日前后', '已经定了', '820'])('“%s” is no day', (said) => {
  expect(looksLikeDay(said)).toBe(false);
});
