import { readMoment } from '../../../src/format/reading/read-moment';

const now = { day: '2026-12-30', minutes: 10 * 60 };

test.each([
  ['12月31日 9:00', '2026-12-31', 9 * 60],
  ['12月31日9:00', '2026-12-31', 9 * 60],
  ['12月31日9时', '2026-12-31', 9 * 60],
  ['12月31号 9点30分', '2026-12-31', 9 * 60 + 30],
  ['十二月三十一日上午九点半', '2026-12-31', 9 * 60 + 30],
  ['12.31 09:05', '2026-12-31', 9 * 60 + 5],
  ['2026-12-31 09:00', '2026-12-31', 9 * 60],
  ['2026年12月31日 9:00', '2026-12-31', 9 * 60],
  ['今天17:30', '2026-12-30', 17 * 60 + 30],
  ['明天 9:00', '2026-12-31', 9 * 60],
  ['明天下午3点', '2026-12-31', 15 * 60],
  ['明天下午 15:00', '2026-12-31', 15 * 60],
  ['明天中午12点', '2026-12-31', 12 * 60],
  ['明天中午一点', '2026-12-31', 13 * 60],
  ['明天晚上 8:15', '2026-12-31', 20 * 60 + 15],
  ['后天8点整', '2027-01-01', 8 * 60],
  ['1月4日 8:00', '2027-01-04', 8 * 60],
])('%s is on %s, so many minutes after midnight', (said, day, minutes) => {
  expect(readMoment(said, now)).toEqual({ day, minutes });
});

test('a day without its year is the next one; today is still to come', () => {
  expect(readMoment('8月31日 9:00', now)?.day).toBe('2027-08-31');
  expect(readMoment('12月29日 9:00', now)?.day).toBe('2027-12-29');
  expect(readMoment('12月30日 9:00', now)).toEqual({ day: '2026-12-30', minutes: 9 * 60 });
  expect(readMoment('2026-08-31 9:00', now)?.day).toBe('2026-08-31');
});

test('a time without its day is the next one', () => {
  expect(readMoment('17:30', now)?.day).toBe('2026-12-30');
  expect(readMoment('10:00', now)?.day).toBe('2026-12-31');
});

test.each([
  '',
  '明天',
  '12月31日',
  '12月32日 9:00',
  '明天 24:00',
  '明天 9:60',
  '明天晚上12点',
  '凌晨12点',
  '下周一 9:00',
  '开会以后 9:00',
  '明天 9:00 吧',
  '123:00',
])('“%s” is no time', (said) => {
  expect(readMoment(said, now)).toBeNull();
});
