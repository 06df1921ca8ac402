import { inspect } from 'node:util';
import { createWecom } from '../../src/wecom/create-wecom';
import type { Letter } from '../../src/wecom/create-wecom';
import { emptyShelf, openShelf } from './shelf-in-memory';
import { json, startStandIn } from './stand-in';
import type { Heard } from './stand-in';

const secret = 'S3CRET-of-the-desk';
const key = '0f8fad5b-d9cb-469f-a165-70867728950e';
const letter: Letter = { kind: 'text', text: '来稿 12 已收到\n<@all> "引号"' };
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A platform whose valid token is `world.valid`; `world.answer` is what it says to everything but gettoken. */
async function start(answer: (heard: Heard) => unknown = () => ({ errcode: 0, errmsg: 'ok' })) {
  const world = {
    valid: 'T1',
    given: 0,
    answer,
    gettoken: null as unknown,
    nowMs: Date.now(),
    shared: emptyShelf(),
  };
  const { url, heard, stop } = await startStandIn((one, response) => json(response, reply(world, one)));
  closing.push(stop);
  const join = () => {
    const options = { apiBase: url, corpId: 'ww1', agentId: 218, secret, now: () => world.nowMs };
    const wecom = createWecom({ ...options, shelf: openShelf(world.shared) });
    closing.push(() => wecom.close());
    return wecom;
  };
  const asked = (path: string) => heard.filter((one) => one.path === `/cgi-bin/${path}`);
  return { world, join, asked };
}

function reply(
  world: { valid: string; given: number; answer: (heard: Heard) => unknown; gettoken: unknown },
  one: Heard,
) {
  if (one.path === '/cgi-bin/gettoken') {
    world.given += 1;
    return world.gettoken ?? { errcode: 0, errmsg: 'ok', access_token: world.valid, expires_in: 7200 };
  }
  const token = one.query.get('access_token');
  if (token !== null && token !== world.valid)
    return { errcode: 42001, errmsg: `expired access_token ${token}` };
  return world.answer(one);
}

async function faultOf(sending: Promise<void>): Promise<unknown> {
  const fault: unknown = await sending.then(
    () => 'no fault',
    (caught: unknown) => caught,
  );
  const all = inspect(fault, { depth: 9, showHidden: true });
  for (const hidden of [secret, key, 'T1', 'T2', letter.text]) expect(all).not.toContain(hidden);
  return fault;
}

describe('a letter to a person', () => {
  it('is sent through the app, protected against showing twice', async () => {
    const { join, asked } = await start();
    await join().sendToPerson('contact-lake', letter);
    const [one] = asked('message/send');
    expect(one!.query.get('access_token')).toBe('T1');
    expect(JSON.parse(one!.body)).toEqual({
      touser: 'contact-lake',
      agentid: 218,
      msgtype: 'text',
      text: { content: '来稿 12 已收到\n<@all> "引号"' },
      enable_duplicate_check: 1,
      duplicate_check_interval: 14400,
    });
    expect(asked('gettoken').map(({ query }) => Object.fromEntries(query))).toEqual([
      { corpid: 'ww1', corpsecret: secret },
    ]);
  });

  it('has the same bytes every time, whoever sends it', async () => {
    const { join, asked } = await start();
    await join().sendToPerson('contact-lake', { kind: 'markdown', text: '**12**' });
    await join().sendToPerson('contact-lake', { text: '**12**', kind: 'markdown' });
    const [first, second] = asked('message/send').map(({ body }) => body);
    expect(first).toBe(second);
    expect(first).toContain('"msgtype":"markdown","markdown":{"content":"**12**"}');
  });

  it.each(['@all', 'contact-lake|contact-hill', '', '全体', 'a b', 'x'.repeat(65)])(
    'is not sent to %j',
    async (userid) => {
      const { join, asked } = await start();
      const fault = await faultOf(join().sendToPerson(userid, letter));
      expect(fault).toMatchObject({ name: 'WecomRefused', errcode: 40003, treatment: 'permanent' });
      expect(asked('message/send')).toEqual([]);
    },
  );

  it.each(['invaliduser', 'unlicenseduser'])(
    'that WeCom left out as %s is refused, though it answered 0',
    async (list) => {
      const { join } = await start(() => ({ errcode: 0, errmsg: 'ok', [list]: 'other|contact-lake' }));
      const fault = await faultOf(join().sendToPerson('Contact-Lake', letter));
      expect(fault).toMatchObject({ errcode: 81013, errmsg: list, treatment: 'permanent' });
    },
  );

  it('is sent where the lists are empty or name others', async () => {
    const { join } = await start(() => ({
      errcode: 0,
      errmsg: 'ok',
      invaliduser: 'contact',
      unlicenseduser: '',
    }));
    await join().sendToPerson('contact-lake', letter);
  });

  it.each([
    [-1, 'retry'],
    [45009, 'wait'],
    [60020, 'configuration'],
    [81013, 'permanent'],
  ])('is not repeated after %i', async (errcode, treatment) => {
    const { join, asked } = await start(() => ({ errcode, errmsg: 'no' }));
    expect(await faultOf(join().sendToPerson('contact-lake', letter))).toMatchObject({ errcode, treatment });
    expect(asked('message/send')).toHaveLength(1);
  });
});

describe('a token that the platform no longer takes', () => {
  it('is renewed once for a thousand letters of two processes, and every letter arrives', async () => {
    const { world, join, asked } = await start();
    const wecoms = [join(), join()];
    await Promise.all(wecoms.map((wecom) => wecom.hasToken()));
    world.valid = 'T2';
    const sendings = Array.from({ length: 1000 }, (_, which) =>
      wecoms[which % 2]!.sendToPerson(`contact-${which}`, letter),
    );
    await Promise.all(sendings);
    expect(asked('gettoken')).toHaveLength(2);
    const arrived = asked('message/send').filter(({ query }) => query.get('access_token') === 'T2');
    expect(new Set(arrived.map(({ body }) => body)).size).toBe(1000);
    expect(arrived).toHaveLength(1000);
  });

  it('that fails twice is the queue’s to try again', async () => {
    const { join, asked } = await start(() => ({ errcode: 40014, errmsg: 'invalid access_token' }));
    const fault = await faultOf(join().sendToPerson('contact-lake', letter));
    expect(fault).toMatchObject({ errcode: 40014, treatment: 'retry' });
    expect(asked('message/send')).toHaveLength(2);
    expect(asked('gettoken')).toHaveLength(2);
  });

  it('is renewed after 40001 as well, and a second 40001 is a wrong secret', async () => {
    const { join, asked } = await start(() => ({ errcode: 40001, errmsg: 'invalid credential' }));
    const wecom = join();
    expect(await faultOf(wecom.sendToPerson('contact-lake', letter))).toMatchObject({
      errcode: 40001,
      treatment: 'configuration',
    });
    expect(await faultOf(wecom.sendToPerson('contact-lake', letter))).toMatchObject({
      errcode: 40001,
      call: 'gettoken',
    });
    expect(await faultOf(join().sendToPerson('contact-lake', letter))).toMatchObject({
      treatment: 'configuration',
    });
    expect(asked('message/send')).toHaveLength(2);
    expect(asked('gettoken')).toHaveLength(2);
  });

  it('leaves any other fault of the second try as it is', async () => {
    const answers = [{ errcode: 42001 }, { errcode: 45009 }];
    const { join } = await start(() => answers.shift());
    expect(await faultOf(join().sendToPerson('contact-lake', letter))).toMatchObject({
      errcode: 45009,
      treatment: 'wait',
    });
  });
});

describe('a wrong secret', () => {
  it('is tried once for a thousand letters', async () => {
    const { world, join, asked } = await start();
    world.gettoken = { errcode: 40001, errmsg: `invalid credential ${secret}` };
    const wecom = join();
    const sendings = Array.from({ length: 1000 }, () => faultOf(wecom.sendToPerson('contact-lake', letter)));
    for (const fault of await Promise.all(sendings))
      expect(fault).toMatchObject({ errcode: 40001, treatment: 'configuration' });
    expect(asked('gettoken')).toHaveLength(1);
    expect(asked('message/send')).toEqual([]);
    expect(await wecom.hasToken()).toBe(false);
  });
});

describe('being ready', () => {
  it('means that a token can be had, and it is kept for as long as it lives', async () => {
    const { world, join } = await start();
    expect(await join().hasToken()).toBe(true);
    expect(world.shared.token).toEqual({ token: 'T1', expiresAt: world.nowMs + 7_200_000 });
  });

  it.each([{}, { access_token: 'T1' }, { expires_in: 7200 }])(
    'is not reached by an answer with %j',
    async (rest) => {
      const { world, join } = await start();
      world.gettoken = { errcode: 0, errmsg: 'ok', ...rest };
      expect(await join().hasToken()).toBe(false);
      const fault = await faultOf(join().sendToPerson('contact-lake', letter));
      expect(fault).toMatchObject({
        name: 'WecomUnreachable',
        call: 'gettoken',
        cause: 'no token in the answer',
      });
    },
  );

  it('goes by the real clock where no other is given', async () => {
    const { url, stop } = await startStandIn((_, response) =>
      json(response, { errcode: 0, access_token: 'T1', expires_in: 7200 }),
    );
    closing.push(stop);
    const shared = emptyShelf();
    const wecom = createWecom({
      apiBase: url,
      corpId: 'ww1',
      agentId: 218,
      secret,
      shelf: openShelf(shared),
    });
    closing.push(() => wecom.close());
    expect(await wecom.hasToken()).toBe(true);
    expect(Math.abs((shared.token?.expiresAt ?? 0) - Date.now() - 7_200_000)).toBeLessThan(5_000);
  });
});

describe('a letter to a group', () => {
  it.each([key, `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`])(
    'is posted by its robot at %s',
    async (address) => {
      const { join, asked } = await start();
      await join().postToGroup(address, { kind: 'markdown', text: '# 简报' });
      const [one] = asked('webhook/send');
      expect(one!.query.get('key')).toBe(key);
      expect(JSON.parse(one!.body)).toEqual({ msgtype: 'markdown', markdown: { content: '# 简报' } });
      expect(asked('gettoken')).toEqual([]);
    },
  );

  it('is refused for good where the robot is gone, with the key kept out of it', async () => {
    const { join, asked } = await start(() => ({ errcode: 93000, errmsg: `invalid webhook url ${key}` }));
    const fault = await faultOf(join().postToGroup(key, letter));
    expect(fault).toMatchObject({
      call: 'webhook/send',
      errcode: 93000,
      treatment: 'permanent',
      deadTarget: true,
    });
    expect(asked('webhook/send')).toHaveLength(1);
  });

  it('is not posted to what is no address', async () => {
    const { join, asked } = await start();
    const fault = await faultOf(join().postToGroup('北京群', letter));
    expect(fault).toMatchObject({ errcode: 93000, deadTarget: true });
    expect(asked('webhook/send')).toEqual([]);
  });
});
