import { timeAsked } from '../../../src/handlers/issue/time-rest';

test.each([
  [' 1234', { code: '1234' }],
  ['１２３４。', { code: '1234' }],
  [' 8月31日 9:00', { when: '8月31日 9:00' }],
  ['：８月３１日　９：００。', { when: '8月31日 9:00' }],
  ['明天9时', { when: '明天9时' }],
  ['下午3点', { when: '下午3点' }],
  [' 等开完会', { when: '等开完会' }],
  ['', { when: '' }],
  ['制度推开了', null],
  [' 的做法在全市各级工会推开，一个多月来有四百人次', null],
])('定时签发%s', (said, asked) => {
  expect(timeAsked({ plain: said.normalize('NFKC'), said: (from) => said.slice(from) })).toEqual(asked);
});
