import { accept } from '../../../src/desk/submissions/accept';
import { moveIssue, type Issue, type IssueState } from '../../../src/desk/issues/issue';
import { joinEntry, mergedInto, mergeEntries } from '../../../src/desk/entries/merge';
import { markPrinted } from '../../../src/desk/submissions/submission';
import { takeBack } from '../../../src/desk/submissions/take-back';
import { article, by, entryOf, news, openIssueWith, pendingSubmission } from '../examples';

function acceptedSubmission() {
  const into = { issue: openIssueWith([4, 5]), column: news, piece: article, entry: null };
  const ruled = accept(pendingSubmission(), into, by('editor-first', 20));
  if (!ruled.ok) throw new Error(ruled.why);
  return ruled;
}

/** What the acceptance made, in this issue. */
function madeIn(issue: Issue | null) {
  const { submission, entry } = acceptedSubmission();
  return { submissions: [submission], entries: [entry], issue };
}

test('a decision taken back makes the submission wait and takes the entry out of the issue', () => {
  const { submission, issue } = acceptedSubmission();
  const back = takeBack(submission, madeIn(issue), by('editor-second', 30));
  if (!back.ok) throw new Error(back.why);
  expect(back.submissions.map(({ moves }) => moves.map(({ state }) => state))).toEqual([
    ['pending', 'accepted', 'pending'],
  ]);
  expect(back.issue?.columns).toEqual({ 工作动态: [4, 5] });
  expect(back.entries[0]).toMatchObject({
    state: 'takenBack',
    changes: [{ what: 'made' }, { ...by('editor-second', 30), what: 'takenBack' }],
  });
});

test('all that was merged into an entry waits again, each for itself', () => {
  const { submission, entry, issue } = acceptedSubmission();
  const part = joinEntry(pendingSubmission(2), 1, by('editor-first', 25));
  const made = {
    submissions: [submission, part],
    entries: [
      mergeEntries(entry, [entryOf(2)], by('editor-first', 25)),
      mergedInto(entryOf(2), 1, by('editor-first', 25)),
    ],
    issue,
  };
  const back = takeBack(submission, made, by('editor-second', 30));
  if (!back.ok) throw new Error(back.why);
  expect(back.submissions.map(({ number, state }) => [number, state])).toEqual([
    [1, 'pending'],
    [2, 'pending'],
  ]);
  expect(back.submissions.some((one) => 'entry' in one)).toBe(false);
  expect(back.entries.map(({ state, changes }) => [state, changes.map(({ what }) => what)])).toEqual([
    ['takenBack', ['made', 'merged', 'takenBack']],
    ['takenBack', ['mergedInto', 'takenBack']],
  ]);
  expect(takeBack(part, made, by('editor-second', 30))).toEqual({
    ok: false,
    why: 'merged',
    number: 2,
    into: 1,
  });
});

test('what waits in the pool is taken back without an issue', () => {
  const { submission } = acceptedSubmission();
  expect(takeBack(submission, madeIn(null), by('editor-second', 30))).toMatchObject({
    ok: true,
    submissions: [{ state: 'pending' }],
    issue: null,
  });
});

test('there is nothing to take back of a submission that waits', () => {
  expect(takeBack(pendingSubmission(3), madeIn(openIssueWith([3])), by('editor-first'))).toEqual({
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
  const moved = moveIssue(issue, state, by('editor-first', 40));
  const ruled = takeBack(submission, madeIn(moved), by('editor-second', 50));
  const refusal = { ok: false, why: 'signed-off', number: 1, issue: '第8期（总第152期）' };
  expect(possible ? ruled.ok : ruled).toEqual(possible || refusal);
});

test('a printed submission stays printed, also when its issue is out of sight', () => {
  const printed = markPrinted(acceptedSubmission().submission, '第8期', by('desk', 60));
  expect(takeBack(printed, madeIn(null), by('editor-first', 70))).toEqual({
    ok: false,
    why: 'already',
    number: 1,
    state: 'printed',
    by: 'desk',
    at: 60,
  });
});
