import { defaultSuggestions, suggestColumn } from '../../../src/desk/submissions/suggest-column';
import type { Column, Suggestion } from '../../../src/desk/desk-config';
import { article, briefs, columns, links, news, speeches } from '../examples';

const brief = { ...article, headline: null, body: ['一句话。'] };
const speech = { ...article, author: '主席' };
const unknown = { hint: null, unitClass: null, length: 300 };

function byDefault(deskColumns: Column[]) {
  return { columns: deskColumns, suggestions: defaultSuggestions(deskColumns) };
}

test.each([
  [
    'the column that the contact wrote above her text',
    brief,
    { ...unknown, hint: '领导言论', unitClass: '相关' },
    speeches,
  ],
  ['the briefs for one paragraph without a headline', brief, { ...unknown, unitClass: '相关' }, briefs],
  ['the speeches for a piece with an author', speech, { ...unknown, unitClass: '相关' }, speeches],
  ['the links for a unit of that class', article, { ...unknown, unitClass: '相关' }, links],
  [
    'the first plain column for everything else',
    article,
    { ...unknown, hint: '没有这一栏', unitClass: '区总工会' },
    news,
  ],
])('without rules of its own a desk suggests %s', (_what, piece, from, column) => {
  expect(suggestColumn(piece, from, byDefault(columns))).toBe(column);
});

test('a desk without such columns gets the first that is left', () => {
  expect(suggestColumn(brief, unknown, byDefault([news]))).toBe(news);
  expect(suggestColumn(speech, unknown, byDefault([briefs, news]))).toBe(news);
  expect(suggestColumn(article, unknown, byDefault([briefs]))).toBe(briefs);
  expect(suggestColumn(article, unknown, byDefault([speeches, links]))).toBe(speeches);
  expect(() => suggestColumn(article, unknown, byDefault([]))).toThrow('a desk has at least one column');
});

test('the default rules are data', () => {
  expect(defaultSuggestions(columns)).toEqual([
    { column: '简讯', headline: false },
    { column: '领导言论', author: true },
    { column: '相关链接', unitClass: '相关' },
    { column: '工作动态' },
  ]);
  expect(defaultSuggestions([briefs])).toEqual([{ column: '简讯', headline: false }, { column: '简讯' }]);
});

function byRules(...suggestions: Suggestion[]) {
  return { columns, suggestions };
}

test.each<[string, Suggestion, boolean]>([
  ['has a headline', { column: '简讯', headline: true }, true],
  ['has none', { column: '简讯', headline: false }, false],
  ['has an author', { column: '简讯', author: true }, false],
  ['has no author', { column: '简讯', author: false }, true],
  ['has one of the words in its headline', { column: '简讯', headlineHas: ['通知', '工地'] }, true],
  ['has other words in its headline', { column: '简讯', headlineHas: ['通知'] }, false],
  ['comes from a unit of the class', { column: '简讯', unitClass: '区总工会' }, true],
  ['comes from a unit of another', { column: '简讯', unitClass: '相关' }, false],
  ['is not longer', { column: '简讯', atMost: 300 }, true],
  ['is longer', { column: '简讯', atMost: 299 }, false],
])('a rule asks whether the piece %s', (_what, rule, does) => {
  const suggested = suggestColumn(article, { ...unknown, unitClass: '区总工会' }, byRules(rule));
  expect(suggested).toBe(does ? briefs : speeches);
});

test('a rule holds where all that it names holds', () => {
  const both = { column: '简讯', headline: true, atMost: 100 };
  expect(suggestColumn(article, unknown, byRules(both))).toBe(speeches);
  expect(suggestColumn(article, { ...unknown, length: 100 }, byRules(both))).toBe(briefs);
  expect(suggestColumn(brief, unknown, byRules({ column: '简讯', headlineHas: ['一句话'] }))).toBe(speeches);
});

test('the first rule that holds wins, and what the contact wrote comes before all of them', () => {
  const desk = byRules(
    { column: '相关链接', author: true },
    { column: '简讯', headline: true },
    { column: '工作动态' },
  );
  expect(suggestColumn(article, unknown, desk)).toBe(briefs);
  expect(suggestColumn(article, { ...unknown, hint: '工作动态' }, desk)).toBe(news);
  expect(suggestColumn(brief, unknown, desk)).toBe(news);
});

test('where no rule holds the first column of articles is suggested', () => {
  expect(suggestColumn(article, unknown, { columns: [briefs, links, news], suggestions: [] })).toBe(links);
});
