import { readEnd, readOpening } from '../../../src/handlers/drafts/draft-end';

test.each([
  ['完稿', ''],
  [' /完稿。 ', ''],
  ['／完稿', ''],
  ['@机器人 完稿', ''],
  ['最后一段。\n完稿', '最后一段。'],
  ['最后一段。\n\n　完稿！\n', '最后一段。\n'],
])('%j ends a long piece', (said, text) => {
  expect(readEnd(said)).toEqual({ text, ends: true });
});

test.each(['我们已经完稿', '完稿以后', '完稿\n还有一段', '未完稿', ''])('%j does not', (said) => {
  expect(readEnd(said)).toEqual({ text: said, ends: false });
});

test.each([
  ['长稿', ''],
  ['@机器人 /长稿：', ''],
  ['长稿\n第一段', '第一段'],
  ['长稿写法', null],
  ['一篇\n长稿', null],
])('what follows 长稿 in %j is %j', (said, text) => {
  expect(readOpening(said)).toBe(text);
});
