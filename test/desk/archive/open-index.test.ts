import { openIndex, type Found } from '../../../src/desk/archive/open-index';
import { readQuery } from '../../../src/desk/archive/query';
import { importIssue } from '../../../src/desk/issues/import-issue';
import { compileBulletin } from '../../../src/desk/issues/compile-bulletin';
import { columns, deskOf, entryOf, openIssueWith } from '../examples';

const { publication } = deskOf(columns);
const bulletin = compileBulletin(openIssueWith([1]), [entryOf(1)], {
  publication,
  columns,
  date: '2026-08-31',
});
const imported = { by: 'desk-admin', source: '文件“旧.txt”', notUnderstood: [] };
const archived = importIssue(bulletin, imported, 0);
const corrections = [
  { number: 1, text: '“四百”应为“四百一十”。' },
  { number: 2, text: '署名应为山北区总工会。\n特此更正。' },
];

function found(index: ReturnType<typeof openIndex>, asked: string): Found {
  return index.search(readQuery(asked, [])!, { from: 0, most: 9 });
}

function placesIn({ hits }: Found) {
  return hits.map(({ column, place, isCorrection }) => [column, place, isCorrection]);
}

test('what was corrected is found by its words, by the word 更正 and as a column', () => {
  const index = openIndex();
  index.add(archived, corrections);
  const [hit] = found(index, '山北区总工会').hits;
  expect(hit).toMatchObject({
    issue: { id: archived.id, number: 8, corrections: 2 },
    column: '更正',
    place: 2,
    isCorrection: true,
    headline: null,
    body: { text: '署名应为山北区总工会。\n特此更正。', marks: [[4, 10]] },
    attribution: null,
  });
  expect(placesIn(found(index, '四百'))).toEqual([['更正', 1, true]]);
  for (const asked of ['栏目:更正', '更正 第8期']) expect(placesIn(found(index, asked))).toHaveLength(2);
  expect(placesIn(found(index, '夜校'))).toEqual([['工作动态', 1, false]]);
  expect(found(index, '夜校').hits[0]?.issue.corrections).toBe(2);
});

test('an issue that is added again has the corrections of by now', () => {
  const index = openIndex();
  index.add(archived);
  expect(placesIn(found(index, '四百'))).toEqual([]);
  index.add(archived, corrections);
  expect(found(index, '四百')).toMatchObject({ issues: 1, total: 1 });
});
