import { archivedAs } from './issues';
import { openTestSite, type TestSite } from './site';

let site: TestSite;
let session: string;

beforeAll(async () => {
  site = await openTestSite();
  session = await site.enter();
});
afterAll(() => site.close());

const titlesOn = async (path: string) =>
  [...(await site.get(path, session)).text.matchAll(/<strong>([^<]*)<\/strong>/g)].map(([, title]) => title);

test('an empty archive says so', async () => {
  const { text } = await site.get('/archive', session);
  expect(text).toContain('还没有印发过。');
  expect(text).not.toContain('<strong>');
});

test('the latest year is shown, the latest issue first; another year where it is asked for', async () => {
  const correction = {
    schema: 1 as const,
    of: 'd8',
    issue: 8,
    number: 1,
    text: '应为五十人。',
    by: 'editor-first',
    at: 1,
    state: 'dispatched' as const,
  };
  for (const [id, number, date] of [
    ['d8', 8, '2026-08-31'],
    ['d9', 9, '2026-12-31'],
    ['d1', 1, '2027-01-01'],
    ['i1', 7, null],
  ] as const)
    await site.keep({ kind: 'archived', value: archivedAs(id, { number, runningNumber: null, date }) });
  await site.keep({ kind: 'correction', value: correction });
  expect(await titlesOn('/archive')).toEqual(['2027年第1期']);
  expect(await titlesOn('/archive?year=2026')).toEqual(['2026年第9期', '2026年第8期']);
  expect(await titlesOn('/archive?year=none')).toEqual(['第7期']);
  expect((await site.get('/archive?year=2026', session)).text).toContain('有更正 1 则：应为五十人。');
});

test.each(['1999', 'x', '', '2026&year=2027'])('a year that it has not, %j, is the latest', async (year) => {
  expect(await titlesOn(`/archive?year=${year}`)).toEqual(['2027年第1期']);
});
