import { whyNoBrief, whyNotAccepted } from '../../../src/desk/briefs/may-go-out';
import { withChange } from '../../../src/desk/entries/entry';
import { markPrinted, move, reject } from '../../../src/desk/submissions/submission';
import { briefs, by, columns, entryOf, news, pendingSubmission } from '../examples';

const accepted = move(pendingSubmission(12), 'accepted', by('editor-first'));

test('what was accepted may go', () => {
  expect(whyNotAccepted(accepted, entryOf(12, briefs))).toBeNull();
});

test('what waits, was refused, is printed or is part of another may not', () => {
  expect(whyNotAccepted(pendingSubmission(12), null)).toEqual({
    ok: false,
    why: 'brief-not-accepted',
    number: 12,
    state: 'pending',
  });
  const rejected = reject(pendingSubmission(12), '重复', by('editor-first'));
  expect(rejected.ok && whyNotAccepted(rejected.submission, null)).toMatchObject({ state: 'rejected' });
  expect(whyNotAccepted(markPrinted(accepted, '第8期【简讯】第1篇', by('desk')), null)).toEqual({
    ok: false,
    why: 'brief-printed',
    number: 12,
    where: '第8期【简讯】第1篇',
  });
  expect(whyNotAccepted({ ...accepted, entry: 3 }, null)).toMatchObject({ why: 'merged', into: 3 });
});

test('of a decision that was taken back it is said by whom', () => {
  const entry = withChange(
    { ...entryOf(12, briefs), state: 'takenBack' },
    { what: 'takenBack' },
    by('editor-second', 77),
  );
  expect(whyNotAccepted(pendingSubmission(12), entry)).toEqual({
    ok: false,
    why: 'brief-taken-back',
    number: 12,
    by: 'editor-second',
    at: 77,
  });
});

test('an article is no brief, and where the desk has a column of briefs it is named', () => {
  expect(whyNoBrief(entryOf(12, briefs), columns)).toBeNull();
  expect(whyNoBrief(entryOf(12, news), columns)).toMatchObject({ column: '工作动态', instead: '简讯' });
  expect(whyNoBrief(entryOf(12, news), [news])).toMatchObject({ instead: null });
  expect(whyNoBrief({ ...entryOf(12), column: '旧栏' }, columns)).toMatchObject({ why: 'not-a-brief' });
});
