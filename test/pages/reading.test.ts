import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { archivedAs, hostileIssue, hostileTexts, summerIssue } from './issues';
import {
  desktop,
  openPage,
  openReadingRoom,
  overflows,
  phone,
  seriousFindings,
  startBrowser,
  type ReadingRoom,
} from './reading-room';
import { png } from '../support/files';

let room: ReadingRoom;
let browser: Browser;

beforeAll(async () => {
  [room, browser] = await Promise.all([openReadingRoom(withHostileUnit), startBrowser()]);
  room.platform.handPhoneTo('contact-lake');
  room.keep('media/SCHOOL', png);
  room.keep('media/word.docx', Buffer.from('a document'));
  const word = { file: 'media/word.docx', name: '江城工运第8期.docx' };
  await room.archive(archivedAs('d8', {}, { word }));
  await room.archive(
    archivedAs('d7', {
      number: 7,
      runningNumber: 151,
      date: '2025-07-31',
      columns: summerIssue.columns.slice(2),
    }),
  );
  await room.archive(archivedAs('d9', hostileIssue));
  const text = '“四百人次”应为“四百一十人次”。';
  const correction = { schema: 1 as const, of: 'd8', issue: 8, number: 1, text, by: 'editor-first' };
  await room.correct({ ...correction, at: Date.UTC(2026, 8, 2), state: 'dispatched' });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await room.close();
});

function withHostileUnit<Given extends { desk: { units: { name: string; aliases: string[] }[] } }>(
  config: Given,
): Given {
  const units = [...config.desk.units, { name: hostileTexts[1]!, aliases: [] }];
  return { ...config, desk: { ...config.desk, units } };
}

async function visit(path: string, options: BrowserContextOptions = phone) {
  const opened = await openPage(browser, options);
  await opened.page.goto(room.url + path);
  return opened;
}

const styleOf = (page: Page, selector: string, name: string) =>
  page.evaluate<string>(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${name}`);

/** By looking again and again: a page with this policy lets nothing wait inside of it. */
async function comesTrue(page: Page, expression: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await page.evaluate<boolean>(expression)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`not true: ${expression}`);
}

const textOf = (page: Page, selector: string) => page.locator(selector).allInnerTexts();

test('an issue has every sentence once, in order', async () => {
  const { page } = await visit('/issues/d8');
  const shown = (await page.locator('main').innerText()).replace(/\s+/gu, '');
  const { columns, distribution } = summerIssue;
  const sentences = columns.flatMap(({ entries }) =>
    entries.flatMap(({ headline, author, body, attribution }) => [headline, author, ...body, attribution]),
  );
  let at = shown.indexOf('江城市总工会主席');
  for (const sentence of [...sentences.filter((one) => one !== null).slice(1), distribution.join('、')]) {
    const found = shown.indexOf(sentence.replace(/\s+/gu, ''), at);
    expect(`${sentence} ${found > -1}`).toBe(`${sentence} true`);
    at = found + 1;
  }
  expect(shown.match(/两个月来有四百人次来听课/gu)).toHaveLength(1);
  expect(await textOf(page, '.column > h2')).toEqual(['领导言论', '工作动态', '相关链接', '简讯']);
});

test('it has its head, its correction, its picture and its foot', async () => {
  const { page } = await visit('/issues/d8');
  expect(await textOf(page, '.masthead > *')).toEqual([
    '江城工运',
    '第8期（总第152期）',
    expect.stringMatching(/^江城市总工会办公室 编印\s*2026年8月31日$/) as string,
  ]);
  expect(await textOf(page, '.correction')).toEqual(['2026年9月2日更正\n\n“四百人次”应为“四百一十人次”。']);
  await page.locator('figure img').scrollIntoViewIfNeeded();
  await comesTrue(page, 'document.querySelector("figure img").naturalWidth === 1');
  expect(await textOf(page, 'figcaption')).toEqual(['学员在工地夜校上第一堂识图课']);
  expect(await textOf(page, '.colophon p')).toEqual([
    '本期印发：市总工会领导、各区总工会、各产业工会、市总工会各部室',
    '共印 120 份',
  ]);
});

test('a shared link shows title and summary', async () => {
  const { page } = await visit('/issues/d8');
  const meta = (name: string) => page.locator(`meta[property="og:${name}"]`).getAttribute('content');
  expect(await page.title()).toBe('江城工运 第8期（总第152期）');
  expect(await meta('title')).toBe('江城工运 第8期（总第152期）');
  expect(await meta('site_name')).toBe('江城工运');
  expect(await meta('description')).toMatch(/^把服务送到最需要的职工身边——.*；简讯 3 则$/);
});

test('a line of the contents leads to its entry', async () => {
  const { page } = await visit('/issues/d8');
  await page.getByRole('link', { name: '港口新区总工会建成八个职工休息点' }).click();
  await comesTrue(page, 'window.scrollY > 500');
  expect(await page.locator(':target h3').innerText()).toBe('港口新区总工会建成八个职工休息点');
});

test('the Word file comes under its name', async () => {
  const { page } = await visit('/issues/d8');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载 Word 文件' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('江城工运第8期.docx');
});

const pagesToSee = [
  '/issues/d8',
  '/issues/d9',
  '/archive',
  '/search',
  '/search?q=%E9%AB%98%E6%B8%A9',
  '/issues/none',
];

describe.each([
  ['a phone', phone],
  ['a desktop', desktop],
])('on %s', (_, size) => {
  test.each(['light', 'dark'] as const)(
    'in %s everything fits, and nobody is shut out',
    async (colorScheme) => {
      const { page, complaints, context } = await visit('/archive', { ...size, colorScheme });
      for (const path of pagesToSee) {
        await page.goto(room.url + path);
        expect({ path, overflows: await overflows(page) }).toEqual({ path, overflows: false });
        expect({ path, findings: await seriousFindings(page) }).toEqual({ path, findings: [] });
      }
      expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
      await context.close();
    },
  );
});

test('what is to be tapped is large enough for a thumb', async () => {
  const { page } = await visit('/issues/d8');
  for (const path of ['/issues/d8', '/archive', '/search?q=%E9%AB%98%E6%B8%A9']) {
    await page.goto(room.url + path);
    const targets = await page.locator('a:not(.skip), button, input, select').all();
    for (const target of targets) {
      const box = await target.boundingBox();
      expect(Math.round(box?.height ?? 0)).toBeGreaterThanOrEqual(40);
    }
  }
});

test('dark paper is dark', async () => {
  const paper = async (colorScheme: 'light' | 'dark') => {
    const { page } = await visit('/issues/d8', { ...phone, colorScheme });
    return styleOf(page, 'main', 'backgroundColor');
  };
  expect(await paper('light')).toBe('rgb(255, 254, 251)');
  expect(await paper('dark')).toBe('rgb(27, 24, 22)');
});

test('on paper there is the issue alone, on A4, black and red', async () => {
  const { page } = await visit('/issues/d8', { ...desktop, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.bar').isVisible()).toBe(false);
  expect(await page.locator('.actions').isVisible()).toBe(false);
  const style = (selector: string, name: string) => styleOf(page, selector, name);
  expect(await style('body', 'color')).toBe('rgb(0, 0, 0)');
  expect(await style('.masthead h1', 'color')).toBe('rgb(215, 0, 15)');
  expect(await style('.entry p:not(.author)', 'fontSize')).toBe('21.3333px');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf).toMatch(/^%PDF-/);
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
});

test.each([
  ['高温', ['湖东区总工会为高温一线职工送清凉', '什么是高温津贴']],
  ['工会', ['港口新区总工会建成八个职工休息点', '把服务送到最需要的职工身边 ——在全市工会工作座谈会上的讲话']],
])('searching %s finds what holds it, and shows where', async (word, headlines) => {
  const { page } = await visit('/search');
  await page.getByRole('searchbox').fill(word);
  await page.getByRole('button', { name: '检索' }).click();
  const found = await textOf(page, '.hit-headline');
  for (const headline of headlines) expect(found).toContain(headline);
  expect(new Set(await textOf(page, '.hits mark'))).toEqual(new Set([word]));
  await page.getByRole('link').filter({ hasText: headlines[0]! }).first().click();
  expect(await page.locator(':target h3').innerText()).toBe(headlines[0]);
});

test('the lists beside the words narrow it down', async () => {
  const { page } = await visit('/search?q=%E9%AB%98%E6%B8%A9');
  await page.getByLabel('年份').selectOption('2025');
  await page.getByRole('button', { name: '检索' }).click();
  expect(await textOf(page, '.hit-headline')).toEqual(['什么是高温津贴']);
  await page.getByLabel('年份').selectOption('');
  await page.getByLabel('单位').selectOption('湖东区总工会');
  await page.getByLabel('栏目').selectOption('工作动态');
  await page.getByRole('button', { name: '检索' }).click();
  expect(await textOf(page, '.hit-headline')).toEqual(['湖东区总工会为高温一线职工送清凉']);
  expect(await page.getByLabel('单位').inputValue()).toBe('湖东区总工会');
});

test('the archive lists the issues of a year', async () => {
  const { page } = await visit('/archive');
  expect(await textOf(page, '.issues strong')).toEqual(['第9期（总第153期）', '第8期（总第152期）']);
  expect(await textOf(page, '.corrected')).toEqual(['有更正 1 则：“四百人次”应为“四百一十人次”。']);
  await page.getByRole('link', { name: '2025年 1 期' }).click();
  expect(await textOf(page, '.issues strong')).toEqual(['第7期（总第151期）']);
});

test('without JavaScript all of it works', async () => {
  const { page } = await visit('/search', { ...phone, javaScriptEnabled: false });
  await page.getByRole('searchbox').fill('高温');
  await page.getByRole('button', { name: '检索' }).click();
  await page.getByRole('link').filter({ hasText: '湖东区总工会为高温' }).first().click();
  expect(await page.locator('.masthead h1').innerText()).toBe('江城工运');
});

test('what somebody typed stays text, wherever it is shown', async () => {
  const { page, complaints } = await visit('/issues/d9');
  for (const path of [
    '/issues/d9',
    '/archive',
    '/search',
    ...hostileTexts.map((text) => `/search?q=${encodeURIComponent(text)}`),
  ]) {
    await page.goto(room.url + path);
    expect(
      await page.locator('script, svg, main b, main img[src="x"], [onerror], [onload], [onclick]').count(),
    ).toBe(0);
  }
  await page.goto(`${room.url}/issues/d9`);
  expect(await page.title()).toBe(`${hostileTexts[3]!} 第9期（总第153期）`);
  expect(await textOf(page, '.masthead h1')).toEqual([hostileTexts[3]]);
  expect(await textOf(page, '.entry h3')).toEqual(hostileTexts.map((text) => `高温 ${text}`));
  expect(await textOf(page, '.attribution')).toEqual(hostileTexts.map((text) => `（${text}）`));
  await page.goto(`${room.url}/search?q=${encodeURIComponent(hostileTexts[1]!)}`);
  expect(await page.getByRole('searchbox').inputValue()).toBe(hostileTexts[1]);
  expect(await page.getByLabel('单位').locator('option').allTextContents()).toContain(hostileTexts[1]);
  expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
});
