import { inspect } from 'node:util';
import { MalformedMessage, readMessage } from '../../src/wecom/chat-message';
import { messageIdOf } from '../../src/wecom/message-id';
import { withShared } from '../support/shared';
import { readVectors } from './vectors';

const head =
  '<ToUserName><![CDATA[ww1]]></ToUserName><FromUserName><![CDATA[contact-lake]]></FromUserName><CreateTime>1700000000</CreateTime>';

function read(fields: string) {
  return readMessage('id-1', `<xml>${head}${fields}<AgentID>1</AgentID></xml>`);
}

function readText(content: string) {
  return read(`<MsgType><![CDATA[text]]></MsgType><Content>${content}</Content>`).text;
}

const nothing = {
  media: null,
  fileName: null,
  quote: null,
  pressed: null,
  event: null,
  contactChange: null,
};

describe('a text', () => {
  it('is read whole', () => {
    expect(
      read(
        '<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[第一行\n第二行]]></Content><MsgId>7</MsgId>',
      ),
    ).toEqual({
      id: 'id-1',
      door: 'app',
      chat: { kind: 'single' },
      sender: 'contact-lake',
      sentAt: 1_700_000_000_000,
      kind: 'text',
      text: '第一行\n第二行',
      ...nothing,
    });
  });

  it('stays what it is, be it digits, tags, entities or a DOCTYPE', () => {
    for (const text of [
      '007',
      '1e5',
      'true',
      ' 两端空格 ',
      '<MsgId>1</MsgId>',
      '&#10;&amp;&lt;',
      '<!DOCTYPE x>',
      '😀',
    ])
      expect(readText(`<![CDATA[${text}]]>`)).toBe(text);
  });

  it('is put together where WeCom had to part a CDATA end', () => {
    expect(readText('<![CDATA[a]]]]><![CDATA[>b]]>')).toBe('a]]>b');
  });

  it('is decoded outside of CDATA, and only what XML knows', () => {
    expect(readText('1&#10;2 &amp; &#x4e2d;&lt;b&gt; &unknown;')).toBe('1\n2 & 中<b> &unknown;');
  });

  it('may be empty', () => {
    expect(readText('<![CDATA[]]>')).toBe('');
  });
});

describe('other messages', () => {
  it.each(['image', 'voice', 'video', 'file'] as const)('%s brings its media', (kind) => {
    const message = read(`<MsgType>${kind}</MsgType><MediaId><![CDATA[media-1]]></MediaId>`);
    expect(message).toMatchObject({ ...nothing, kind, text: '', media: { mediaId: 'media-1' } });
  });

  it.each([
    ['<FileName><![CDATA[ 简讯.docx ]]></FileName><Title>other</Title>', '简讯.docx'],
    ['<Title><![CDATA[简讯.docx]]></Title>', '简讯.docx'],
    ['<FileName></FileName>', null],
    ['', null],
  ])('a file brings its name where one is given: %s', (fields, fileName) => {
    const message = read(`<MsgType>file</MsgType><MediaId>media-1</MediaId>${fields}`);
    expect(message).toMatchObject({ ...nothing, fileName, kind: 'file', media: { mediaId: 'media-1' } });
  });

  it('only a file has the name of one', () => {
    const fields = '<MediaId>media-1</MediaId><Title>标题</Title><FileName>a.jpg</FileName>';
    expect(read(`<MsgType>image</MsgType>${fields}`).fileName).toBeNull();
  });

  it('a link brings its title, description and address', () => {
    const fields =
      '<Title><![CDATA[标题]]></Title><Description></Description><Url><![CDATA[https://example.com]]></Url>';
    expect(read(`<MsgType>link</MsgType>${fields}`)).toMatchObject({
      kind: 'link',
      text: '标题\nhttps://example.com',
    });
  });

  it('a place brings its label', () => {
    const message = read('<MsgType>location</MsgType><Label><![CDATA[工人文化宫]]></Label>');
    expect(message).toMatchObject({ kind: 'location', text: '工人文化宫' });
  });

  it('what WeCom may invent tomorrow is unknown', () => {
    expect(read('<MsgType>hologram</MsgType><Content>x</Content>')).toMatchObject({
      ...nothing,
      kind: 'unknown',
      text: '',
    });
  });
});

describe('events', () => {
  it('keep the case of their name', () => {
    const message = read('<MsgType>event</MsgType><Event><![CDATA[LOCATION]]></Event>');
    expect(message).toMatchObject({ ...nothing, kind: 'event', text: '', event: 'LOCATION' });
  });

  const press =
    '<EventKey><![CDATA[accept]]></EventKey><TaskId><![CDATA[task-12]]></TaskId><ResponseCode><![CDATA[code-1]]></ResponseCode>';
  const selected = (word: string) =>
    `<SelectedItems>\n <SelectedItem><QuestionKey><![CDATA[column]]></QuestionKey><${word}s>\n<${word}><![CDATA[02]]></${word}><${word}>03</${word}></${word}s></SelectedItem>\n` +
    `<SelectedItem><QuestionKey>unit</QuestionKey><${word}s><${word}>7</${word}></${word}s></SelectedItem></SelectedItems>`;

  it.each(['OptionId', 'OpitonId'])('tell which button was pressed and what was chosen, spelt %s', (word) => {
    const card = `<MsgType>event</MsgType><Event><![CDATA[template_card_event]]></Event>${press}`;
    expect(read(`${card}${selected(word)}`).pressed).toEqual({
      taskId: 'task-12',
      key: 'accept',
      responseCode: 'code-1',
      selected: { column: ['02', '03'], unit: ['7'] },
    });
  });

  it('are read without the blanks around their fields', () => {
    const spread = (xml: string) =>
      xml.replace(/>(?=[^<>\s])|>(?=<!\[CDATA\[)/g, '>\n ').replace(/(?<=\]\]>|\w)<\//g, '\n </');
    const card = `${head}<MsgType>event</MsgType><Event><![CDATA[template_card_event]]></Event>${press}${selected('OptionId')}`;
    expect(spread('<a>1</a><b><![CDATA[2]]></b>')).toBe('<a>\n 1\n </a><b>\n <![CDATA[2]]>\n </b>');
    expect(readMessage('id-1', spread(`<xml>${card}</xml>`))).toEqual(
      readMessage('id-1', `<xml>${card}</xml>`),
    );
    expect(read('<MsgType>image</MsgType><MediaId> media-1\n</MediaId>').media).toEqual({
      mediaId: 'media-1',
    });
  });

  it('tell of a card’s menu, where nothing can be chosen', () => {
    const menu = `<MsgType>event</MsgType><Event>template_card_menu_event</Event>${press}<SelectedItems></SelectedItems>`;
    expect(read(menu).pressed?.selected).toEqual({});
    expect(read(`<MsgType>event</MsgType><Event>click</Event>${press}`).pressed).toBeNull();
  });
});

describe('a change of contacts', () => {
  const change = (type: string, more: string, event = 'change_contact') =>
    read(`<MsgType>event</MsgType><Event><![CDATA[${event}]]></Event><ChangeType>${type}</ChangeType>${more}`)
      .contactChange;

  it('tells who has left', () => {
    const userid = '<UserID><![CDATA[contact-lake]]></UserID>';
    expect(change('delete_user', userid)).toEqual({
      type: 'delete_user',
      userid: 'contact-lake',
      newUserid: null,
    });
    expect(change('update_user', `${userid}<NewUserID></NewUserID>`)?.newUserid).toBeNull();
  });

  it('tells whose userid is another now', () => {
    const userids = '<UserID> contact-lake </UserID><NewUserID><![CDATA[contact-shore]]></NewUserID>';
    expect(change('update_user', userids)).toEqual({
      type: 'update_user',
      userid: 'contact-lake',
      newUserid: 'contact-shore',
    });
  });

  it('is none where a department changes, or the event is another', () => {
    expect(change('create_party', '<Id>2</Id><Name>x</Name>')).toBeNull();
    expect(change('delete_user', '<UserID>contact-lake</UserID>', 'subscribe')).toBeNull();
  });
});

describe('a malformed message', () => {
  const bodyText = '不可外传';
  it.each([
    ['nothing', ''],
    ['no XML', bodyText],
    ['JSON', `{"a":"${bodyText}"}`],
    ['another root', `<doc>${head}</doc>`],
    ['two roots', `<xml>${head}</xml><xml>${head}</xml>`],
    ['an empty root', '<xml></xml>'],
    ['a cut-off end', `<xml>${head}<MsgType>text</MsgType><Content>${bodyText}`],
    ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY a "b">]><xml>${head}<MsgType>text</MsgType></xml>`],
    ['a DOCTYPE within', `<xml><!DOCTYPE x>${head}<MsgType>text</MsgType></xml>`],
    ['a reserved name', `<xml>${head}<MsgType>text</MsgType><__proto__>${bodyText}</__proto__></xml>`],
    ['endless nesting', `<xml>${'<a>'.repeat(20_000)}</xml>`],
    ['no type', `<xml>${head}</xml>`],
    ['no sender', '<xml><CreateTime>1</CreateTime><MsgType>text</MsgType></xml>'],
    [
      'a time in words',
      '<xml><FromUserName>a</FromUserName><CreateTime>noon</CreateTime><MsgType>text</MsgType></xml>',
    ],
    [
      'two contents',
      `<xml>${head}<MsgType>text</MsgType><Content>${bodyText}</Content><Content>b</Content></xml>`,
    ],
    ['a content of tags', `<xml>${head}<MsgType>text</MsgType><Content><b>${bodyText}</b></Content></xml>`],
    ['an event without a name', `<xml>${head}<MsgType>event</MsgType></xml>`],
  ])('is refused for %s, without a word of it', (_, xml) => {
    const fault = caught(() => readMessage('id-1', xml));
    expect(fault).toBeInstanceOf(MalformedMessage);
    expect(inspect(fault, { depth: 9, showHidden: true })).not.toContain(bodyText);
  });
});

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (fault) {
    return fault;
  }
}

withShared('published messages and events', () => {
  type Published = { id: string; plaintext: string; msgType: string; msgId?: string; event?: string };

  it('are all read', () => {
    const { events } = readVectors('plaintext_events.json') as { events: Published[] };
    expect(events.length).toBeGreaterThan(40);
    for (const { id, plaintext, msgType, msgId, event = null } of events) {
      const message = readMessage(messageIdOf(plaintext)!, plaintext);
      const kind = msgType === 'update_button' ? 'unknown' : msgType;
      expect([id, message.kind, message.event]).toEqual([id, kind, event]);
      expect(message.id).toMatch(msgId === undefined ? /^[0-9a-f]{40}$/ : new RegExp(`^${msgId}$`));
    }
  });

  it('hold the fields that others have found in them', () => {
    const { events } = readVectors('plaintext_events.json') as { events: Published[] };
    const read = (id: string) => readMessage('id', events.find((event) => event.id === id)!.plaintext);
    expect(read('skit-Push-TemplateCardPushEvent').pressed).toEqual({
      taskId: 'taskid111',
      key: 'key111',
      responseCode: 'ResponseCode',
      selected: { QuestionKey1: ['OpitonId1', 'OpitonId2'], QuestionKey2: ['OpitonId3', 'OpitonId4'] },
    });
    const isChange = ({ plaintext }: Published) => plaintext.includes('<ChangeType>update_user<');
    expect(readMessage('id', events.find(isChange)!.plaintext).contactChange).toEqual({
      type: 'update_user',
      userid: 'zhangsan',
      newUserid: 'zhangsan001',
    });
    expect(read('skit-Message-ImageMessageEvent').media).toEqual({ mediaId: 'media_id' });
    expect(read('wechatpy-parse_text_message')).toMatchObject({ sender: 'fromUser', text: 'this is a test' });
  });
});
