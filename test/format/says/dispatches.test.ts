import { printedNotice } from '../../../src/format/says/dispatches';

const plain = {
  where: '第8期（总第152期）【工作动态】第1篇',
  together: [],
  changes: [],
  headlineLeftOut: false,
};

test('a piece that stands as it came', () => {
  expect(printedNotice(12, plain)).toBe(
    '您的来稿 12 已刊出：第8期（总第152期）【工作动态】第1篇。谢谢您的来稿。',
  );
});

test('a piece merged with others, changed in many places, among briefs', () => {
  const changes = ['标题“甲 → 乙”', '正文“丙 → 丁”', '正文“戊 → 己”', '署名“庚 → 辛”'];
  expect(printedNotice(12, { ...plain, together: [13, 15], changes, headlineLeftOut: true })).toBe(
    '您的来稿 12 已刊出：第8期（总第152期）【工作动态】第1篇，与来稿 13、15 合为一篇。编辑改动：标题“甲 → 乙”；正文“丙 → 丁”；正文“戊 → 己”等 4 处。简讯不印标题。谢谢您的来稿。',
  );
});

test('three changes are told whole', () => {
  expect(printedNotice(12, { ...plain, changes: ['标题“甲 → 乙”', '正文“丙 → 丁”', '正文“戊 → 己”'] })).toBe(
    '您的来稿 12 已刊出：第8期（总第152期）【工作动态】第1篇。编辑改动：标题“甲 → 乙”；正文“丙 → 丁”；正文“戊 → 己”。谢谢您的来稿。',
  );
});
