import { moveIssue } from '../../../src/desk/issues/issue';
import {
  checkTime,
  isLate,
  timeSignOff,
  whatBecomes,
  type TimedOffer,
  type TimedSignOff,
} from '../../../src/desk/issues/timed-sign-off';
import { by, openIssueWith } from '../examples';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const asked = '2026年8月31日 9:00';
const dueAt = 5 * hour;

const offer: TimedOffer = {
  schema: 1,
  issue: 1,
  editor: 'editor-first',
  code: '0420',
  digest: 'as-shown',
  madeAt: 100,
  wrongTries: 0,
  dueAt,
};
const given = { offer, code: '0420', digest: 'as-shown', asked };

const timed: TimedSignOff = {
  schema: 1,
  issue: 1,
  dueAt,
  digest: 'as-shown',
  editor: 'editor-first',
  at: 200,
  cause: 'message-of-editor-first-200',
};

test('a time may be from this moment on up to sixty days ahead', () => {
  expect(checkTime(1001, asked, 1000)).toEqual({ ok: true, dueAt: 1001 });
  expect(checkTime(1000, asked, 1000)).toEqual({ ok: false, why: 'time-past', asked });
  expect(checkTime(1000 + 60 * day, asked, 1000)).toMatchObject({ ok: true });
  expect(checkTime(1001 + 60 * day, asked, 1000)).toEqual({ ok: false, why: 'time-far', asked, days: 60 });
});

test('the right code makes it wait for its time, with what was shown', () => {
  expect(timeSignOff(1, given, by('editor-first', 200))).toEqual({ ok: true, timed });
});

test.each([
  ['there is no offer', { ...given, offer: null }, 'no-offer'],
  ['the offer is another editor’s', { ...given, offer: { ...offer, editor: 'editor-second' } }, 'no-offer'],
  ['the issue has changed', { ...given, digest: 'otherwise' }, 'offer-void'],
  ['the code is wrong', { ...given, code: '0421' }, 'wrong-code'],
])('nothing is timed when %s', (_when, what, why) => {
  expect(timeSignOff(1, what, by('editor-first', 200))).toMatchObject({ ok: false, why, word: '定时签发' });
});

test('nothing is timed when the time has come before the code', () => {
  const soon = { ...given, offer: { ...offer, dueAt: 200 } };
  expect(timeSignOff(1, soon, by('editor-first', 200))).toEqual({ ok: false, why: 'time-past', asked });
});

const closed = moveIssue(openIssueWith([1]), 'closed', by('editor-first', 50));
const now = { issue: closed, digest: 'as-shown', mayStillSign: true, at: dueAt - 1 };

test('it waits until its time, then it is due, for two hours', () => {
  expect(whatBecomes(timed, now)).toEqual({ is: 'waiting' });
  expect(whatBecomes(timed, { ...now, at: dueAt })).toEqual({ is: 'due' });
  expect(whatBecomes(timed, { ...now, at: dueAt + 2 * hour - 1 })).toEqual({ is: 'due' });
  expect(whatBecomes(timed, { ...now, at: dueAt + 2 * hour })).toEqual({ is: 'void', why: 'missed' });
});

test.each([
  ['it collects again', { issue: moveIssue(closed, 'open', by('editor-first')) }, 'reopened'],
  ['it is gone', { issue: null }, 'reopened'],
  ['it is signed off', { issue: moveIssue(closed, 'signedOff', by('editor-first')) }, 'signed-off'],
  ['she may not sign any more', { mayStillSign: false }, 'right-lost'],
  ['something has changed', { digest: 'otherwise' }, 'changed'],
  ['nothing could go out', { digest: null }, 'changed'],
])('it is void as soon as %s, and at its time', (_when, change, why) => {
  for (const at of [dueAt - hour, dueAt, dueAt + 3 * hour])
    expect(whatBecomes(timed, { ...now, ...change, at })).toEqual({ is: 'void', why });
});

test('what comes within a minute is on time', () => {
  expect(isLate(timed, dueAt + minute)).toBe(false);
  expect(isLate(timed, dueAt + minute + 1)).toBe(true);
});
