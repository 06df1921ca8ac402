import { accept, partOf } from '../../../src/desk/submissions/accept';
import { withChange, type Entry } from '../../../src/desk/entries/entry';
import { reject } from '../../../src/desk/submissions/submission';
import { article, briefs, by, entryOf, news, openIssueWith, pendingSubmission } from '../examples';

const into = { issue: openIssueWith([4, 5]), column: news, piece: article, entry: null };

function acceptedSubmission() {
  const ruled = accept(pendingSubmission(), into, by('editor-first', 20));
  if (!ruled.ok) throw new Error(ruled.why);
  return ruled;
}

test('an accepted submission becomes an entry at the end of its column', () => {
  const { submission, entry, issue } = acceptedSubmission();
  expect(submission.state).toBe('accepted');
  expect(submission.moves.at(-1)).toEqual({ state: 'accepted', ...by('editor-first', 20) });
  const made = { ...by('editor-first', 20), what: 'made', before: null, after: '工作动态' };
  expect(entry).toEqual({ ...entryOf(1), changes: [made] });
  expect(issue.columns).toEqual({ 工作动态: [4, 5, 1] });
});

test('whoever is second hears who was first', () => {
  const { submission, issue, entry } = acceptedSubmission();
  expect(accept(submission, { ...into, issue, entry }, by('editor-second', 21))).toEqual({
    ok: false,
    why: 'already',
    number: 1,
    state: 'accepted',
    by: 'editor-first',
    at: 20,
  });
});

test('an entry out of the pool is placed again, and stands once', () => {
  const { submission, issue, entry } = acceptedSubmission();
  const pooled = { ...entry, state: 'pooled' as const };
  const again = accept(
    submission,
    { ...into, issue, column: briefs, entry: pooled },
    by('editor-second', 30),
  );
  if (!again.ok) throw new Error(again.why);
  expect(again.entry.state).toBe('placed');
  expect(again.issue.columns).toEqual({ 工作动态: [4, 5], 简讯: [1] });
});

test('a rejected submission cannot be accepted, not even with an entry left in the pool', () => {
  const rejected = reject(pendingSubmission(), '理由', by('editor-first', 20));
  if (!rejected.ok) throw new Error(rejected.why);
  const ruled = accept(
    rejected.submission,
    { ...into, entry: { ...entryOf(1), state: 'pooled' as const } },
    by('editor-first'),
  );
  expect(ruled).toMatchObject({ ok: false, why: 'already', state: 'rejected' });
});

test('an entry out of the pool comes back as it was edited, with all that it had taken in', () => {
  const { submission, entry } = acceptedSubmission();
  const edited: Entry = {
    ...entry,
    state: 'pooled',
    submissions: [1, 2],
    units: ['湖东区总工会', '山北区总工会'],
    piece: { ...entry.piece, headline: '改过的标题' },
  };
  const again = accept(submission, { ...into, entry: edited }, by('editor-second', 30));
  if (!again.ok) throw new Error(again.why);
  expect(again.entry).toEqual({
    ...edited,
    state: 'placed',
    changes: [
      { ...by('editor-first', 20), what: 'made', before: null, after: '工作动态' },
      { ...by('editor-second', 30), what: 'made', before: null, after: '工作动态' },
    ],
  });
});

test('after a decision that was taken back the entry is made anew from the text, and its history goes on', () => {
  const changed = withChange(entryOf(1), { what: 'takenBack' }, by('editor-first', 5));
  const earlier: Entry = { ...changed, state: 'takenBack', submissions: [1, 2], units: ['甲', '乙'] };
  const ruled = accept(pendingSubmission(), { ...into, entry: earlier }, by('editor-first', 20));
  if (!ruled.ok) throw new Error(ruled.why);
  expect(ruled.entry).toEqual({
    ...entryOf(1),
    changes: [
      { ...by('editor-first', 5), what: 'takenBack', before: null, after: null },
      { ...by('editor-first', 20), what: 'made', before: null, after: '工作动态' },
    ],
  });
});

test('a piece that another entry took in is spoken of by that number', () => {
  const part = { ...acceptedSubmission().submission, entry: 4 };
  const refusal = { ok: false, why: 'merged', number: 1, into: 4 };
  expect(accept(part, { ...into, entry: null }, by('editor-second', 21))).toEqual(refusal);
  expect(partOf(part)).toEqual(refusal);
  expect(partOf(acceptedSubmission().submission)).toBeNull();
});
