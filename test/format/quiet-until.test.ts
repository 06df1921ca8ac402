import { quietUntil } from '../../src/format/quiet-until';
import { columns, deskOf } from '../desk/examples';

function deskIn(timezone: string) {
  const { timetable, publication } = deskOf(columns);
  return {
    timetable: { ...timetable, quietHours: { from: 22 * 60, to: 7 * 60 } },
    publication: { ...publication, timezone },
  };
}

test.each([
  ['2026-08-31T13:59:59Z', null],
  ['2026-08-31T14:00:00Z', '2026-08-31T23:00:00Z'],
  ['2026-08-31T22:59:59.999Z', '2026-08-31T23:00:00Z'],
  ['2026-08-31T23:00:00Z', null],
])('at %s quiet hours in Shanghai end at %s', (at, end) => {
  expect(quietUntil(Date.parse(at), deskIn('Asia/Shanghai'))).toBe(end && Date.parse(end));
});

test('where clocks are changed that night, they end at seven by the clock', () => {
  const at = Date.parse('2026-03-28T22:30:00Z');
  expect(quietUntil(at, deskIn('Europe/Berlin'))).toBe(Date.parse('2026-03-29T05:00:00Z'));
});

test('a desk that states none has none', () => {
  expect(quietUntil(Date.parse('2026-08-31T18:00:00Z'), deskOf(columns))).toBeNull();
});
