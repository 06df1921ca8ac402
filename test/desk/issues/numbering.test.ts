import { moveIssue, type Issue } from '../../../src/desk/issues/issue';
import {
  dayOf,
  findBearer,
  numbersAfter,
  renumber,
  renumberLater,
  type Calendar,
} from '../../../src/desk/issues/numbering';
import { by, openIssueWith } from '../examples';

const calendar: Calendar = { today: '2026-12-31', dateOf: (at) => (at < 100 ? '2026-12-20' : '2027-01-03') };

function issue(ordinal: number, number: number, more: Partial<Issue> = {}): Issue {
  return { ...openIssueWith([]), ordinal, number, runningNumber: 150 + number, ...more };
}

test.each([
  [2026, { number: 25, runningNumber: 177 }],
  [2027, { number: 1, runningNumber: 177 }],
  [2025, { number: 25, runningNumber: 177 }],
])('after number 24 of 2026 there comes in %d', (year, next) => {
  expect(numbersAfter({ number: 24, runningNumber: 176, year: 2026 }, year)).toEqual(next);
});

test('an issue has the day that was set, else that of its sign-off, else today', () => {
  const signed = moveIssue(issue(1, 24), 'signedOff', by('editor-first', 200));
  expect(dayOf({ ...signed, date: '2026-08-31' }, calendar)).toBe('2026-08-31');
  expect(dayOf(signed, calendar)).toBe('2027-01-03');
  expect(dayOf(issue(1, 24), calendar)).toBe('2026-12-31');
});

describe('an issue takes its numbers from the one before', () => {
  const last = { number: 23, runningNumber: 175, year: 2026 };

  test('in the same year and in a new one', () => {
    expect(renumber(issue(2, 9), last, calendar)).toMatchObject({ number: 24, runningNumber: 176 });
    expect(renumber(issue(2, 9, { date: '2027-01-04' }), last, calendar)).toMatchObject({
      number: 1,
      runningNumber: 176,
    });
  });

  test('but not where they were set, or where there is none before', () => {
    const set = issue(2, 9, { numbersSet: true, date: '2027-01-04' });
    expect(renumber(set, last, calendar)).toBe(set);
    const first = issue(1, 9);
    expect(renumber(first, null, calendar)).toBe(first);
  });
});

test('what comes after an issue follows it, into the new year once and past what was set', () => {
  const first = issue(3, 1, { runningNumber: 176, date: '2027-01-04' });
  const later = renumberLater(
    first,
    [issue(4, 25), issue(5, 30, { numbersSet: true }), issue(6, 27)],
    calendar,
  );
  expect(later.map(({ number, runningNumber }) => [number, runningNumber])).toEqual([
    [2, 177],
    [30, 180],
    [31, 181],
  ]);
});

describe('a number that was used', () => {
  const used = { number: 8, runningNumber: 152, date: '2026-08-31', state: 'dispatched' as const };

  test.each([
    [{ number: 8, runningNumber: 160, year: 2026 }, true],
    [{ number: 8, runningNumber: 160, year: 2027 }, false],
    [{ number: 9, runningNumber: 152, year: 2027 }, true],
    [{ number: 9, runningNumber: 153, year: 2026 }, false],
  ])('%j', (wanted, isUsed) => {
    expect(findBearer(wanted, [used])).toBe(isUsed ? used : null);
  });

  test('of an issue without a date is that of no year', () => {
    const undated = { ...used, date: null, state: 'archived' as const };
    expect(findBearer({ number: 8, runningNumber: 160, year: 2026 }, [undated])).toBeNull();
  });
});
