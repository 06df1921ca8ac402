import { fontTable } from '../../../src/format/word/font-table';
import { defaultLayout } from '../../../src/format/word/layout';

it('names every font once, with what may stand in for it', () => {
  const table = fontTable(defaultLayout);
  const fonts = Array.from(table.matchAll(/<w:font w:name="([^"]*)">(?:<w:altName w:val="([^"]*)"\/>)?/gu));
  expect(fonts.map(([, name, others]) => `${name} ${others ?? ''}`.trim())).toEqual([
    '方正小标宋简体 方正小标宋_GBK,华文中宋,宋体',
    '仿宋_GB2312 仿宋',
    '黑体 微软雅黑',
    '楷体_GB2312 楷体',
    '宋体',
  ]);
});

it('holds a name as text', () => {
  const faces = { ...defaultLayout.faces, body: { fonts: ['A&"<B>'], size: 16 } };
  expect(fontTable({ ...defaultLayout, faces })).toContain('w:name="A&#38;&#34;&#60;B&#62;"');
});
