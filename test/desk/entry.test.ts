import { makeEntry } from '../../src/desk/entry';
import { article, briefs, news, pendingSubmission } from './examples';

test('an entry bears the number and the unit of its submission', () => {
  expect(makeEntry(pendingSubmission(12), { ...article, attribution: '湖东区总工会 宣教部' }, news)).toEqual({
    schema: 1,
    number: 12,
    submissions: [12],
    units: ['湖东区总工会'],
    pooled: false,
    column: '工作动态',
    piece: {
      headline: '夜校开进工地',
      author: null,
      body: ['第一段。', '第二段。'],
      attribution: '湖东区总工会 宣教部',
    },
  });
});

test('a brief loses headline and author and is one paragraph; without a credit it is credited to its unit', () => {
  expect(makeEntry(pendingSubmission(), { ...article, author: '主席' }, briefs).piece).toEqual({
    headline: null,
    author: null,
    body: ['第一段。第二段。'],
    attribution: '湖东区总工会',
  });
});
