import {
  closeIssue,
  countEntries,
  firstIssue,
  isChangeable,
  issueName,
  listEntries,
  moveIssue,
  place,
  putOff,
  reopenIssue,
  takeOut,
  type IssueState,
} from '../../../src/desk/issues/issue';
import { by, deskOf, openIssueWith } from '../examples';

test('the first issue collects under the configured numbers', () => {
  const publication = { ...deskOf([]).publication, number: 8, runningNumber: 152 };
  const first = firstIssue(publication, 3);
  expect(first).toEqual({
    schema: 1,
    ordinal: 1,
    number: 8,
    runningNumber: 152,
    state: 'open',
    columns: {},
    deferred: [],
    moves: [{ state: 'open', by: 'desk', at: 3, cause: 'first' }],
  });
  expect(issueName(first)).toBe('第8期（总第152期）');
});

test.each([
  [1, [3, 1, 2]],
  [2, [1, 3, 2]],
  [3, [1, 2, 3]],
  [undefined, [1, 2, 3]],
])('an entry put at place %s of three stands there once', (k, order) => {
  expect(place(openIssueWith([1, 2, 3]), 3, '工作动态', k).columns).toEqual({ 工作动态: order });
});

test('an entry put into another column leaves the one it stood in', () => {
  expect(place(openIssueWith([1, 2]), 1, '简讯').columns).toEqual({ 工作动态: [2], 简讯: [1] });
});

test('an entry taken out is neither in a column nor put off', () => {
  const deferred = putOff(openIssueWith([1, 2]), 2, '工作动态');
  expect(takeOut(takeOut(deferred, 1), 2)).toMatchObject({ columns: { 工作动态: [] }, deferred: [] });
});

test('an entry put off twice is put off once, and does not count as one of this issue', () => {
  const once = putOff(openIssueWith([1, 2]), 2, '工作动态');
  const twice = putOff(once, 2, '工作动态');
  expect(twice.deferred).toEqual([{ entry: 2, column: '工作动态' }]);
  expect(listEntries(twice)).toEqual([{ entry: 1, column: '工作动态' }]);
});

test('an entry that was put off and is placed again is no longer put off', () => {
  const back = place(putOff(openIssueWith([1]), 1, '工作动态'), 1, '简讯');
  expect(back).toMatchObject({ columns: { 简讯: [1] }, deferred: [] });
});

test('closing opens the next issue with the next numbers and what was put off to it', () => {
  const issue = putOff(openIssueWith([1, 2]), 2, '工作动态');
  const ruled = closeIssue(issue, by('editor-first', 90));
  if (!ruled.ok) throw new Error(ruled.why);
  expect(ruled.closed).toMatchObject({
    ordinal: 1,
    state: 'closed',
    columns: { 工作动态: [1] },
    deferred: [],
  });
  expect(ruled.next).toEqual({
    schema: 1,
    ordinal: 2,
    number: 9,
    runningNumber: 153,
    state: 'open',
    columns: { 工作动态: [2] },
    deferred: [],
    moves: [{ state: 'open', ...by('editor-first', 90) }],
  });
});

test('an issue with nothing but entries put off is empty and stays open', () => {
  const issue = putOff(openIssueWith([1]), 1, '工作动态');
  expect(closeIssue(issue, by('editor-first'))).toEqual({
    ok: false,
    why: 'issue-empty',
    issue: '第8期（总第152期）',
  });
});

test('a reopened issue keeps what the next one had gathered and put off, for the next closing', () => {
  const ruled = closeIssue(openIssueWith([1]), by('editor-first', 90));
  if (!ruled.ok) throw new Error(ruled.why);
  const gathered = putOff(place(place(ruled.next, 5, '简讯'), 6, '工作动态'), 6, '工作动态');
  const reopened = reopenIssue(ruled.closed, gathered, by('editor-second', 95));
  expect(reopened.moves.map(({ state }) => state)).toEqual(['open', 'closed', 'open']);
  const again = closeIssue(reopened, by('editor-first', 99));
  if (!again.ok) throw new Error(again.why);
  expect(again.closed.columns).toEqual({ 工作动态: [1] });
  expect(again.next).toMatchObject({ ordinal: 2, number: 9, columns: { 简讯: [5], 工作动态: [6] } });
});

test('entries are counted over all columns', () => {
  expect(countEntries(place(openIssueWith([1, 2]), 3, '简讯'))).toBe(3);
});

test('an issue can be changed until it is signed off', () => {
  const states: IssueState[] = ['open', 'closed', 'signedOff', 'dispatching', 'dispatched'];
  const changeable = states.filter((state) => isChangeable(moveIssue(openIssueWith([1]), state, by('desk'))));
  expect(changeable).toEqual(['open', 'closed']);
});
