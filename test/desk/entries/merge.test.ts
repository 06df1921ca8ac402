import type { Entry } from '../../../src/desk/entries/entry';
import { joinEntry, mergedInto, mergeEntries } from '../../../src/desk/entries/merge';
import { returnToContact } from '../../../src/desk/submissions/submission';
import { by, entryOf, pendingSubmission } from '../examples';

const cause = by('editor-first', 30);

function entry(number: number, unit: string, attribution: string | null): Entry {
  const piece = { headline: `标题${number}`, author: null, body: [`第${number}篇。`], attribution };
  return { ...entryOf(number), units: [unit], piece };
}

test('the first keeps its place and headline, and takes in paragraphs, units and credits in the given order', () => {
  const base = entry(5, '甲', '甲 宣教部');
  const merged = mergeEntries(base, [entry(9, '乙', '乙、甲 宣教部'), entry(7, '丙', null)], cause);
  expect(merged).toEqual({
    ...base,
    submissions: [5, 9, 7],
    units: ['甲', '乙', '丙'],
    piece: {
      headline: '标题5',
      author: null,
      body: ['第5篇。', '第9篇。', '第7篇。'],
      attribution: '甲 宣教部、乙、丙',
    },
    changes: [{ ...cause, what: 'merged', before: null, after: '9、7' }],
  });
});

test('an entry that had taken in another brings it along, and a unit is named once', () => {
  const first = mergeEntries(entry(1, '甲', null), [entry(2, '乙', null)], cause);
  const merged = mergeEntries(entry(3, '乙', null), [first], cause);
  expect([merged.submissions, merged.units, merged.piece.attribution]).toEqual([
    [3, 1, 2],
    ['乙', '甲'],
    '乙、甲',
  ]);
  expect(merged.changes.map(({ after }) => after)).toEqual(['1、2']);
});

test('an entry that was taken in keeps its text and says into which', () => {
  expect(mergedInto(entry(9, '乙', null), 5, cause)).toEqual({
    ...entry(9, '乙', null),
    state: 'merged',
    changes: [{ ...cause, what: 'mergedInto', before: null, after: '5' }],
  });
});

test('a waiting submission is accepted by it; one that was accepted does not move', () => {
  const joined = joinEntry(pendingSubmission(9), 5, cause);
  expect(joined).toMatchObject({ state: 'accepted', entry: 5 });
  expect(joined.moves.at(-1)).toEqual({ state: 'accepted', ...cause });
  const again = joinEntry(joined, 3, by('editor-second', 40));
  expect([again.entry, again.moves]).toEqual([3, joined.moves]);
  expect(returnToContact(joined, '理由', cause).ok).toBe(false);
});
