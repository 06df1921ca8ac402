import type { Browser } from 'playwright-core';
import { linkMaker } from '../../src/pages/gate/link-to';
import { pageKeys } from '../../src/pages/gate/page-keys';
import { deskKey } from '../../src/config';
import { png } from '../support/files';
import { archivedAs } from './issues';
import { openPage, openReadingRoom, seriousFindings, startBrowser, type ReadingRoom } from './reading-room';

let room: ReadingRoom;
let browser: Browser;
let cardLink: string;

beforeAll(async () => {
  [room, browser] = await Promise.all([openReadingRoom(), startBrowser()]);
  room.keep('media/SCHOOL', png);
  await room.archive(archivedAs('d8', {}));
  const { link } = pageKeys(room.config.wecom.secret, deskKey(room.config));
  cardLink = linkMaker({ publicUrl: room.url, openByLink: false, key: link })('d8') ?? '';
}, 60_000);

afterAll(async () => {
  await browser.close();
  await room.close();
});

test('a member opens the card’s link and reads the issue', async () => {
  room.platform.handPhoneTo('contact-lake');
  const { page, complaints } = await openPage(browser);
  await page.goto(cardLink);
  expect(page.url()).toBe(`${cardLink}#`);
  expect(await page.locator('h1').textContent()).toBe('江城工运');
  expect(await page.getByText('夜校开进三个工地').last().isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

test('WeCom is asked once, not for every page', async () => {
  room.platform.handPhoneTo('contact-hill');
  const { page } = await openPage(browser);
  const asked = () => room.platform.calls.filter(({ path }) => path.endsWith('getuserinfo')).length;
  const before = asked();
  await page.goto(cardLink);
  await page.getByRole('link', { name: '往期简报' }).click();
  await page.getByRole('link', { name: '第8期（总第152期）' }).click();
  expect(await page.locator('h1').textContent()).toBe('江城工运');
  expect(asked() - before).toBe(1);
});

test('a stranger is told whom the page is for, and nothing of the issue', async () => {
  room.platform.handPhoneTo(null);
  const { page, context, complaints } = await openPage(browser);
  const answer = await page.goto(cardLink);
  expect(answer?.status()).toBe(403);
  expect(await page.locator('main').innerText()).toBe(
    '这里只对本单位成员开放\n\n您不是本企业的企业微信成员，所以打不开这一页。请用登记在本单位的企业微信账号打开链接；还没有加入的，请联系编辑部。',
  );
  expect(await page.content()).not.toContain('夜校');
  expect((await context.cookies()).filter(({ name }) => name.includes('session'))).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);
  expect(complaints.filter((text) => !text.includes('403'))).toEqual([]);
});

test('a forged state opens nothing, even with a member’s own code', async () => {
  room.platform.handPhoneTo('contact-lake');
  const { page, context } = await openPage(browser);
  const answer = await page.goto(await stolenReturn({ state: 'f'.repeat(32) }));
  expect(answer?.status()).toBe(403);
  expect(await page.locator('h1').textContent()).toBe('没有认出您是谁');
  expect((await context.cookies()).filter(({ name }) => name.includes('session'))).toEqual([]);
});

test('a state of somebody else’s browser is as good as forged', async () => {
  room.platform.handPhoneTo('contact-lake');
  const { page } = await openPage(browser);
  expect((await page.goto(await stolenReturn({})))?.status()).toBe(403);
});

test('a way in that was used leads to a page that begins anew', async () => {
  room.platform.handPhoneTo('contact-lake');
  const { page, context } = await openPage(browser);
  const away = await context.request.get(cardLink, { maxRedirects: 0 });
  const cookies = await context.cookies();
  const back = await fetch(away.headers()['location'] ?? '', { redirect: 'manual' });
  const address = back.headers.get('location') ?? '';
  await page.goto(address);
  expect(await page.locator('h1').textContent()).toBe('江城工运');
  await context.clearCookies();
  await context.addCookies(cookies);
  const answer = await page.goto(address);
  expect(answer?.status()).toBe(403);
  expect(await page.locator('h1').textContent()).toBe('这个登录已经用过了');
  await page.getByRole('link', { name: '再打开一次' }).click();
  expect(await page.locator('h1').textContent()).toBe('江城工运');
});

test('a session that is over, or was tampered with, is renewed without a word', async () => {
  room.platform.handPhoneTo('contact-lake');
  const { page, context } = await openPage(browser);
  await page.goto(cardLink);
  const session = async () => (await context.cookies()).find(({ name }) => name === 'jianbao-session');
  const first = await session();
  expect(first).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false, path: '/' });
  room.later(12 * 3_600_000 + 1);
  await page.goto(`${room.url}/archive`);
  expect(await page.locator('h1').textContent()).toBe('往期简报');
  const second = await session();
  expect(second?.value).not.toBe(first?.value);
  await context.addCookies([{ ...second!, value: `${second!.value.slice(0, -3)}AAA` }]);
  await page.goto(cardLink);
  expect(await page.locator('h1').textContent()).toBe('江城工运');
  expect((await session())?.value).not.toContain('AAA');
});

test('nobody is led elsewhere', async () => {
  room.platform.handPhoneTo('contact-lake');
  for (const path of [
    '/archive?to=https://evil.example.org',
    '/oauth?to=//evil.example.org',
    '//evil.example.org/archive',
    '/\\evil.example.org',
    '/search?q=x&redirect=https://evil.example.org',
  ]) {
    const { page, context } = await openPage(browser);
    await page.goto(room.url + path);
    await page.waitForLoadState();
    expect(new URL(page.url()).origin).toBe(room.url);
    await context.close();
  }
});

test('a form that is sent after the session has ended still finds its way, past the policy', async () => {
  room.platform.handPhoneTo('contact-lake');
  const { page, context, complaints } = await openPage(browser);
  await page.goto(`${room.url}/search`);
  await context.clearCookies();
  await page.getByRole('searchbox').fill('高温');
  await page.getByRole('button', { name: '检索' }).click();
  await page.waitForURL(/\/search\?q=%E9%AB%98%E6%B8%A9&/);
  await page.locator('.said').waitFor();
  expect(await page.locator('mark').first().textContent()).toBe('高温');
  expect(complaints).toEqual([]);
});

test('while WeCom does not answer a page says so', async () => {
  room.platform.handPhoneTo('contact-lake');
  room.platform.fault({ path: '/cgi-bin/auth/getuserinfo', status: 502 });
  const { page } = await openPage(browser);
  expect((await page.goto(cardLink))?.status()).toBe(503);
  await page.getByRole('link', { name: '再打开一次' }).click();
  expect(await page.locator('h1').textContent()).toBe('江城工运');
});

/** The address that WeCom would send another browser back to. */
async function stolenReturn(changed: Record<string, string>): Promise<string> {
  const away = await fetch(cardLink, { redirect: 'manual' });
  const back = await fetch(away.headers.get('location') ?? '', { redirect: 'manual' });
  const address = new URL(back.headers.get('location') ?? '');
  for (const [name, value] of Object.entries(changed)) address.searchParams.set(name, value);
  return address.href;
}
