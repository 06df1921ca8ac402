import { openTestSite, type TestSite } from '../site';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite({ publicUrl: 'https://bulletin.example.org/jianbao' });
});
afterAll(() => site.close());

test('with https a cookie is for this host alone and never in the clear', async () => {
  const { cookies } = await site.get('/archive');
  expect(cookies).toEqual([
    expect.stringMatching(
      /^__Host-jianbao-login-\w{8}=[\w.-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    ),
  ]);
});

test('and is read again, though the proxy speaks http to us', async () => {
  const session = await site.enter();
  expect(session).toMatch(/^__Host-jianbao-session=/);
  expect((await site.get('/archive', session)).status).toBe(200);
  expect((await site.get('/archive', session.replace('__Host-', ''))).status).toBe(302);
});

test('below a path every address of ours begins with it', async () => {
  expect((await site.get('/')).location).toBe('/jianbao/archive');
  const { text } = await site.get('/archive', await site.enter());
  const addresses = [...text.matchAll(/(?:href|src|action)="(\/[^"]*)"/g)].map(([, address]) => address);
  expect(addresses.length).toBeGreaterThan(5);
  for (const address of addresses) expect(address).toMatch(/^\/jianbao\//);
});
