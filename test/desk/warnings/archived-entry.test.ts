import type { Piece } from '../../../src/desk/bulletin';
import { archivedEntries } from '../../../src/desk/warnings/archived-entry';
import { bandsOf, shingles } from '../../../src/desk/warnings/likeness';
import { article } from '../examples';

const brief: Piece = { headline: null, author: null, body: ['驿站建到路边。'], attribution: '湖东区总工会' };
const archived = {
  id: 'i0a1b',
  bulletin: {
    title: '江城工运',
    number: 8,
    runningNumber: 152,
    date: '2025-08-31',
    publisher: null,
    columns: [
      { name: '工作动态', entries: [article] },
      { name: '简讯', entries: [{ ...brief, body: ['——'] }, brief] },
    ],
    distribution: [],
  },
};
const issue = { number: 8, runningNumber: 152, date: '2025-08-31' };

test('each entry stands with its place, its text and the bands of its text; one without letters does not', () => {
  const texts = ['第一段。\n第二段。', '驿站建到路边。'] as const;
  expect(archivedEntries(archived)).toEqual([
    {
      schema: 1,
      id: 'i0a1b:0:1',
      issue,
      column: '工作动态',
      place: 1,
      headline: '夜校开进工地',
      text: texts[0],
      bands: bandsOf(shingles(texts[0])),
    },
    {
      schema: 1,
      id: 'i0a1b:1:2',
      issue,
      column: '简讯',
      place: 2,
      headline: null,
      text: texts[1],
      bands: bandsOf(shingles(texts[1])),
    },
  ]);
});
