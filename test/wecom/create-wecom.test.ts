import { createWecom } from '../../src/wecom/create-wecom';
import type { Words } from '../../src/wecom/person';
import { emptyShelf, openShelf } from './shelf-in-memory';
import { json, startStandIn } from './stand-in';
import { closeWorlds, faultOf as caught, key, secret, startWorld as start } from './world';

const letter: Words = { kind: 'text', text: '来稿 12 已收到\n<@all> "引号"' };
const faultOf = (calling: Promise<unknown>) => caught(calling, letter.text);

const robot = (address: string) => ({ via: 'webhook' as const, address });

afterEach(closeWorlds);

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
    const shared = emptyShelf();
    const wecom = createWecom({
      apiBase: url,
      corpId: 'ww1',
      agentId: 218,
      secret,
      shelf: openShelf(shared),
    });
    expect(await wecom.hasToken()).toBe(true);
    await wecom.close();
    await stop();
    expect(Math.abs((shared.token?.expiresAt ?? 0) - Date.now() - 7_200_000)).toBeLessThan(5_000);
  });
});

describe('a letter to a group', () => {
  it.each([key, `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`])(
    'is posted by its robot at %s',
    async (address) => {
      const { join, asked } = await start();
      await join().postToGroup(robot(address), { kind: 'markdown', text: '# 简报' });
      const [one] = asked('webhook/send');
      expect(one!.query.get('key')).toBe(key);
      expect(JSON.parse(one!.body)).toEqual({ msgtype: 'markdown', markdown: { content: '# 简报' } });
      expect(asked('gettoken')).toEqual([]);
    },
  );

  it('may be a card that leads somewhere', async () => {
    const { join, asked } = await start();
    const card = {
      headline: '第8期',
      summary: '',
      text: '',
      rows: [],
      linkText: '阅读全文',
      url: 'https://a.example',
    };
    await join().postToGroup(robot(key), { kind: 'card', card });
    expect(JSON.parse(asked('webhook/send')[0]!.body)).toEqual({
      msgtype: 'template_card',
      template_card: {
        card_type: 'text_notice',
        main_title: { title: '第8期' },
        jump_list: [{ type: 1, title: '阅读全文', url: 'https://a.example' }],
        card_action: { type: 1, url: 'https://a.example' },
      },
    });
  });

  it('is refused for good where the robot is gone, with the key kept out of it', async () => {
    const { join, asked } = await start(() => ({ errcode: 93000, errmsg: `invalid webhook url ${key}` }));
    const fault = await faultOf(join().postToGroup(robot(key), letter));
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
    const fault = await faultOf(join().postToGroup(robot('北京群'), letter));
    expect(fault).toMatchObject({ errcode: 93000, deadTarget: true });
    expect(asked('webhook/send')).toEqual([]);
  });

  it('is a file that was uploaded before, under its name', async () => {
    const { join, asked } = await start(({ path }) =>
      path.endsWith('upload_media') ? { errcode: 0, media_id: 'media-1' } : { errcode: 0 },
    );
    const wecom = join();
    const file = { bytes: Buffer.from('the whole issue'), filename: '江城工运第8期.docx' };
    const mediaId = await wecom.uploadToGroup(
      robot(`https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`),
      file,
    );
    await wecom.postToGroup(robot(key), { kind: 'file', mediaId });
    const [up] = asked('webhook/upload_media');
    expect(Object.fromEntries(up!.query)).toEqual({ key, type: 'file' });
    expect(up!.body).toContain('; name="media"; filename="江城工运第8期.docx"\r\n');
    expect(up!.body).toContain('\r\n\r\nthe whole issue\r\n');
    expect(JSON.parse(asked('webhook/send')[0]!.body)).toEqual({
      msgtype: 'file',
      file: { media_id: 'media-1' },
    });
    expect(asked('gettoken')).toEqual([]);
  });

  it('is not uploaded where the robot is gone, or to what is no address', async () => {
    const { join, asked } = await start(() => ({ errcode: 93000, errmsg: `invalid webhook url ${key}` }));
    const file = { bytes: Buffer.from('the whole issue'), filename: '简报.docx' };
    const gone = await faultOf(join().uploadToGroup(robot(key), file));
    expect(gone).toMatchObject({ call: 'webhook/upload_media', errcode: 93000, deadTarget: true });
    const none = await faultOf(join().uploadToGroup(robot('北京群'), file));
    expect(none).toMatchObject({ call: 'webhook/upload_media', errcode: 93000 });
    expect(asked('webhook/upload_media')).toHaveLength(1);
  });

  it('without an id in the answer is not known to be uploaded', async () => {
    const { join } = await start(() => ({ errcode: 0, errmsg: 'ok' }));
    const fault = await faultOf(
      join().uploadToGroup(robot(key), { bytes: Buffer.alloc(6), filename: '简报.docx' }),
    );
    expect(fault).toMatchObject({
      name: 'WecomUnreachable',
      call: 'webhook/upload_media',
      mayHaveArrived: true,
    });
  });
});
