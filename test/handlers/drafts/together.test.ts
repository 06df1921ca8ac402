import { told, type Outcome } from '../../../src/handlers/handler';
import { introduced, together } from '../../../src/handlers/drafts/together';

const asked = { what: 'asked' as const, by: 'contact-lake', at: 1, cause: 'm1' };

function outcomeWith(...letters: Outcome['letters']): Outcome {
  return { writes: [], facts: [asked], letters };
}

test('several outcomes are one, in their order', () => {
  const other = { writes: [{ kind: 'goneIssue' as const, ordinal: 2 }], facts: [], letters: told('b', '二') };
  expect(together(outcomeWith(...told('a', '一')), other)).toEqual({
    writes: [{ kind: 'goneIssue', ordinal: 2 }],
    facts: [asked],
    letters: [...told('a', '一'), ...told('b', '二')],
  });
});

test('a word stands before the first text that she is told, and makes no letter of its own', () => {
  const outcome = outcomeWith(...told('b', '别人'), ...told('a', '回执'), ...told('a', '续'));
  expect(introduced(outcome, 'a', ['先说', '<再说>'])).toEqual({
    ...outcome,
    letters: [...told('b', '别人'), ...told('a', '先说\n<再说>\n回执'), ...told('a', '续')],
  });
  expect(introduced(outcome, 'a', [])).toBe(outcome);
});

test('where it does not fit into one message, or there is none, it goes before as its own', () => {
  const full = '长'.repeat(682);
  expect(introduced(outcomeWith(...told('a', full)), 'a', ['先说']).letters).toEqual([
    ...told('a', '先说'),
    ...told('a', full),
  ]);
  expect(introduced(outcomeWith(...told('b', '别人')), 'a', ['先说']).letters).toEqual([
    ...told('a', '先说'),
    ...told('b', '别人'),
  ]);
});
