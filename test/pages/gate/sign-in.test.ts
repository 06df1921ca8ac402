import { request } from 'node:http';
import { cookieOf, openTestSite, type TestSite } from '../site';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

const hour = 3_600_000;

/** Leaves for WeCom from a page; the state, and the cookie that goes with it. */
async function leave(path = '/issues/d8') {
  const away = await site.get(path);
  return {
    away,
    state: new URL(away.location).searchParams.get('state') ?? '',
    cookie: cookieOf(away.cookies),
  };
}

test('a visitor is sent to WeCom with a state that her browser keeps', async () => {
  const { away, state, cookie } = await leave();
  expect(away.status).toBe(302);
  expect(away.location).toBe(
    `https://wecom.example.org/?to=http://bulletin.example.org/oauth&state=${state}`,
  );
  expect(cookie).toMatch(new RegExp(`^jianbao-login-${state.slice(0, 8)}=[\\w-]+\\.[\\w-]{43}$`));
  expect(away.cookies[0]).toMatch(/; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/);
  expect(away.headers.get('cache-control')).toBe('no-store');
});

test('a member comes back to where she wanted to go, for twelve hours', async () => {
  site.world.visitors.set('C1', { kind: 'member', userid: 'contact-lake' });
  const { state, cookie } = await leave();
  const back = await site.get(`/oauth?code=C1&state=${state}`, cookie);
  expect(back.status).toBe(302);
  expect(back.location).toBe('/issues/d8#');
  expect(back.headers.get('cache-control')).toBe('no-store');
  const session = back.cookies.find((one) => one.startsWith('jianbao-session='));
  expect(session).toMatch(/; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
  expect((await site.get('/archive', cookieOf(back.cookies))).status).toBe(200);
});

test('her session ends after twelve hours, whatever the browser keeps', async () => {
  const session = await site.enter();
  site.world.now += 12 * hour - 1;
  expect((await site.get('/archive', session)).status).toBe(200);
  site.world.now += 1;
  expect((await site.get('/archive', session)).status).toBe(302);
});

test('a session that was changed is none', async () => {
  const session = await site.enter();
  expect((await site.get('/archive', session)).status).toBe(200);
  expect((await site.get('/archive', `${session.slice(0, -2)}AA`)).status).toBe(302);
  expect((await site.get('/archive', session.replace('session=', 'session=A'))).status).toBe(302);
});

test('what was sealed for the way in is no session', async () => {
  const { cookie } = await leave();
  const value = cookie.slice(cookie.indexOf('=') + 1);
  expect((await site.get('/archive', `jianbao-session=${value}`)).status).toBe(302);
});

test('a state works once', async () => {
  site.world.visitors.set('C2', { kind: 'member', userid: 'contact-lake' });
  const { state, cookie } = await leave();
  const back = await site.get(`/oauth?code=C2&state=${state}`, cookie);
  expect(back.cookies.some((one) => one.startsWith(`jianbao-login-${state.slice(0, 8)}=;`))).toBe(true);
  const again = await site.get(`/oauth?code=C2&state=${state}`, cookie);
  expect(again.status).toBe(403);
  expect(again.text).toContain('这个登录已经用过了');
  expect(again.text).toContain('href="/issues/d8"');
  expect(again.cookies.some((one) => one.includes('session'))).toBe(false);
});

test('a state that was made up, is another browser’s or is ten minutes old opens nothing', async () => {
  site.world.visitors.set('C3', { kind: 'member', userid: 'contact-lake' });
  const mine = await leave();
  const other = await leave();
  for (const [path, cookie] of [
    [`/oauth?code=C3&state=${'f'.repeat(32)}`, mine.cookie],
    [`/oauth?code=C3&state=${other.state}`, mine.cookie],
    [`/oauth?code=C3&state=${mine.state.slice(0, -1)}b`, mine.cookie],
    [`/oauth?code=C3&state=${mine.state}`, ''],
    [`/oauth?code=C3&state=${mine.state}&state=${mine.state}`, mine.cookie],
    ['/oauth?code=C3&state=', mine.cookie],
    ['/oauth', mine.cookie],
  ] as const) {
    const refused = await site.get(path, cookie);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('没有认出您是谁');
    expect(refused.cookies).toEqual([]);
  }
  site.world.now += 600_000;
  expect((await site.get(`/oauth?code=C3&state=${mine.state}`, mine.cookie)).status).toBe(403);
});

test.each([
  [{ kind: 'stranger' as const }, 403, '这里只对本单位成员开放'],
  [{ kind: 'spent' as const }, 403, '登录没有成功'],
  [{ kind: 'unavailable' as const }, 503, '现在认不了人'],
])('of %j a page says what to do', async (visitor, status, said) => {
  site.world.visitors.set('C4', visitor);
  const { state, cookie } = await leave();
  const answer = await site.get(`/oauth?code=C4&state=${state}`, cookie);
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(said);
  expect(answer.cookies.some((one) => one.includes('session'))).toBe(false);
});

test('two pages can be opened at once', async () => {
  site.world.visitors.set('C5', { kind: 'member', userid: 'contact-lake' });
  const [first, second] = [await leave('/issues/d8'), await leave('/archive')];
  const both = `${first.cookie}; ${second.cookie}`;
  expect((await site.get(`/oauth?code=C5&state=${first.state}`, both)).location).toBe('/issues/d8#');
  expect((await site.get(`/oauth?code=C5&state=${second.state}`, both)).location).toBe('/archive#');
});

test('codes that WeCom does not know are not passed on for ever', async () => {
  const other = await openTestSite();
  for (let count = 0; count < 499; count += 1) await other.store.logins.countRefused();
  const comeBack = async (code: string) => {
    const away = await other.get('/archive');
    const state = new URL(away.location).searchParams.get('state') ?? '';
    return other.get(`/oauth?code=${code}&state=${state}`, cookieOf(away.cookies));
  };
  other.world.visitors.set('C6', { kind: 'member', userid: 'contact-lake' });
  expect((await comeBack('made-up')).text).toContain('登录没有成功');
  expect((await comeBack('C6')).status).toBe(503);
  await other.close();
});

test('an address that was asked for as a proxy is asked leads to no other host', async () => {
  const away = await askRaw('http://evil.example.org/archive', site.port);
  const state = new URL(away.location).searchParams.get('state') ?? '';
  site.world.visitors.set('C7', { kind: 'member', userid: 'contact-lake' });
  const back = await site.get(`/oauth?code=C7&state=${state}`, cookieOf(away.cookies));
  expect(back.location).toBe('/archive#');
});

/** With the target of the request exactly as it is given. */
function askRaw(path: string, port: number): Promise<{ location: string; cookies: string[] }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path }, ({ headers }) => {
      resolve({ location: headers.location ?? '', cookies: headers['set-cookie'] ?? [] });
    });
    sent.once('error', reject).end();
  });
}
