import {
  nothing,
  numberAndColumn,
  numberAndPassage,
  numberAndPlace,
  numberAndText,
  numbersAndColumn,
  oneNumber,
  perhapsCode,
  perhapsText,
  severalNumbers,
  someText,
  type Reads,
} from '../../src/handlers/rest';

/** As it comes behind a command's word; the characters used here keep their length under NFKC. */
function read<Args>(reads: Reads<Args>, typed: string): Args | null {
  return reads({ plain: typed.normalize('NFKC'), said: (from) => typed.slice(from) });
}

test.each<[string, true | null]>([
  ['', true],
  [' 　\n', true],
  ['。', true],
  ['！\n', true],
  ['？', null],
  ['了', null],
])('nothing in %j: %s', (typed, args) => {
  expect(read(nothing, typed)).toBe(args);
});

test.each([
  [' 正文', { text: '正文' }],
  ['：\n标题\n\n正文 \n', { text: '标题\n\n正文' }],
  [':  ', null],
  ['', null],
])('the text in %j', (typed, args) => {
  expect(read(someText, typed)).toEqual(args);
});

test.each([
  ['12', { number: 12 }],
  [' #12 ', { number: 12 }],
  ['＃１２\n', { number: 12 }],
  ['1234567', null],
  ['12 13', null],
  ['12。', { number: 12 }],
  ['来稿 12！', { number: 12 }],
  ['12.5', null],
  ['-1', null],
  ['', null],
])('the number in %j', (typed, args) => {
  expect(read(oneNumber, typed)).toEqual(args);
});

test.each([
  [' 12 请补充\n参加人数', { number: 12, text: '请补充\n参加人数' }],
  ['12：３月的数字，请核对', { number: 12, text: '３月的数字，请核对' }],
  ['１２，  上月已登 ', { number: 12, text: '上月已登' }],
  ['12\n标题\n  段首空格', { number: 12, text: '标题\n  段首空格' }],
  ['12', { number: 12, text: '' }],
  [' 请补充', null],
  ['1234567 太长', null],
  ['来稿12 请补充', { number: 12, text: '请补充' }],
  ['12 3月5日的数字', { number: 12, text: '3月5日的数字' }],
  ['12 2026年', { number: 12, text: '2026年' }],
  ['12、3月5日的数字', { number: 12, text: '3月5日的数字' }],
  ['12、13 请补充', null],
  ['12和＃13', null],
])('the number and the text in %j', (typed, args) => {
  expect(read(numberAndText, typed)).toEqual(args);
});

test.each([
  ['12', { numbers: [12], column: null }],
  [' 12 13、15，16和17 简讯', { numbers: [12, 13, 15, 16, 17], column: '简讯' }],
  ['１２ 【工作 动态】', { numbers: [12], column: '工作动态' }],
  ['12 13 12', { numbers: [12, 13], column: null }],
  ['12简讯', { numbers: [12], column: '简讯' }],
  ['5G技术以后，职工的劳动强度明显下降了', null],
  ['来稿 12、来稿13 简讯', { numbers: [12, 13], column: '简讯' }],
  ['3项措施，职工说好。', null],
  ['8-10', null],
  ['8 到 10', null],
  ['简讯 12', null],
  ['1234567', null],
  ['', null],
])('the numbers and the column in %j', (typed, args) => {
  expect(read(numbersAndColumn, typed)).toEqual(args);
});

test.each([
  ['12 简讯', { number: 12, column: '简讯' }],
  ['＃１２　【工作动态】', { number: 12, column: '工作动态' }],
  ['12', null],
  ['12 13 简讯', null],
  ['简讯', null],
])('the number and the column in %j', (typed, args) => {
  expect(read(numberAndColumn, typed)).toEqual(args);
});

test.each([
  ['12 三个 => 四个', { number: 12, passage: '三个', instead: '四个' }],
  ['１２：三个＝＞四个', { number: 12, passage: '三个', instead: '四个' }],
  ['12 三个→四个', { number: 12, passage: '三个', instead: '四个' }],
  ['12　三个　⇒　四个　', { number: 12, passage: '三个', instead: '四个' }],
  ['12 三个 = > 四个', { number: 12, passage: '三个', instead: '四个' }],
  ['12 甲→乙 => 丙→丁', { number: 12, passage: '甲→乙', instead: '丙→丁' }],
  ['12 ３个\n工地 => ４ 个\n\n工地', { number: 12, passage: '３个\n工地', instead: '４ 个\n\n工地' }],
  ['12 原文 =>', { number: 12, passage: '原文', instead: '' }],
  ['来稿 12 三个 -> 四个', { number: 12, passage: '三个', instead: '四个' }],
  ['12 甲->乙 => 丙->丁', { number: 12, passage: '甲->乙', instead: '丙->丁' }],
  ['12 => 新文', null],
  ['12 原文 新文', null],
  ['12 8月6日 => 8月7日', { number: 12, passage: '8月6日', instead: '8月7日' }],
  ['三个 => 四个', null],
])('the number and the passage in %j', (typed, args) => {
  expect(read(numberAndPassage, typed)).toEqual(args);
});

test.each([
  [' 1 2', { numbers: [1, 2] }],
  ['１２、＃１３ 和15', { numbers: [12, 13, 15] }],
  ['来稿 1、来稿 2', { numbers: [1, 2] }],
  ['12', null],
  ['12 12', null],
  ['12 13 12', null],
  ['12 13 简讯', null],
  ['', null],
])('the several numbers in %j', (typed, args) => {
  expect(read(severalNumbers, typed)).toEqual(args);
});

test.each([
  [' 12 1', { number: 12, place: 1 }],
  ['12到第３', { number: 12, place: 3 }],
  ['#12、2 ', { number: 12, place: 2 }],
  ['来稿 12 第2', { number: 12, place: 2 }],
  ['121', null],
  ['12', null],
  ['12 1 2', null],
])('the number and the place in %j', (typed, args) => {
  expect(read(numberAndPlace, typed)).toEqual(args);
});

test.each([
  ['', { code: null }],
  [' 0420 ', { code: '0420' }],
  ['０４２０', { code: '0420' }],
  ['420', null],
  ['04200', null],
  ['吧', null],
])('the code in %j', (typed, args) => {
  expect(read(perhapsCode, typed)).toEqual(args);
});

test.each([
  ['', { text: '' }],
  [' \n', { text: '' }],
  ['\n第一段\n', { text: '第一段' }],
  ['：第一段', { text: '第一段' }],
  ['件的写法', null],
])('the text that need not follow a word in %j', (typed, args) => {
  expect(read(perhapsText, typed)).toEqual(args);
});
