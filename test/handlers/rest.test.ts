import {
  nothing,
  numberAndPlace,
  numberAndText,
  numbersAndColumn,
  oneNumber,
  perhapsCode,
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
  ['12。', null],
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
  ['简讯 12', null],
  ['1234567', null],
  ['', null],
])('the numbers and the column in %j', (typed, args) => {
  expect(read(numbersAndColumn, typed)).toEqual(args);
});

test.each([
  [' 12 1', { number: 12, place: 1 }],
  ['12到第３', { number: 12, place: 3 }],
  ['#12、2 ', { number: 12, place: 2 }],
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
