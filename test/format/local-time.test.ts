import { dayAfter, isDay, isoTime, localTime, printMoment, startOfDay } from '../../src/format/local-time';

const shanghai = 'Asia/Shanghai';

test.each([
  ['2026-11-01T15:59:59Z', { day: '2026-11-01', weekday: 7, minutes: 23 * 60 + 59 }],
  ['2026-11-01T16:00:00Z', { day: '2026-11-02', weekday: 1, minutes: 0 }],
  ['2026-11-07T01:30:00Z', { day: '2026-11-07', weekday: 6, minutes: 9 * 60 + 30 }],
])('%s is told by the desk’s own clock and calendar', (at, local) => {
  expect(localTime(Date.parse(at), shanghai)).toEqual(local);
});

test('a day begins there at midnight, also where clocks are changed on it', () => {
  expect(startOfDay('2026-11-02', shanghai)).toBe(Date.parse('2026-11-01T16:00:00Z'));
  expect(startOfDay('2026-03-29', 'Europe/Berlin')).toBe(Date.parse('2026-03-28T23:00:00Z'));
  expect(startOfDay('2026-03-30', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T22:00:00Z'));
});

test('the day after is that of the calendar', () => {
  expect(['2026-02-28', '2026-12-31', '2026-03-29'].map(dayAfter)).toEqual([
    '2026-03-01',
    '2027-01-01',
    '2026-03-30',
  ]);
});

test.each(['2026-11-01', '2024-02-29'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true);
});

test.each(['', '2026-02-30', '2026-13-01', '2026-1-1', '11月1日', '2026-11-01T00:00'])(
  '%p is none',
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);

test('an instant is written with the offset of the zone', () => {
  expect(isoTime(Date.parse('2026-11-01T01:30:00.120Z'), shanghai)).toBe('2026-11-01T09:30:00.120+08:00');
});

test('a moment is printed as people write it, in its own time zone', () => {
  expect(printMoment(Date.parse('2026-11-01T01:05:00Z'), 'Asia/Shanghai')).toBe('2026年11月1日 9:05');
});
