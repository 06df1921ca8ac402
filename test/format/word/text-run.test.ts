import { Paragraph } from 'docx';
import { printable, textRun } from '../../../src/format/word/text-run';
import { printed } from './open-word';

it.each([
  ['<w:t>&amp;</w:t>', '<w:t>&amp;</w:t>'],
  ['第一行\n第二行\t完', '第一行 第二行 完'],
  ['一\r\n二\u2028三\u0085四\v五', '一 二 三 四 五'],
  ['钟\u0007声\0\u001b[31m', '钟声[31m'],
  ['半个\ud83d，\ufffe完\uffff', '半个，完'],
  ['👨‍👩‍👧 سلام', '👨‍👩‍👧 سلام'],
])('of %j Word gets %j', (text, left) => {
  expect(printable(text)).toBe(left);
});

it('has its text as it is, spaces and all, and its marks in the Chinese font', async () => {
  const text = '  “夜校” & <b>工地</b> {{x}} ]]>  ';
  const [line] = await printed([new Paragraph({ children: [textRun(text)] })]);
  expect(line!.text).toBe(text);
  expect(line!.xml).toContain('<w:rFonts w:hint="eastAsia"/>');
  expect(line!.xml).toContain('xml:space="preserve"');
});
