import type { Query } from '../../src/desk/archive/query';
import type { Page } from '../../src/desk/archive/open-index';
import { columns, deskOf } from '../desk/examples';
import { openTestSite, type TestSite } from './site';

let site: TestSite;
let session: string;
const asked: { query: Query; page: Page }[] = [];
const unit = { name: '湖东区总工会', aliases: ['湖东区总'] };

beforeAll(async () => {
  site = await openTestSite({
    desk: { ...deskOf(columns), units: [unit] },
    search: (query, page) => {
      asked.push({ query, page });
      return Promise.resolve({ issues: 1, total: 0, hits: [], parts: null });
    },
  });
  session = await site.enter();
});
afterAll(() => site.close());

async function searchFor(query: Record<string, string>) {
  asked.length = 0;
  const { status, text } = await site.get(`/search?${new URLSearchParams(query).toString()}`, session);
  expect(status).toBe(200);
  return text;
}

test('nothing is looked for before anything is asked', async () => {
  const text = await searchFor({});
  expect(asked).toEqual([]);
  expect(text).toContain('<option value="湖东区总工会">湖东区总工会</option>');
  await searchFor({ q: ' 、', unit: 'nobody', column: '', year: '' });
  expect(asked).toEqual([]);
});

test('words, and what is chosen beside them', async () => {
  const text = await searchFor({
    q: '高温 工会',
    unit: '湖东区总工会',
    column: '简讯',
    year: '2026',
    page: '3',
  });
  expect(asked).toEqual([
    {
      query: { words: ['高温', '工会'], units: ['湖东区总工会', '湖东区总'], column: '简讯', year: 2026 },
      page: { from: 40, most: 20 },
    },
  ]);
  expect(text).toContain('value="高温 工会"');
  expect(text).toContain('<option value="湖东区总工会" selected>');
});

test('what is chosen wins over what is written, which else counts', async () => {
  await searchFor({ q: '栏目:简讯 2025年', column: '工作动态' });
  expect(asked[0]!.query).toEqual({ words: [], units: [], column: '工作动态', year: 2025 });
});

test('units that were added by command can be chosen', async () => {
  const staff = { schema: 1 as const, contacts: {}, editors: {}, admins: {}, former: {} };
  await site.keep({ kind: 'staff', value: { ...staff, units: [{ name: '江城港务工会', aliases: [] }] } });
  expect(await searchFor({})).toContain('<option value="江城港务工会">');
});

test.each(['0', '-1', '1.5', '501', 'x', '1e9'])('page %s is the first', async (page) => {
  await searchFor({ q: '高温', page });
  expect(asked[0]!.page.from).toBe(0);
});

test('a question is cut where nobody would have read on', async () => {
  await searchFor({ q: '高'.repeat(1000) });
  expect(asked[0]!.query.words).toEqual(['高'.repeat(200)]);
});
