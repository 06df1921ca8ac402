import { latestChange, makeEntry, printedPiece, withChange } from '../../../src/desk/entries/entry';
import { article, briefs, by, entryOf, news, pendingSubmission } from '../examples';

test('an entry bears the number and the unit of its submission, and nobody has changed it', () => {
  expect(makeEntry(pendingSubmission(12), { ...article, attribution: '湖东区总工会 宣教部' }, news)).toEqual({
    schema: 1,
    number: 12,
    submissions: [12],
    units: ['湖东区总工会'],
    state: 'placed',
    column: '工作动态',
    piece: {
      headline: '夜校开进工地',
      author: null,
      body: ['第一段。', '第二段。'],
      attribution: '湖东区总工会 宣教部',
    },
    changes: [],
  });
});

test('an entry keeps its headline and its paragraphs among briefs; without a credit it is credited to its unit', () => {
  expect(makeEntry(pendingSubmission(), { ...article, author: '主席' }, briefs).piece).toEqual({
    headline: '夜校开进工地',
    author: '主席',
    body: ['第一段。', '第二段。'],
    attribution: '湖东区总工会',
  });
});

test('a brief prints neither headline nor author, and one paragraph; an article prints all', () => {
  const piece = { ...article, author: '主席', attribution: '湖东区总工会' };
  expect(printedPiece(piece, 'brief')).toEqual({
    headline: null,
    author: null,
    body: ['第一段。第二段。'],
    attribution: '湖东区总工会',
  });
  expect(printedPiece(piece, 'article')).toBe(piece);
});

test('a change is kept behind the earlier ones, with who, when and from which message', () => {
  const once = withChange(entryOf(1), { what: 'pooled' }, by('editor-first', 20));
  const twice = withChange(once, { what: 'headline', before: '甲', after: '乙' }, by('editor-second', 30));
  expect(twice.changes).toEqual([
    { ...by('editor-first', 20), what: 'pooled', before: null, after: null },
    { ...by('editor-second', 30), what: 'headline', before: '甲', after: '乙' },
  ]);
  expect(latestChange(twice)).toEqual({
    ...by('editor-second', 30),
    what: 'headline',
    before: '甲',
    after: '乙',
  });
});
