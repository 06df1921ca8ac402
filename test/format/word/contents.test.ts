import { contents } from '../../../src/format/word/contents';
import { defaultLayout } from '../../../src/format/word/layout';
import { article, brief, linesOf, nothing, printed } from './open-word';

const columns = [
  { name: '领导言论', entries: [{ ...article, headline: '把职工之家\n建在家门口' }] },
  { name: '相关链接', entries: [] },
  { name: '工作动态', entries: [article, brief, { ...article, headline: '驿站开门' }] },
  { name: '简讯', entries: [brief, brief, brief] },
];

it('lists columns, headlines and the number of briefs of an issue with more than six entries', async () => {
  expect(linesOf(await printed(contents({ ...nothing, columns }, defaultLayout)))).toEqual([
    'contentsHeading 目　录',
    'contentsColumn 【领导言论】',
    'contents 把职工之家　建在家门口',
    'contentsColumn 【工作动态】（1则）',
    'contents 夜校开进三个工地',
    'contents 驿站开门',
    'contentsColumn 【简讯】（3则）',
  ]);
});

it('is left out where there is nothing to list', () => {
  const entries = Array.from({ length: 9 }, () => brief);
  expect(contents({ ...nothing, columns: [{ name: '', entries }] }, defaultLayout)).toEqual([]);
});

it('is left out where there are six', () => {
  const six = columns.slice(1).map(({ name, entries }) => ({ name, entries: entries.slice(0, 3) }));
  expect(contents({ ...nothing, columns: six }, defaultLayout)).toEqual([]);
});
