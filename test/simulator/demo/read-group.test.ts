import { readGroup } from '../../../simulator/demo/read-group';
import { wordFile } from '../../support/files';

const markdown = (text: string) => ({ at: 0, kind: 'markdown', text });

test('what a group reads in messages is all there is', async () => {
  expect(await readGroup('湖东群', [markdown('**一**'), markdown('> 二')])).toEqual({
    heading: '群“湖东群”收到 2 段，最长 7 字节（上限 4096）',
    chat: '一\n\n二',
    whole: '一\n\n二',
  });
});

test('where a file came, all of it stands in the file', async () => {
  const base64 = (await wordFile(['第一句。'])).toString('base64');
  const file = { at: 0, kind: 'file', text: '简报.docx', file: { filename: '简报.docx', base64 } };
  const read = await readGroup('湖东群', [markdown('目录'), file]);
  expect(read.heading).toBe(
    '群“湖东群”收到 1 段，最长 6 字节（上限 4096），1 个 Word 文件（下面按文件核对缺句）',
  );
  expect(read.chat).toBe('目录\n\n［文件］简报.docx');
  expect(read.whole?.trim()).toBe('第一句。');
});

test('a card is shown with where it leads, and what is there is not looked at', async () => {
  const link = 'https://bulletin.example.org/issues/d1';
  const card = { at: 0, kind: 'template_card', text: '江城工运 第1期\n工作动态：1 篇\n[阅读全文]', link };
  expect(await readGroup('湖东群', [card])).toEqual({
    heading: '群“湖东群”收到 1 张卡片（整期在网页上，下面不核对缺句）',
    chat: `［卡片］江城工运 第1期\n工作动态：1 篇\n[阅读全文]\n点开：${link}`,
    whole: null,
  });
});
