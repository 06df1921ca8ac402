import { oneOrMoreNumbers } from '../../../src/handlers/briefs/brief-rest';

test.each([
  [' 12', [12]],
  ['12 13、15。', [12, 13, 15]],
  [' 来稿 12 和 13', [12, 13]],
  ['１２ 12', [12]],
  ['', null],
  [' 12 简讯', null],
  ['：今天有三条', null],
  [' 8-10', null],
])('快讯%s', (text, numbers) => {
  const plain = text.normalize('NFKC');
  const read = oneOrMoreNumbers({ plain, said: (from) => text.slice(from) });
  expect(read).toEqual(numbers && { numbers });
});
