import { shortDifference } from '../../src/format/short-difference';

test.each([
  ['a number', '夜校开进三个工地上课', '夜校开进四个工地上课', '“…校开进三个工地 → 校开进四个工地…”'],
  ['the whole', '甲', '乙', '“甲 → 乙”'],
  ['an insertion', '有四百人次来听课。', '有四百多人次来听课。', '“有四百人次来 → 有四百多人次来…”'],
  ['a deletion at the end', '办起夜校，很好。', '办起夜校', '“…起夜校，很好。 → 起夜校”'],
  ['a deletion at the beginning', '近日，办起夜校', '办起夜校', '“近日，办起夜 → 办起夜…”'],
  ['something new', '', '新标题', '“（无） → 新标题”'],
  ['something gone', '旧署名', '', '“旧署名 → （无）”'],
  ['a repeated word', '哈哈', '哈哈哈', '“哈哈 → 哈哈哈”'],
  ['a line break', '甲乙丙', '甲乙\n丙', '“甲乙丙 → 甲乙／丙”'],
  ['nothing', '同样的一句话', '同样的一句话', '“…一句话 → 一句话”'],
  ['an emoji of several parts', '家👨‍👩‍👧好', '家👨‍👩‍👦好', '“家👨‍👩‍👧好 → 家👨‍👩‍👦好”'],
])('%s', (_, before, after, said) => {
  expect(shortDifference(before, after)).toBe(said);
});

test('a long one loses its middle, never half of what is seen as one character', () => {
  const long = `${'一二三四五六七八九十'.repeat(3)}👨‍👩‍👧`;
  expect(shortDifference(long, '短')).toBe('“一二三四五六七八九十一二三四五六七八…三四五六七八九十👨‍👩‍👧 → 短”');
  expect(shortDifference('一二三四五六七八九十'.repeat(3), '短')).toBe(
    '“一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十 → 短”',
  );
});
