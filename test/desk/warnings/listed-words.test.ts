import { listedWords } from '../../../src/desk/warnings/listed-words';

const account = { wrong: '帐号', right: '账号' };
const union = { wrong: '市总工', right: '市总工会' };
const words = { sensitive: ['敏感词', 'ABC'], mistyped: [account, union] };

test.each([
  ['含敏感词一个', ['敏感词']],
  ['敏 感　词', ['敏感词']],
  ['敏*感·词', ['敏感词']],
  ['ａｂｃ', ['ABC']],
  ['敏感词和敏感词', ['敏感词']],
  ['敏感的词', []],
])('%s', (text, sensitive) => {
  expect(listedWords(text, words)).toEqual({ sensitive, mistyped: [] });
});

test('a mistyped word is found with its right form', () => {
  expect(listedWords('登记帐 号', words)).toEqual({ sensitive: [], mistyped: [account] });
});

test('a wrong form that is part of the right one is right, unless it stands alone elsewhere', () => {
  expect(listedWords('市总工会召开会议', words).mistyped).toEqual([]);
  expect(listedWords('市总工会召开会议，市总工到会', words).mistyped).toEqual([union]);
});

test('an empty list and an empty word find nothing', () => {
  expect(listedWords('任何文字', { sensitive: [], mistyped: [] })).toEqual({ sensitive: [], mistyped: [] });
  expect(listedWords('任何文字', { sensitive: ['，'], mistyped: [] }).sensitive).toEqual([]);
});

test('the dictionary is built once for a configuration', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => `词${at}条`);
  let reads = 0;
  const counted = {
    get sensitive() {
      reads += 1;
      return many;
    },
    mistyped: [],
  };
  for (let message = 0; message < 50; message += 1)
    expect(listedWords('第词77条', counted).sensitive).toEqual(['词77条']);
  expect(reads).toBe(1);
});
