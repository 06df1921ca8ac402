import { joinParts } from '../../src/format/join-parts';

/** 1,500 bytes, in the middle of a sentence. */
const long = '长'.repeat(500);

test.each([
  ['short parts stand on lines of their own', ['  标题', '第一段', '第二段。 '], '标题\n第一段\n第二段。'],
  ['a part that was cut goes on where it ended', [long, '的一句。'], `${long}的一句。`],
  ['a part a byte shorter was not cut', [long.slice(1), '的一句。'], `${long.slice(1)}\n的一句。`],
  ['a long part that ends a sentence was not cut', [`${long}。`, '下一段'], `${long}。\n下一段`],
  ['nor one whose sentence ends within quotation marks', [`${long}！”`, '下一段'], `${long}！”\n下一段`],
  ['nor one that ends with its attribution', [`${long}（工会）`, '下一段'], `${long}（工会）\n下一段`],
  ['a line break that is there is enough', ['甲\n', '乙', '\n丙'], '甲\n乙\n丙'],
  ['white space inside is left alone', ['甲 \n\n 乙', ' 丙'], '甲 \n\n 乙\n 丙'],
  ['only the part before counts', [long, long.slice(1), '尾'], `${long}${long.slice(1)}\n尾`],
  ['nothing is nothing', [], ''],
])('%s', (_what, parts, whole) => {
  expect(joinParts(parts)).toBe(whole);
});
