import type { CardContent } from '../../src/wecom/card';
import type { Words } from '../../src/wecom/person';
import { withShared } from '../support/shared';
import { readVectors } from './vectors';
import { closeWorlds, faultOf as caught, secret, startWorld as start } from './world';

const letter: Words = { kind: 'text', text: '来稿 12 已收到\n<@all> "引号"' };
const card: CardContent = {
  taskId: 'card-12-1',
  headline: '来稿 12　湖东区慰问一线职工',
  summary: '',
  text: '',
  rows: [],
  choice: null,
  buttons: [{ text: '采用', key: 'accept:12', style: 1 }],
  settled: null,
};
const shownCard = {
  card_type: 'button_interaction',
  task_id: 'card-12-1',
  main_title: { title: '来稿 12　湖东区慰问一线职工' },
  button_list: [{ text: '采用', style: 1, key: 'accept:12' }],
};
const faultOf = (calling: Promise<unknown>) => caught(calling, letter.text, card.headline);

afterEach(closeWorlds);

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

describe('words', () => {
  it('bring no code, whatever WeCom answers', async () => {
    const { join } = await start(() => ({ errcode: 0, errmsg: 'ok', response_code: 'code-1' }));
    expect(await join().sendToPerson('contact-lake', letter)).toEqual({ responseCode: null });
  });
});

describe('a card', () => {
  it('is sent with its buttons, and brings the code that changes it', async () => {
    const { join, asked } = await start(() => ({ errcode: 0, errmsg: 'ok', response_code: 'code-1' }));
    const sent = await join().sendToPerson('editor-first', { kind: 'card', card });
    expect(sent).toEqual({ responseCode: 'code-1' });
    expect(asked('message/send').map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      {
        touser: 'editor-first',
        agentid: 218,
        msgtype: 'template_card',
        template_card: shownCard,
        enable_duplicate_check: 1,
        duplicate_check_interval: 14400,
      },
    ]);
  });

  it.each([{}, { response_code: '' }, { response_code: 7 }])('may come without a code: %j', async (rest) => {
    const { join } = await start(() => ({ errcode: 0, errmsg: 'ok', ...rest }));
    const sent = await join().sendToPerson('editor-first', { kind: 'card', card });
    expect(sent).toEqual({ responseCode: null });
  });

  it('whose id is used already stands on the screen already', async () => {
    const { join, asked } = await start(() => ({ errcode: 42014, errmsg: 'invalid task_id' }));
    const sent = await join().sendToPerson('editor-first', { kind: 'card', card });
    expect(sent).toEqual({ responseCode: null });
    expect(asked('message/send')).toHaveLength(1);
  });

  it('whose id could never be used is refused', async () => {
    const { join } = await start(() => ({ errcode: 42014, errmsg: 'invalid task_id' }));
    const sending = join().sendToPerson('editor-first', { kind: 'card', card: { ...card, taskId: '来稿' } });
    expect(await faultOf(sending)).toMatchObject({ errcode: 42014, treatment: 'permanent' });
    const words = join().sendToPerson('editor-first', letter);
    expect(await faultOf(words)).toMatchObject({ errcode: 42014 });
  });

  it.each([
    [42039, 'fix'],
    [43012, 'configuration'],
  ])('is refused with %i', async (errcode, treatment) => {
    const { join } = await start(() => ({ errcode, errmsg: 'no' }));
    const sending = join().sendToPerson('editor-first', { kind: 'card', card });
    expect(await faultOf(sending)).toMatchObject({ call: 'message/send', errcode, treatment });
  });

  it('for somebody who is left out was not sent', async () => {
    const { join } = await start(() => ({
      errcode: 0,
      invaliduser: 'editor-first',
      response_code: 'code-1',
    }));
    const sending = join().sendToPerson('editor-first', { kind: 'card', card });
    expect(await faultOf(sending)).toMatchObject({ errcode: 81013 });
  });
});

describe('a change of a card', () => {
  it('is made for one person, with the code', async () => {
    const { join, asked } = await start();
    await join().updateCard('editor-first', 'code-1', { ...card, settled: '已采用' });
    expect(asked('message/update_template_card').map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      {
        userids: ['editor-first'],
        agentid: 218,
        response_code: 'code-1',
        template_card: { ...shownCard, replace_text: '已采用' },
      },
    ]);
  });

  it('is refused where the list of those left out names her', async () => {
    const { join } = await start(() => ({
      errcode: 0,
      errmsg: 'ok',
      invaliduser: ['nobody', 'Editor-First'],
    }));
    const fault = await faultOf(join().updateCard('editor-first', 'code-1', card));
    expect(fault).toMatchObject({
      call: 'message/update_template_card',
      errcode: 81013,
      errmsg: 'invaliduser',
    });
  });

  it('is made where the list is empty or names others', async () => {
    const { join } = await start(() => ({ errcode: 0, errmsg: 'ok', invaliduser: ['nobody'] }));
    await join().updateCard('editor-first', 'code-1', card);
  });

  it('with a code that is used is refused for good, and not tried again', async () => {
    const { join, asked } = await start(() => ({ errcode: 42016, errmsg: 'no such card' }));
    const fault = await faultOf(join().updateCard('editor-first', 'code-1', card));
    expect(fault).toMatchObject({ errcode: 42016, treatment: 'permanent' });
    expect(asked('message/update_template_card')).toHaveLength(1);
  });

  it('is not made for everybody', async () => {
    const { join, asked } = await start();
    const fault = await faultOf(join().updateCard('@all', 'code-1', card));
    expect(fault).toMatchObject({ call: 'message/update_template_card', errcode: 40003 });
    expect(asked('message/update_template_card')).toEqual([]);
  });

  it('renews a token that is no longer taken', async () => {
    const { world, join, asked } = await start();
    const wecom = join();
    await wecom.hasToken();
    world.valid = 'T2';
    await wecom.updateCard('editor-first', 'code-1', card);
    expect(asked('message/update_template_card')).toHaveLength(2);
  });
});

describe('a picture', () => {
  it('is uploaded, then shown', async () => {
    const { join, asked } = await start(({ path }) => ({
      errcode: 0,
      errmsg: 'ok',
      ...(path.endsWith('upload') ? { type: 'image', media_id: 'media-1' } : { msgid: 'm' }),
    }));
    const bytes = Buffer.from('ffd8ffe0', 'hex');
    const sent = await join().sendToPerson('editor-first', { kind: 'picture', bytes, filename: '附图1.jpg' });
    expect(sent).toEqual({ responseCode: null });
    expect(JSON.parse(asked('message/send')[0]!.body)).toMatchObject({
      touser: 'editor-first',
      msgtype: 'image',
      image: { media_id: 'media-1' },
    });
    expect(asked('media/upload')).toHaveLength(1);
  });

  it('that is not taken is not sent', async () => {
    const { join, asked } = await start(() => ({ errcode: 40009, errmsg: 'invalid image size' }));
    const picture = { kind: 'picture', bytes: Buffer.from('x'), filename: 'a.jpg' } as const;
    const fault = await faultOf(join().sendToPerson('editor-first', picture));
    expect(fault).toMatchObject({ call: 'media/upload', errcode: 40009, treatment: 'permanent' });
    expect(asked('message/send')).toEqual([]);
  });

  it('for @all is not even uploaded', async () => {
    const { join, asked } = await start();
    const picture = { kind: 'picture', bytes: Buffer.from('x'), filename: 'a.jpg' } as const;
    expect(await faultOf(join().sendToPerson('@all', picture))).toMatchObject({ errcode: 40003 });
    expect(asked('media/upload')).toEqual([]);
  });
});

withShared('published requests and answers', () => {
  type Fixture = { endpoint: string; part: string; json: Record<string, unknown> };
  const find = (endpoint: string, part: string) =>
    (readVectors('api_fixtures.json') as { fixtures: Fixture[] }).fixtures.find(
      (one) => one.endpoint === endpoint && one.part === part,
    )!.json;

  it('know every field of a change that goes out, by the same name', async () => {
    const { join, asked } = await start();
    const choice = { key: 'column', title: '栏目', options: [{ id: 'a', text: '简讯' }], chosen: 'a' };
    const full = {
      ...card,
      summary: '摘要',
      text: '正文',
      rows: [{ name: '单位', value: '湖东区' }],
      choice,
    };
    await join().updateCard('editor-first', 'code-1', { ...full, settled: '已采用' });
    const published = find('POST /cgi-bin/message/update_template_card', 'request');
    const ours = JSON.parse(asked('message/update_template_card')[0]!.body) as Record<string, object>;
    expect(Object.keys(published)).toEqual(expect.arrayContaining(Object.keys(ours)));
    const theirCard = published['template_card'] as Record<string, unknown>;
    const { button_selection, task_id, ...rest } = ours['template_card'] as Record<string, unknown>;
    expect(Object.keys(theirCard)).toEqual(expect.arrayContaining(Object.keys(rest)));
    const [theirList] = theirCard['select_list'] as object[];
    expect(Object.keys(theirList!)).toEqual(expect.arrayContaining(Object.keys(button_selection as object)));
    expect(task_id).toBe('card-12-1');
  });

  it('are read: the code of a card, and whom it did not reach', async () => {
    const answer = find('POST /cgi-bin/message/send', 'response');
    const { join } = await start(() => answer);
    const sent = await join().sendToPerson('editor-first', { kind: 'card', card });
    expect(sent).toEqual({ responseCode: answer['response_code'] });
    const missed = await faultOf(join().sendToPerson('UserID3', { kind: 'card', card }));
    expect(missed).toMatchObject({ errcode: 81013, errmsg: 'unlicenseduser' });
  });

  it('are read: whom a change did not reach', async () => {
    const answer = find('POST /cgi-bin/message/update_template_card', 'response');
    const { join } = await start(() => answer);
    const [left] = answer['invaliduser'] as string[];
    expect(await faultOf(join().updateCard(left!, 'code-1', card))).toMatchObject({ errcode: 81013 });
    await join().updateCard('editor-first', 'code-1', card);
  });
});
