import {
  cancelDispatch,
  dispatchOfBriefs,
  dispatchOfCorrection,
  dispatchOfIssue,
  endResending,
  idsOfDispatch,
  isGoing,
  kindOf,
  noteTold,
  openDispatch,
  pauseDispatch,
  readDispatch,
  resendTo,
  resumeDispatch,
  type Dispatch,
  type DispatchState,
} from '../../../src/desk/issues/dispatch';
import { by } from '../examples';

test('an issue and each of its corrections are sent out by themselves', () => {
  expect(dispatchOfIssue(8)).toBe('issue-8');
  expect(dispatchOfCorrection({ issue: 8, number: 12 })).toBe('correction-8-12');
});

test('what is sent out is read back', () => {
  expect(readDispatch('issue-8')).toEqual({ kind: 'issue', issue: 8 });
  expect(readDispatch('correction-8-12')).toEqual({ kind: 'correction', issue: 8, correction: 12 });
  expect(readDispatch('briefs-3')).toEqual({ kind: 'briefs', number: 3 });
});

const name = '第8期（总第152期）';
const going = openDispatch('issue-8', by('editor-first', 1));

function inState(state: DispatchState): Dispatch {
  const { cause, ...who } = by('editor-second', 2);
  return { ...going, state, moves: [...going.moves, { state, cause, ...who }] };
}

test('it goes from its sign-off on, and so does one of which nothing is written', () => {
  expect(going).toEqual({
    schema: 1,
    id: 'issue-8',
    state: 'going',
    moves: [{ state: 'going', by: 'editor-first', at: 1, cause: 'message-of-editor-first-1' }],
  });
  expect([isGoing(going), isGoing(null), isGoing(inState('paused')), isGoing(inState('cancelled'))]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect([kindOf('issue-8'), kindOf('correction-8-1')]).toEqual(['issue', 'correction']);
  expect(kindOf(dispatchOfBriefs(3))).toBe('briefs');
});

const first = { name, by: 'editor-second', at: 2 };
const cancelled = { ok: false, why: 'dispatch-cancelled', ...first };

test.each([
  [pauseDispatch, 'going', 'paused'],
  [pauseDispatch, 'paused', { ok: false, why: 'dispatch-paused', ...first }],
  [pauseDispatch, 'cancelled', cancelled],
  [resumeDispatch, 'paused', 'going'],
  [resumeDispatch, 'going', { ok: false, why: 'dispatch-not-paused', name, resumed: null }],
  [resumeDispatch, 'cancelled', cancelled],
  [cancelDispatch, 'going', 'cancelled'],
  [cancelDispatch, 'paused', 'cancelled'],
  [cancelDispatch, 'cancelled', cancelled],
] as const)('%p of one that is %s', (rule, state, wanted) => {
  const dispatch = state === 'going' ? going : inState(state);
  const ruled = rule({ dispatch, name }, by('editor-third', 3));
  const moves = ruled.ok ? ruled.dispatch.moves.slice(dispatch.moves.length) : null;
  const expected = typeof wanted === 'string' ? [{ state: wanted, ...by('editor-third', 3) }] : null;
  expect(moves ?? ruled).toEqual(expected ?? wanted);
  expect(ruled.ok && ruled.dispatch.state).toBe(typeof wanted === 'string' && wanted);
});

test('who comes second to let it go on is told who was first', () => {
  const resumed = resumeDispatch({ dispatch: inState('paused'), name }, by('editor-first', 3));
  const again = resumed.ok
    ? resumeDispatch({ dispatch: resumed.dispatch, name }, by('editor-third', 4))
    : null;
  expect(again).toEqual({
    ok: false,
    why: 'dispatch-not-paused',
    name,
    resumed: { by: 'editor-first', at: 3 },
  });
});

test.each([
  ['cancelled', false, 'going'],
  ['paused', true, 'paused'],
  ['paused', false, 'going'],
  ['going', true, 'going'],
] as const)('one that is %s (still out: %s) is %s once a group is sent it again', (state, isOut, after) => {
  const dispatch = state === 'going' ? going : inState(state);
  const told = noteTold(dispatch, ['甲群', '乙群']);
  const again = resendTo(['甲群'], { dispatch: told, isOut }, by('editor-first', 9));
  expect([again.state, again.resent, again.told]).toEqual([
    after,
    [{ group: '甲群', by: 'editor-first', at: 9 }],
    ['乙群'],
  ]);
  const twice = resendTo(['甲群', '丙群'], { dispatch: again, isOut }, by('editor-first', 10));
  expect(twice.resent?.map(({ group, at }) => [group, at])).toEqual([
    ['甲群', 10],
    ['丙群', 10],
  ]);
  expect(endResending(twice).resent).toEqual([]);
});

test('facts name the issue of a dispatch, where it has one', () => {
  expect(idsOfDispatch('issue-8')).toEqual({ issue: 8, dispatch: 'issue-8' });
  expect(idsOfDispatch('correction-8-1')).toEqual({ issue: 8, dispatch: 'correction-8-1' });
  expect(idsOfDispatch('briefs-3')).toEqual({ dispatch: 'briefs-3' });
});
