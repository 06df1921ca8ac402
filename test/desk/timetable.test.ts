import type { Timetable } from '../../src/desk/desk-config';
import { move, returnToContact, revise } from '../../src/desk/submissions/submission';
import {
  hasWaitedTooLong,
  isDailyLineDue,
  isQuiet,
  isWorkingTime,
  quietEnd,
  waitedMs,
} from '../../src/desk/timetable';
import { by, pendingSubmission } from './examples';

const timetable: Timetable = {
  workdays: [1, 2, 3, 4, 5],
  workingHours: { from: 540, to: 1050 },
  remindAfterHours: 24,
  dailyLineAt: 1020,
  quietHours: { from: 22 * 60, to: 7 * 60 },
};
const hour = 3_600_000;

function on(weekday: number, hours: number, minutes = 0) {
  return { day: '2026-11-02', weekday, minutes: hours * 60 + minutes };
}

test.each([
  [1, 8, 59, false],
  [1, 9, 0, true],
  [5, 17, 29, true],
  [5, 17, 30, false],
  [6, 10, 0, false],
  [7, 10, 0, false],
])('on day %d at %d:%d working time is %p', (weekday, hours, minutes, isIt) => {
  expect(isWorkingTime(timetable, on(weekday, hours, minutes))).toBe(isIt);
});

test('nothing is said in the quiet hours, whatever the working hours are', () => {
  const always = { ...timetable, workingHours: { from: 0, to: 1439 }, dailyLineAt: 0 };
  for (const hours of [0, 6, 22, 23]) {
    expect(isQuiet(always, hours * 60)).toBe(true);
    expect(isWorkingTime(always, on(1, hours))).toBe(false);
    expect(isDailyLineDue(always, on(1, hours))).toBe(false);
  }
  for (const [hours, minutes] of [
    [7, 0],
    [21, 59],
  ] as const) {
    expect(isWorkingTime(always, on(1, hours, minutes))).toBe(true);
    expect(isDailyLineDue(always, on(1, hours, minutes))).toBe(true);
  }
});

test('a desk without quiet hours speaks at any hour', () => {
  const always = { ...timetable, workingHours: { from: 0, to: 1439 }, dailyLineAt: 0, quietHours: null };
  expect(isQuiet(always, 0)).toBe(false);
  expect(quietEnd(always, on(1, 23))).toBeNull();
  expect(isWorkingTime(always, on(1, 23))).toBe(true);
  expect(isDailyLineDue(always, on(1, 3))).toBe(true);
});

test.each([
  [21, 59, null],
  [22, 0, { isTomorrow: true, minutes: 420 }],
  [23, 59, { isTomorrow: true, minutes: 420 }],
  [0, 0, { isTomorrow: false, minutes: 420 }],
  [6, 59, { isTomorrow: false, minutes: 420 }],
  [7, 0, null],
])('at %d:%d quiet hours over midnight end at %j', (hours, minutes, end) => {
  expect(quietEnd(timetable, on(1, hours, minutes))).toEqual(end);
});

test.each([
  [11, 59, null],
  [12, 0, { isTomorrow: false, minutes: 840 }],
  [13, 59, { isTomorrow: false, minutes: 840 }],
  [14, 0, null],
])('at %d:%d quiet hours within a day end at %j', (hours, minutes, end) => {
  const noon = { quietHours: { from: 720, to: 840 } };
  expect(quietEnd(noon, on(1, hours, minutes))).toEqual(end);
});

test('the daily line is due from its time on, on workdays, where one is wanted', () => {
  expect(isDailyLineDue(timetable, on(1, 16, 59))).toBe(false);
  expect(isDailyLineDue(timetable, on(1, 17))).toBe(true);
  expect(isDailyLineDue(timetable, on(1, 21))).toBe(true);
  expect(isDailyLineDue(timetable, on(6, 17))).toBe(false);
  expect(isDailyLineDue({ ...timetable, dailyLineAt: null }, on(1, 17))).toBe(false);
});

test('a submission has waited too long when it waits longer than the hours, and nobody was reminded', () => {
  const pending = pendingSubmission();
  expect(waitedMs(pending, 10 + hour)).toBe(hour);
  expect(hasWaitedTooLong(pending, timetable, 10 + 24 * hour)).toBe(false);
  expect(hasWaitedTooLong(pending, timetable, 11 + 24 * hour)).toBe(true);
  expect(hasWaitedTooLong({ ...pending, remindedAt: 0 }, timetable, 11 + 24 * hour)).toBe(false);
  const accepted = move(pending, 'accepted', by('editor-first', 20));
  expect(hasWaitedTooLong(accepted, timetable, 99 * hour)).toBe(false);
});

test('a new revision and a decision taken back wait anew, and are reminded of anew', () => {
  const reminded = { ...pendingSubmission(), remindedAt: 5 };
  const revised = revise(reminded, '夜校开进工地，第二稿。', by('contact-lake', hour));
  const returned = returnToContact(reminded, '请核对', by('editor-first', 20));
  if (!revised.ok || !returned.ok) throw new Error('both are allowed');
  const again = move(returned.submission, 'pending', by('editor-first', hour));
  for (const submission of [revised.submission, again]) {
    expect(submission).not.toHaveProperty('remindedAt');
    expect(hasWaitedTooLong(submission, timetable, 25 * hour)).toBe(false);
    expect(hasWaitedTooLong(submission, timetable, 25 * hour + 1)).toBe(true);
  }
  expect(reminded.remindedAt).toBe(5);
});
