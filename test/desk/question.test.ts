import { awaits, isAwaited, type Question } from '../../src/desk/question';

const question: Question = {
  schema: 1,
  editor: 'editor-first',
  way: 'return',
  submission: 12,
  move: 1,
  taskId: 's12-0',
  askedAt: 1000,
};

test('the answer is waited for ten minutes', () => {
  expect(isAwaited(question, 1000)).toBe(true);
  expect(isAwaited(question, 1000 + 10 * 60_000)).toBe(true);
  expect(isAwaited(question, 1001 + 10 * 60_000)).toBe(false);
});

test('meanwhile the card says which reason it is', () => {
  expect(awaits).toEqual({ return: 'awaitsReturn', reject: 'awaitsReject' });
});
