import { withShared } from '../support/shared';
import { closeWorlds, faultOf, startWorld as start } from './world';
import { readVectors } from './vectors';

afterEach(closeWorlds);

const quux = { via: 'appchat' as const, address: 'quux' };
const chat = { chatId: 'CHATID', name: 'NAME', members: ['userid1', 'userid2', 'userid3'] };
const bodyOf = (one: { body: string } | undefined) => JSON.parse(one?.body ?? '') as unknown;

describe('a letter to a chat of the app', () => {
  it('goes out with the app’s token', async () => {
    const { join, asked } = await start();
    await join().postToGroup(quux, { kind: 'markdown', text: '# 简报' });
    const [one] = asked('appchat/send');
    expect(one!.query.get('access_token')).toBe('T1');
    expect(bodyOf(one)).toEqual({
      chatid: 'quux',
      msgtype: 'markdown',
      markdown: { content: '# 简报' },
      safe: 0,
    });
  });

  it('is a text card where it is a card', async () => {
    const { join, asked } = await start();
    const card = {
      headline: '第8期',
      summary: '8月',
      text: '',
      rows: [],
      linkText: '阅读全文',
      url: 'https://a.example',
    };
    await join().postToGroup(quux, { kind: 'card', card });
    expect(bodyOf(asked('appchat/send')[0])).toEqual({
      chatid: 'quux',
      msgtype: 'textcard',
      textcard: {
        title: '第8期',
        description: '<div class="gray">8月</div>',
        url: 'https://a.example',
        btntxt: '阅读全文',
      },
      safe: 0,
    });
  });

  it('is a file that the app has uploaded, for whichever chat', async () => {
    const { join, asked } = await start(({ path }) =>
      path.endsWith('media/upload') ? { errcode: 0, media_id: 'media-1' } : { errcode: 0 },
    );
    const wecom = join();
    const mediaId = await wecom.uploadToGroup(quux, {
      bytes: Buffer.from('the issue'),
      filename: '第8期.docx',
    });
    await wecom.postToGroup({ ...quux, address: 'quuz' }, { kind: 'file', mediaId });
    expect(asked('media/upload')[0]!.query.get('type')).toBe('file');
    expect(bodyOf(asked('appchat/send')[0])).toMatchObject({ chatid: 'quuz', file: { media_id: 'media-1' } });
  });

  it('is sent again with another token where the first has expired', async () => {
    const { world, join, asked } = await start();
    const wecom = join();
    await wecom.postToGroup(quux, { kind: 'markdown', text: '一' });
    world.valid = 'T2';
    await wecom.postToGroup(quux, { kind: 'markdown', text: '二' });
    expect(asked('appchat/send').map(({ query }) => query.get('access_token'))).toEqual(['T1', 'T1', 'T2']);
  });

  it.each([86001, 86003, 86008])('that is refused with %i tells of a dead address', async (errcode) => {
    const { join } = await start(() => ({ errcode, errmsg: 'no' }));
    const fault = await faultOf(join().postToGroup(quux, { kind: 'markdown', text: '一' }));
    expect(fault).toMatchObject({ call: 'appchat/send', errcode, deadTarget: true });
  });

  it('goes to no address that is none', async () => {
    const { join, asked } = await start();
    const fault = await faultOf(
      join().postToGroup({ ...quux, address: '机关群' }, { kind: 'text', text: '一' }),
    );
    expect(fault).toMatchObject({ errcode: 86001 });
    expect(asked('appchat/send')).toEqual([]);
  });
});

describe('making a chat', () => {
  it('tells whether this call has made it', async () => {
    const { world, join, asked } = await start();
    expect(await join().createGroup(chat)).toBe(true);
    world.answer = () => ({ errcode: 86215, errmsg: 'chatid exists' });
    expect(await join().createGroup(chat)).toBe(false);
    expect(bodyOf(asked('appchat/create')[0])).toEqual({
      name: 'NAME',
      owner: 'userid1',
      userlist: ['userid1', 'userid2', 'userid3'],
      chatid: 'CHATID',
    });
  });

  it('is refused as anything else', async () => {
    const { join } = await start(() => ({ errcode: 60011, errmsg: 'no privilege' }));
    expect(await faultOf(join().createGroup(chat))).toMatchObject({
      errcode: 60011,
      treatment: 'configuration',
    });
  });
});

describe('counting who reads', () => {
  it('asks the chat, and no robot', async () => {
    const { join, asked } = await start(() => ({ errcode: 0, chat_info: { userlist: ['a', 'b'] } }));
    expect(await join().countMembers(quux)).toBe(2);
    expect(asked('appchat/get')[0]!.query.get('chatid')).toBe('quux');
    expect(await join().countMembers({ via: 'webhook', address: 'quux' })).toBeNull();
    expect(asked('appchat/get')).toHaveLength(1);
  });

  it('without a list is not known', async () => {
    const { join } = await start();
    expect(await faultOf(join().countMembers(quux))).toMatchObject({
      name: 'WecomUnreachable',
      cause: 'no members in the answer',
    });
  });
});

type Fixture = { endpoint: string; part: string; json: Record<string, unknown> };

withShared('as others have recorded it', () => {
  const fixtures = () => (readVectors('api_fixtures.json') as { fixtures: Fixture[] }).fixtures;
  const fixture = (endpoint: string, part: string) =>
    fixtures().find((one) => one.endpoint === endpoint && one.part === part)!.json;

  it('a chat is made with the same request, and its answer is understood', async () => {
    const { join, asked } = await start(() => fixture('POST /cgi-bin/appchat/create', 'response'));
    expect(await join().createGroup(chat)).toBe(true);
    expect(bodyOf(asked('appchat/create')[0])).toEqual(fixture('POST /cgi-bin/appchat/create', 'request'));
  });

  it('the members of a chat are counted', async () => {
    const { join } = await start(() => fixture('GET /cgi-bin/appchat/get', 'response'));
    expect(await join().countMembers(quux)).toBe(3);
  });

  it.each(['markdown', 'file', 'textcard'])(
    'a %s has the fields that are known, and no others',
    async (kind) => {
      const { join, asked } = await start();
      const card = {
        headline: '一',
        summary: '二',
        text: '',
        rows: [],
        linkText: '更多',
        url: 'https://a.example',
      };
      const letters = {
        markdown: { kind: 'markdown', text: '一' },
        file: { kind: 'file', mediaId: 'm' },
        textcard: { kind: 'card', card },
      } as const;
      await join().postToGroup(quux, letters[kind as keyof typeof letters]);
      const sent = bodyOf(asked('appchat/send')[0]) as Record<string, object>;
      const known = fixture('POST /cgi-bin/appchat/send', 'request') as Record<string, object>;
      expect(Object.keys(sent).every((field) => field in known)).toBe(true);
      expect(Object.keys(sent[kind]!)).toEqual(Object.keys(known[kind]!));
    },
  );

  it('a text to a chat is like that of another client', async () => {
    const { join, asked } = await start();
    await join().postToGroup(quux, { kind: 'text', text: 'test' });
    const known = fixtures().find(({ json }) => json['chatid'] === 'quux')!.json;
    expect(bodyOf(asked('appchat/send')[0])).toEqual({ ...known, agentid: undefined });
  });
});
