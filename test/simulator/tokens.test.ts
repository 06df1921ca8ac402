import { app, startTrial, type Trial } from './trial';

let trial: Trial;

beforeEach(async () => {
  trial = await startTrial({ tokenLifeMs: 10_000 });
});

afterEach(() => trial.platform.close());

const grant = (query: Record<string, string>) => trial.get('gettoken', query);
const use = async (token: string) =>
  (await trial.get('user/get', { access_token: token, userid: 'contact-lake' }))['errcode'];

test('a token stays the same while it is valid', async () => {
  const first = await grant({ corpid: app.corpId, corpsecret: app.secret });
  expect(first).toEqual({
    errcode: 0,
    errmsg: 'ok',
    access_token: expect.any(String) as string,
    expires_in: 10,
  });
  trial.wait(9_999);
  expect(await trial.token()).toBe(first['access_token']);
  trial.wait(1);
  expect(await trial.token()).not.toBe(first['access_token']);
});

test.each([
  [{ corpsecret: app.secret }, 41002],
  [{ corpid: app.corpId }, 41004],
  [{ corpid: 'wwother', corpsecret: app.secret }, 40013],
  [{ corpid: app.corpId, corpsecret: 'wrong' }, 40001],
])('gettoken with %j is refused with %d', async (query, errcode) => {
  expect((await grant(query as Record<string, string>))['errcode']).toBe(errcode);
});

test('a call needs a token that is known and not too old', async () => {
  expect((await trial.get('user/get'))['errcode']).toBe(41001);
  expect(await use('made-up')).toBe(40014);
  const token = await trial.token();
  expect(await use(token)).toBe(0);
  trial.wait(10_000);
  expect(await use(token)).toBe(42001);
});

test('tokens can be taken back before their time', async () => {
  const token = await trial.token();
  trial.platform.expireTokens();
  expect(await use(token)).toBe(40014);
  expect(await use(await trial.token())).toBe(0);
});

test('a new secret ends the old one and its tokens', async () => {
  const token = await trial.token();
  trial.platform.changeSecret('secret-two');
  expect(await use(token)).toBe(40014);
  expect((await grant({ corpid: app.corpId, corpsecret: app.secret }))['errcode']).toBe(40001);
  expect((await grant({ corpid: app.corpId, corpsecret: 'secret-two' }))['errcode']).toBe(0);
});

test('calls are listed without secrets', async () => {
  await grant({ corpid: app.corpId, corpsecret: 'wrong' });
  expect(trial.platform.calls).toEqual([
    { at: expect.any(Number) as number, path: '/cgi-bin/gettoken', errcode: 40001 },
  ]);
});
