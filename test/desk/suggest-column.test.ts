import { suggestColumn } from '../../src/desk/suggest-column';
import { article, briefs, columns, links, news, speeches } from './examples';

const brief = { ...article, headline: null, body: ['一句话。'] };
const speech = { ...article, author: '主席' };
const unknown = { hint: null, unitClass: null };

test.each([
  [
    'the column that the contact wrote above her text',
    brief,
    { hint: '领导言论', unitClass: '相关' },
    speeches,
  ],
  ['the briefs for one paragraph without a headline', brief, { ...unknown, unitClass: '相关' }, briefs],
  ['the speeches for a piece with an author', speech, { ...unknown, unitClass: '相关' }, speeches],
  ['the links for a unit of that class', article, { ...unknown, unitClass: '相关' }, links],
  [
    'the first plain column for everything else',
    article,
    { hint: '没有这一栏', unitClass: '区总工会' },
    news,
  ],
])('%s', (_what, piece, from, column) => {
  expect(suggestColumn(piece, from, columns)).toBe(column);
});

test('a desk without such columns gets the first that is left', () => {
  expect(suggestColumn(brief, unknown, [news])).toBe(news);
  expect(suggestColumn(speech, unknown, [briefs, news])).toBe(news);
  expect(suggestColumn(article, unknown, [briefs])).toBe(briefs);
  expect(() => suggestColumn(article, unknown, [])).toThrow('a desk has at least one column');
});
