import { columnsLines } from '../../../src/format/word/columns';
import { defaultLayout } from '../../../src/format/word/layout';
import { article, brief, linesOf, printed } from './open-word';

const place = { layout: defaultLayout, pictures: new Map(), onNewPage: false };

it('leaves out an empty column, and the name of one that has none', async () => {
  const columns = [
    { name: '相关链接', entries: [] },
    { name: '', entries: [brief] },
  ];
  expect(linesOf(await printed(columnsLines(columns, place)))).toEqual([
    'body ●本周三，六十人献血。（山北区总工会）',
  ]);
});

it('begins on a new page even where its first column has no name', async () => {
  const lines = await printed(columnsLines([{ name: '', entries: [brief] }], { ...place, onNewPage: true }));
  expect(linesOf(lines)[0]).toBe('column');
  expect(lines[0]!.xml).toContain('<w:pageBreakBefore/>');
});

it('keeps only the very last entry with the footer', async () => {
  const columns = [
    { name: '工作动态', entries: [article] },
    { name: '简讯', entries: [brief, { ...brief, body: ['最后一条。'] }] },
  ];
  const kept = (await printed(columnsLines(columns, place))).filter(({ xml }) =>
    xml.includes('<w:keepNext/>'),
  );
  expect(linesOf(kept)).toEqual(['body ●最后一条。（山北区总工会）']);
});
