import { makeEntry, type Entry } from '../../src/desk/entries/entry';
import { mergeEntries } from '../../src/desk/entries/merge';
import { submit, type Submission } from '../../src/desk/submissions/submission';
import { readPiece } from '../../src/format/reading/read-piece';
import { whatChanged } from '../../src/format/what-changed';
import { briefs, by, news } from '../desk/examples';

function submission(number: number, text: string): Submission {
  return submit(text, { number, unit: '湖东区总工会' }, by('contact-lake'));
}

function entryOf(from: Submission, column = news): Entry {
  return makeEntry(from, readPiece(from.revisions[0]!.text).piece, column);
}

const school = submission(1, '夜校开进三个工地\n湖东区总工会办起夜校。\n四百人次来听课。');
const blood = submission(2, '职工义务献血\n山北区总工会组织献血。（山北区总工会）');

test('the unit that stands for a credit, and paragraphs that run together in a brief, are no changes', () => {
  expect(whatChanged(entryOf(school), [school], 'article')).toEqual({ changes: [], headlineLeftOut: false });
  expect(whatChanged(entryOf(school, briefs), [school], 'brief')).toEqual({
    changes: [],
    headlineLeftOut: true,
  });
});

test('a changed text is told as it was printed', () => {
  const entry = entryOf(school);
  const piece = {
    ...entry.piece,
    headline: '夜校开进四个工地',
    body: ['湖东区总工会办起学校。', '四百人次来听课。'],
  };
  expect(whatChanged({ ...entry, piece }, [school], 'article').changes).toEqual([
    '标题“…校开进三个工地 → 校开进四个工地”',
    '正文“…会办起夜校。 → 会办起学校。”',
  ]);
  expect(whatChanged({ ...entry, piece }, [school], 'brief').changes).toEqual([
    '正文“…会办起夜校。四 → 会办起学校。四…”',
  ]);
});

test('merging alone is no change; what was edited of the merged text is', () => {
  const merged = mergeEntries(entryOf(school), [entryOf(blood)], by('editor-first'));
  expect(whatChanged(merged, [school, blood], 'article').changes).toEqual([]);
  const piece = { ...merged.piece, body: merged.piece.body.with(2, '山北区总工会组织义务献血。') };
  expect(whatChanged({ ...merged, piece }, [school, blood], 'article').changes).toEqual([
    '正文“…会组织献血。 → 会组织义务献血。”',
  ]);
});
