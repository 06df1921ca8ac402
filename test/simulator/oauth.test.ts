import { app, startTrial, type Trial } from './trial';

let trial: Trial;
beforeEach(async () => {
  trial = await startTrial({ trustedHost: 'bulletin.example.org' });
});
afterEach(() => trial.platform.close());

const asked = {
  appid: app.corpId,
  redirect_uri: 'https://bulletin.example.org/oauth',
  response_type: 'code',
  scope: 'snsapi_base',
  state: 'abc123',
  agentid: String(app.agentId),
};

async function authorize(changed: Record<string, string> = {}) {
  const query = new URLSearchParams({ ...asked, ...changed }).toString();
  const answer = await fetch(`${trial.platform.url}/connect/oauth2/authorize?${query}`, {
    redirect: 'manual',
  });
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
}

async function codeFor(userid: string | null): Promise<string> {
  trial.platform.handPhoneTo(userid);
  return new URL((await authorize()).location ?? '').searchParams.get('code') ?? '';
}

const visitor = async (code: string) =>
  trial.get('auth/getuserinfo', { access_token: await trial.token(), code });

test('whoever holds the phone is sent back with a code and the state', async () => {
  trial.platform.handPhoneTo('contact-lake');
  const { status, location } = await authorize();
  expect(status).toBe(302);
  expect(location).toMatch(/^https:\/\/bulletin\.example\.org\/oauth\?code=[\w-]{43}&state=abc123$/);
});

test('a code names the member once', async () => {
  const code = await codeFor('CONTACT-lake');
  expect(await visitor(code)).toEqual({ errcode: 0, errmsg: 'ok', userid: 'contact-lake' });
  expect((await visitor(code))['errcode']).toBe(40029);
});

test('of somebody else it has an openid', async () => {
  expect(await visitor(await codeFor(null))).toEqual({
    errcode: 0,
    errmsg: 'ok',
    openid: expect.stringMatching(/^oABC/) as string,
    external_userid: '',
  });
});

test('it lasts five minutes', async () => {
  const [early, late] = [await codeFor('contact-lake'), await codeFor('contact-lake')];
  trial.wait(299_999);
  expect((await visitor(early))['errcode']).toBe(0);
  trial.wait(1);
  expect((await visitor(late))['errcode']).toBe(42003);
});

test('a code that was made up, and a call without a token, are refused', async () => {
  expect((await visitor('made-up'))['errcode']).toBe(40029);
  expect((await trial.get('auth/getuserinfo', { code: 'x' }))['errcode']).toBe(41001);
});

test.each([
  [{ appid: 'wwother' }, 'appid'],
  [{ response_type: 'token' }, 'response_type'],
  [{ scope: 'snsapi_userinfo' }, 'scope'],
  [{ state: 'a-b' }, 'state'],
  [{ state: 'a'.repeat(129) }, 'state'],
  [{ agentid: '' }, 'agentid'],
  [{ redirect_uri: 'https://evil.example.org/oauth' }, '50001'],
  [{ redirect_uri: '/oauth' }, '50001'],
])('%j leads nowhere', async (changed, said) => {
  trial.platform.handPhoneTo('contact-lake');
  const { status, text } = await authorize(changed);
  expect(status).toBe(200);
  expect(text).toContain(said);
});

test('outside of the client there is only a page that says so', async () => {
  expect((await authorize()).text).toContain('请在企业微信客户端打开链接');
  expect(() => {
    trial.platform.handPhoneTo('nobody');
  }).toThrow('no member nobody');
});
