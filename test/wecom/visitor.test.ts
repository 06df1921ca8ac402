import { closeWorlds, faultOf, startWorld } from './world';

afterEach(closeWorlds);

const ok = { errcode: 0, errmsg: 'ok' };

test('a member is known by her userid, asked for with the code', async () => {
  const { join, asked } = await startWorld(() => ({ ...ok, userid: 'contact-lake', user_ticket: 'TICKET' }));
  expect(await join().userOfCode('CODE')).toEqual({ kind: 'member', userid: 'contact-lake' });
  expect(asked('auth/getuserinfo').map(({ query }) => Object.fromEntries(query))).toEqual([
    { access_token: 'T1', code: 'CODE' },
  ]);
});

test.each([{ openid: 'oABC', external_userid: 'wm1' }, { openid: 'oABC' }, { userid: 'ww2/contact-lake' }])(
  '%j is a stranger',
  async (answer) => {
    const { join } = await startWorld(() => ({ ...ok, ...answer }));
    expect(await join().userOfCode('CODE')).toEqual({ kind: 'stranger' });
  },
);

test.each([40029, 42003, 42022])('a code that is refused with %i is spent', async (errcode) => {
  const { join, asked } = await startWorld(() => ({ errcode, errmsg: 'no' }));
  expect(await join().userOfCode('CODE')).toEqual({ kind: 'spent' });
  expect(asked('auth/getuserinfo')).toHaveLength(1);
});

test.each(['', 'x'.repeat(513)])('a code that WeCom cannot have given is not asked about', async (code) => {
  const { join, asked } = await startWorld(() => ({ ...ok, userid: 'contact-lake' }));
  expect(await join().userOfCode(code)).toEqual({ kind: 'spent' });
  expect(asked('auth/getuserinfo')).toEqual([]);
});

test('any other refusal is a refusal, without the code', async () => {
  const { join } = await startWorld(({ query }) => ({
    errcode: 60020,
    errmsg: `not allowed, ${query.get('code') ?? ''}`,
  }));
  const fault = await faultOf(join().userOfCode('S3CRETCODE'), 'S3CRETCODE');
  expect(fault).toMatchObject({ name: 'WecomRefused', errcode: 60020, treatment: 'configuration' });
});

test('an answer with nobody in it is no answer', async () => {
  const { join } = await startWorld(() => ok);
  expect(await faultOf(join().userOfCode('CODE'))).toMatchObject({ name: 'WecomUnreachable' });
});
