import { accept, takeBack } from '../../src/desk/accept';
import { moveIssue, type IssueState } from '../../src/desk/issue';
import { markPrinted, reject } from '../../src/desk/submission';
import { article, briefs, by, entryOf, news, openIssueWith, pendingSubmission } from './examples';

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
  expect(entry).toEqual(entryOf(1));
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

test('a decision taken back makes the submission wait and takes the entry out of the issue', () => {
  const { submission, issue } = acceptedSubmission();
  const back = takeBack(submission, issue, by('editor-second', 30));
  if (!back.ok) throw new Error(back.why);
  expect(back.submission.moves.map(({ state }) => state)).toEqual(['pending', 'accepted', 'pending']);
  expect(back.issue?.columns).toEqual({ 工作动态: [4, 5] });
});

test('what waits in the pool is taken back without an issue', () => {
  const { submission } = acceptedSubmission();
  expect(takeBack(submission, null, by('editor-second', 30))).toMatchObject({
    ok: true,
    submission: { state: 'pending' },
    issue: null,
  });
});

test('there is nothing to take back of a submission that waits', () => {
  expect(takeBack(pendingSubmission(3), openIssueWith([3]), by('editor-first'))).toEqual({
    ok: false,
    why: 'not-accepted',
    number: 3,
    state: 'pending',
  });
});

test.each<[IssueState, boolean]>([
  ['open', true],
  ['closed', true],
  ['signedOff', false],
  ['dispatching', false],
  ['dispatched', false],
])('in an issue that is %s, taking back is possible: %s', (state, possible) => {
  const { submission, issue } = acceptedSubmission();
  const ruled = takeBack(
    submission,
    moveIssue(issue, state, by('editor-first', 40)),
    by('editor-second', 50),
  );
  const refusal = { ok: false, why: 'signed-off', number: 1, issue: '第8期（总第152期）' };
  expect(possible ? ruled.ok : ruled).toEqual(possible || refusal);
});

test('a printed submission stays printed, also when its issue is out of sight', () => {
  const printed = markPrinted(acceptedSubmission().submission, '第8期', by('desk', 60));
  expect(takeBack(printed, null, by('editor-first', 70))).toEqual({
    ok: false,
    why: 'already',
    number: 1,
    state: 'printed',
    by: 'desk',
    at: 60,
  });
});
