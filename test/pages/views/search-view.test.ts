import type { Hit } from '../../../src/desk/archive/open-index';
import { searchView, type Asked } from '../../../src/pages/views/search-view';

const nothing: Asked = { q: '', unit: '', column: '', year: '', page: 1 };
const choices = { units: ['湖东区总工会'], columns: ['简讯'], years: [2026] };
const hit: Hit = {
  issue: { id: 'd8', title: '江城工运', number: 8, runningNumber: 152, date: '2026-08-31', corrections: 0 },
  column: '简讯',
  place: 2,
  isCorrection: false,
  headline: { text: '高温\n津贴', marks: [[0, 2]] },
  body: { text: '防高温。', marks: [[1, 3]] },
  attribution: { text: '湖东区总工会', marks: [] },
};

test('before anything is asked there are only the choices', () => {
  expect(searchView(nothing, choices, null)).toEqual({
    q: '',
    units: [{ value: '湖东区总工会', name: '湖东区总工会', isChosen: false }],
    columns: [{ value: '简讯', name: '简讯', isChosen: false }],
    years: [{ value: '2026', name: '2026年', isChosen: false }],
    said: '',
    hits: [],
    earlier: null,
    later: null,
  });
});

test('a hit says where it stands and leads there', () => {
  const view = searchView({ ...nothing, q: '高温', year: '2026' }, choices, {
    issues: 1,
    total: 1,
    hits: [hit],
    parts: null,
  });
  expect(view.said).toBe('找到 1 篇。');
  expect(view.years).toEqual([{ value: '2026', name: '2026年', isChosen: true }]);
  expect(view.hits).toEqual([
    {
      href: '/issues/d8#%E7%AE%80%E8%AE%AF-2',
      headline: [
        { text: '高温', isFound: true },
        { text: ' 津贴', isFound: false },
      ],
      excerpt: [
        { text: '防', isFound: false },
        { text: '高温', isFound: true },
        { text: '。', isFound: false },
      ],
      attribution: [{ text: '湖东区总工会', isFound: false }],
      column: '简讯',
      issue: '第8期（总第152期）',
      date: '2026年8月31日',
      corrections: '',
    },
  ]);
});

test('a hit says that its issue was corrected; a correction leads to itself', () => {
  const corrected = { ...hit, issue: { ...hit.issue, corrections: 2 } };
  const correction = { ...corrected, column: '更正', isCorrection: true, headline: null };
  const found = { issues: 1, total: 2, hits: [corrected, correction], parts: null };
  const view = searchView({ ...nothing, q: '高温' }, choices, found);
  expect(view.hits).toMatchObject([
    { href: '/issues/d8#%E7%AE%80%E8%AE%AF-2', corrections: '有更正 2 则' },
    { href: '/issues/d8#correction-2', column: '更正', corrections: '' },
  ]);
});

test('what does not fit on one page is on the next, with the same question', () => {
  const asked = { q: '高温 & 工会', unit: '湖东区总工会', column: '', year: '2026', page: 2 };
  const view = searchView(asked, choices, { issues: 9, total: 41, hits: [hit], parts: null });
  const same =
    'q=%E9%AB%98%E6%B8%A9+%26+%E5%B7%A5%E4%BC%9A&unit=%E6%B9%96%E4%B8%9C%E5%8C%BA%E6%80%BB%E5%B7%A5%E4%BC%9A&column=&year=2026';
  expect(view.earlier).toBe(`/search?${same}&page=1`);
  expect(view.later).toBe(`/search?${same}&page=3`);
  expect(
    searchView({ ...asked, page: 3 }, choices, { issues: 9, total: 41, hits: [hit], parts: null }).later,
  ).toBeNull();
});

test.each([
  [{ issues: 1, total: 0, hits: [], parts: null }, '没有找到。请换一个词，或者少写几个条件。'],
  [{ issues: 1, total: 3, hits: [], parts: ['高温', '慰问'] }, '没有整句相同的；按“高温”“慰问”找到 3 篇。'],
  ['building' as const, '往期简报正在读入，请过一分钟再查。'],
])('of %j it is said in words', (searched, said) => {
  expect(searchView({ ...nothing, q: '高温慰问' }, choices, searched).said).toBe(said);
});
