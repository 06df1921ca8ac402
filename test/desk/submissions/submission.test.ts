import {
  already,
  lastMove,
  latestText,
  markPrinted,
  reject,
  returnToContact,
  revise,
  shortestSubmission,
  submit,
  withdraw,
  type Submission,
} from '../../../src/desk/submissions/submission';
import { by, pendingSubmission } from '../examples';

type SubmissionState = Submission['state'];

function inState(state: SubmissionState): Submission {
  const pending = pendingSubmission();
  if (state === 'pending') return pending;
  const move = { state, ...by('editor-first', 20) };
  return { ...pending, state, moves: [...pending.moves, move] };
}

test('a submission waits with the text exactly as it came, its sender, and the move that made it', () => {
  expect(submit(' 原样\n\n的文字 ', { number: 7, unit: '山北区总工会' }, by('contact-hill', 5))).toEqual({
    schema: 1,
    number: 7,
    contact: 'contact-hill',
    unit: '山北区总工会',
    state: 'pending',
    revisions: [{ text: ' 原样\n\n的文字 ', at: 5, cause: 'message-of-contact-hill-5' }],
    moves: [{ state: 'pending', by: 'contact-hill', at: 5, cause: 'message-of-contact-hill-5' }],
    pictures: [],
  });
  expect(shortestSubmission).toBe(15);
});

test('a revision is added to the earlier ones and makes a returned submission wait again', () => {
  const revised = revise(inState('returned'), '新的全文', by('contact-lake', 30));
  if (!revised.ok) throw new Error(revised.why);
  expect(revised.submission.state).toBe('pending');
  expect(revised.submission.revisions.map(({ text }) => text)).toEqual([
    '夜校开进工地\n第一段。\n第二段。',
    '新的全文',
  ]);
  expect(latestText(revised.submission)).toBe('新的全文');
  expect(revised.submission.moves.map(({ state }) => state)).toEqual(['pending', 'returned', 'pending']);
});

test('returning and rejecting keep the reason word for word, who said it, when and in which message', () => {
  const returned = returnToContact(pendingSubmission(), '请补充\n参加人数', by('editor-first', 20));
  const rejected = reject(pendingSubmission(), '上月已登', by('editor-second', 21));
  if (!returned.ok || !rejected.ok) throw new Error('refused');
  expect(lastMove(returned.submission)).toEqual({
    state: 'returned',
    by: 'editor-first',
    at: 20,
    cause: 'message-of-editor-first-20',
    reason: '请补充\n参加人数',
  });
  expect(lastMove(rejected.submission)).toEqual({
    state: 'rejected',
    by: 'editor-second',
    at: 21,
    cause: 'message-of-editor-second-21',
    reason: '上月已登',
  });
});

test('a withdrawal gives no reason', () => {
  const withdrawn = withdraw(pendingSubmission(), by('contact-lake', 20));
  if (!withdrawn.ok) throw new Error(withdrawn.why);
  expect(lastMove(withdrawn.submission)).toEqual({ state: 'withdrawn', ...by('contact-lake', 20) });
});

const states: SubmissionState[] = ['pending', 'accepted', 'returned', 'rejected', 'withdrawn', 'printed'];

test.each([
  ['a contact revises', revise, ['pending', 'returned']],
  ['a contact withdraws', (found: Submission) => withdraw(found, by('x')), ['pending', 'returned']],
  ['an editor returns', returnToContact, ['pending']],
  ['an editor rejects', reject, ['pending']],
])('%s only what is in a fitting state; otherwise she hears who was first', (_what, rule, fitting) => {
  for (const state of states) {
    const ruled = rule(inState(state), '新的全文', by('editor-second', 40));
    const first = { ok: false, why: 'already', number: 1, state, by: 'editor-first', at: 20 };
    expect([state, ruled]).toEqual([state, fitting.includes(state) ? ruled : first]);
    expect([state, ruled.ok]).toEqual([state, fitting.includes(state)]);
  }
});

test('a printed submission says where it stands', () => {
  const printed = markPrinted(inState('accepted'), '第8期【工作动态】第1篇', by('desk', 50));
  expect(printed.state).toBe('printed');
  expect(lastMove(printed).reason).toBe('第8期【工作动态】第1篇');
});

test('no rule changes the submission that it was given', () => {
  const before = pendingSubmission();
  const kept = structuredClone(before);
  revise(before, '新的全文', by('contact-lake'));
  withdraw(before, by('contact-lake'));
  reject(before, '理由', by('editor-first'));
  expect(before).toEqual(kept);
});

test('a submission without a move is a bug, not an answer', () => {
  expect(() => already({ ...pendingSubmission(), moves: [] })).toThrow(
    'a submission has at least the move that made it',
  );
});
