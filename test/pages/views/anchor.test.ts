import { anchorOf } from '../../../src/pages/views/anchor';

test('an entry is found by its column and place', () => {
  expect(anchorOf('工作动态', 2)).toEqual({
    id: '工作动态-2',
    href: '#%E5%B7%A5%E4%BD%9C%E5%8A%A8%E6%80%81-2',
  });
});

test('no white space stands in an id, and nothing in a link that is not escaped', () => {
  expect(anchorOf('a "b\u3000c', 1)).toEqual({ id: 'a_"b_c-1', href: '#a_%22b_c-1' });
  expect(anchorOf('', 3).id).toBe('-3');
});

test('half a character, which no link takes, is replaced in both', () => {
  expect(anchorOf('半\ud83d', 1)).toEqual({ id: '半\ufffd-1', href: '#%E5%8D%8A%EF%BF%BD-1' });
});
