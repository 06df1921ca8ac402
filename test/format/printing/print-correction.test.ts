import type { Bulletin } from '../../../src/desk/bulletin';
import { printCorrection } from '../../../src/format/printing/print-correction';

const bulletin: Bulletin = {
  title: '江城工运',
  number: 8,
  runningNumber: 152,
  date: '2026-08-31',
  publisher: '江城市总工会办公室',
  columns: [],
  distribution: ['各区总工会'],
};
const date = '2026-09-02';

test('a notice names the issue, its own number, and who says it when', () => {
  const notice = { number: 2, text: '简讯“六十人”应为“十六人”。\n特此更正。', date };
  expect(printCorrection(bulletin, notice)).toEqual([
    [
      '<font color="comment">江城工运 第8期</font>',
      '# 更正',
      '**第8期（总第152期）\u30002026年8月31日**',
      '<font color="comment">这一期的第2则更正</font>',
      '',
      '简讯“六十人”应为“十六人”。',
      '特此更正。',
      '',
      '<font color="comment">江城市总工会办公室\u30002026年9月2日</font>',
    ].join('\n'),
  ]);
});

test('what a bulletin does not bear is left out', () => {
  const bare = { ...bulletin, title: null, number: null, date: null, publisher: null };
  expect(printCorrection(bare, { number: 1, text: '应为十六人。', date })).toEqual([
    [
      '<font color="comment">总第152期</font>',
      '# 更正',
      '**总第152期**',
      '<font color="comment">这一期的第1则更正</font>',
      '',
      '应为十六人。',
      '',
      '<font color="comment">2026年9月2日</font>',
    ].join('\n'),
  ]);
});

test('markdown in the text stays text', () => {
  const [part] = printCorrection(bulletin, { number: 1, text: '# 大\n<@all> **重要** [看](http://x)', date });
  expect(part).toContain('\n\n＃ 大\n＜@all> ＊＊重要＊＊ [看］(http://x)\n\n');
});

test('a long text is cut between sentences, each part within the limit and numbered', () => {
  const sentence = '其中“四百人次”应为“四百一十人次”，“六十人”应为“十六人”。';
  const parts = printCorrection(bulletin, { number: 1, text: sentence.repeat(60), date });
  expect(parts).toHaveLength(2);
  for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(4096);
  expect(parts[0]).toMatch(/^<font color="comment">江城工运 第8期（1\/2）<\/font>\n# 更正\n/u);
  expect(parts[1]).toMatch(/^<font color="comment">江城工运 第8期（2\/2）<\/font>\n其中/u);
  expect(parts.join('').split(sentence)).toHaveLength(61);
});

test('what a reader sees as one character is never cut', () => {
  const parts = printCorrection(bulletin, { number: 1, text: '👩‍🏭'.repeat(300), date });
  for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(4096);
  expect(parts.join('').split('👩‍🏭')).toHaveLength(301);
});
