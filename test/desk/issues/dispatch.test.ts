import { dispatchOfCorrection, dispatchOfIssue, readDispatch } from '../../../src/desk/issues/dispatch';

test('an issue and each of its corrections are sent out by themselves', () => {
  expect(dispatchOfIssue(8)).toBe('issue-8');
  expect(dispatchOfCorrection({ issue: 8, number: 12 })).toBe('correction-8-12');
});

test('what is sent out is read back', () => {
  expect(readDispatch('issue-8')).toEqual({ kind: 'issue', issue: 8 });
  expect(readDispatch('correction-8-12')).toEqual({ kind: 'correction', issue: 8, correction: 12 });
});
