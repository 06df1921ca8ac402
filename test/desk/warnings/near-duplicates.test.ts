import { nearDuplicates, nearPrinted } from '../../../src/desk/warnings/near-duplicates';
import type { SubmissionState } from '../../../src/desk/submissions/submission-state';
import { pendingSubmission } from '../examples';

const text = '湖东区总工会在三个工地办起夜校，八月以来有四百人次来听课。';

function other(number: number, like: string, state: SubmissionState = 'pending') {
  return { submission: { ...pendingSubmission(number), state }, text: like };
}

test('the same news is found wherever it may be printed, the most alike first', () => {
  const shorter = '湖东区总工会在三个工地办起夜校，八月以来。';
  const found = nearDuplicates(other(1, text), [
    other(2, shorter, 'accepted'),
    other(3, text, 'printed'),
    other(4, text, 'returned'),
    other(5, text, 'rejected'),
    other(6, text, 'withdrawn'),
    other(7, '山北区总工会组织一线职工义务献血，六十人参加。'),
  ]);
  expect(found).toEqual([
    { number: 3, state: 'printed', similarity: 1 },
    { number: 2, state: 'accepted', similarity: 18 / 26 },
  ]);
});

test('nothing is a duplicate of itself', () => {
  expect(nearDuplicates(other(1, text), [other(1, text)])).toEqual([]);
});

test('0.45 is alike enough and less is not', () => {
  const letters = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => String.fromCodePoint(0x4e00 + from + at)).join('');
  const own = other(1, letters(0, 101));
  const common = (shared: number) => other(2, `${letters(0, shared + 1)}${letters(500, 100 - shared)}`);
  expect(nearDuplicates(own, [common(63)])).toMatchObject([{ similarity: 63 / 137 }]);
  expect(nearDuplicates(own, [common(62)])).toEqual([]);
});

test('old issues are compared by the same measure, and it is said where it stands', () => {
  const where = {
    issue: { number: 8, runningNumber: 152, date: '2025-08-31' },
    column: '简讯',
    headline: null,
  };
  const entry = (place: number, like: string) => {
    return { schema: 1 as const, id: `i1:0:${place}`, ...where, place, text: like, bands: [] };
  };
  const found = nearPrinted(text, [
    entry(1, '湖东区总工会在三个工地办起夜校，八月以来。'),
    entry(2, text),
    entry(3, '山北区总工会组织一线职工义务献血，六十人参加。'),
  ]);
  expect(found).toEqual([
    { ...where, place: 2, similarity: 1 },
    { ...where, place: 1, similarity: 18 / 26 },
  ]);
});
