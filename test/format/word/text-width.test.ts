import { textWidth } from '../../../src/format/word/text-width';

it.each([
  ['江城工运', 4],
  ['8月31日', 3.5],
  ['“五分钟”——', 7],
  ['', 0],
  ['👍🏽', 2],
])('%s is %d characters wide', (text, width) => {
  expect(textWidth(text)).toBe(width);
});
