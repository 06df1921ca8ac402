import { fields, textOf, withText } from '../../../src/desk/entries/piece-text';
import { article } from '../examples';

const piece = { ...article, headline: '上行\n下行', author: '主席', attribution: '湖东区总工会' };

test('every text of a piece, in printing order', () => {
  expect(fields.map((field) => textOf(piece, field))).toEqual([
    '上行\n下行',
    '主席',
    '第一段。\n第二段。',
    '湖东区总工会',
  ]);
  expect(textOf(article, 'author')).toBe('');
});

test.each([
  ['headline', ' 上行 \r\n\n下行', { headline: '上行\n下行' }],
  ['headline', '\n', { headline: null }],
  ['author', '市总工会主席\n某某', { author: '市总工会主席　某某' }],
  ['body', '　　一。\n\n \n　　二。\u2028三。', { body: ['一。', '二。', '三。'] }],
  ['body', '', { body: [] }],
  ['attribution', '湖东区总工会\n山北区总工会', { attribution: '湖东区总工会、山北区总工会' }],
  ['attribution', '\u2064甲\u2063', { attribution: '甲' }],
] as const)('%s from %j', (field, text, changed) => {
  expect(withText(piece, field, text)).toEqual({ ...piece, ...changed });
});
