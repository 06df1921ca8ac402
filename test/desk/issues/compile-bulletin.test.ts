import { compileBulletin, whereIn } from '../../../src/desk/issues/compile-bulletin';
import { place } from '../../../src/desk/issues/issue';
import { briefs, columns, entryOf, openIssueWith } from '../examples';

const publication = {
  title: '江城工运',
  publisher: '江城市总工会办公室',
  timezone: 'Asia/Shanghai',
  number: 1,
  runningNumber: 1,
  distribution: ['市总工会领导', '各区总工会'],
};
const on = { publication, columns, date: '2026-08-20' };

test('columns come as configured, entries as the editors ordered them, and an empty column is left out', () => {
  const issue = place(place(openIssueWith([1, 2]), 2, '工作动态', 1), 3, '简讯');
  const headed = (number: number) => ({ ...entryOf(number).piece, headline: `第${number}篇` });
  const entries = [1, 2].map((number) => ({ ...entryOf(number), piece: headed(number) }));
  expect(compileBulletin(issue, [...entries, entryOf(3, briefs)], on)).toEqual({
    title: '江城工运',
    number: 8,
    runningNumber: 152,
    date: '2026-08-20',
    publisher: '江城市总工会办公室',
    columns: [
      { name: '工作动态', entries: [headed(2), headed(1)] },
      {
        name: '简讯',
        entries: [{ headline: null, author: null, body: ['第一段。第二段。'], attribution: '湖东区总工会' }],
      },
    ],
    distribution: ['市总工会领导', '各区总工会'],
  });
});

test('an issue for a group that takes some columns holds only these', () => {
  const issue = place(openIssueWith([1]), 3, '简讯');
  const some = compileBulletin(issue, [entryOf(1), entryOf(3, briefs)], { ...on, columns: [briefs] });
  expect(some.columns.map(({ name }) => name)).toEqual(['简讯']);
});

test('an entry that is gone leaves no gap', () => {
  expect(compileBulletin(openIssueWith([1, 2]), [entryOf(2)], on).columns).toEqual([
    { name: '工作动态', entries: [entryOf(2).piece] },
  ]);
});

test('the place of an entry counts from 1 within its column', () => {
  const issue = place(openIssueWith([1, 2]), 3, '简讯');
  expect([1, 2, 3, 4].map((entry) => whereIn(issue, entry))).toEqual([
    { column: '工作动态', place: 1 },
    { column: '工作动态', place: 2 },
    { column: '简讯', place: 1 },
    null,
  ]);
});

test('what was set for this issue stands in place of the day and of the desk’s distribution', () => {
  const issue = { ...openIssueWith([1]), date: '2026-09-01', distribution: ['各区总工会'], copies: 80 };
  expect(compileBulletin(issue, [entryOf(1)], on)).toMatchObject({
    date: '2026-09-01',
    distribution: ['各区总工会'],
    copies: 80,
  });
});
