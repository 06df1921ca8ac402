import fc from 'fast-check';
import { messageIdOf } from '../../src/wecom/message-id';

const fit = /^[\w-]{1,64}$/;

function event(fields: Record<string, string>): string {
  const all = {
    FromUserName: 'editor-first',
    CreateTime: '1700000000',
    MsgType: 'event',
    Event: 'click',
    ...fields,
  };
  return `<xml>${Object.entries(all)
    .map(([name, text]) => `<${name}><![CDATA[${text}]]></${name}>`)
    .join('')}</xml>`;
}

describe('a message’s id', () => {
  it('is its MsgId, with all the digits', () => {
    expect(messageIdOf('<xml><MsgId>7000000000000000001</MsgId></xml>')).toBe('7000000000000000001');
  });

  it('is not what somebody wrote', () => {
    const text = '</Content><MsgId>1</MsgId><Content>';
    const xml = `<xml><FromUserName>contact-lake</FromUserName><Content><![CDATA[${text}]]></Content><MsgId>42</MsgId></xml>`;
    expect(messageIdOf(xml)).toBe('42');
  });

  it('is the same for a repeat of an event and fit for a job id', () => {
    const first = messageIdOf(event({ EventKey: 'menu:1/中文' }));
    expect(first).toMatch(fit);
    expect(messageIdOf(event({ EventKey: 'menu:1/中文' }))).toBe(first);
  });

  it('differs by who, when, what, key, task and change', () => {
    const differing = [
      {},
      { FromUserName: 'editor-second' },
      { CreateTime: '1700000001' },
      { Event: 'view' },
      { EventKey: 'accept' },
      { TaskId: 'accept' },
      { ChangeType: 'create_user' },
      { Event: 'change_contact', ChangeType: 'create_user', UserID: 'contact-lake' },
      { Event: 'change_contact', ChangeType: 'create_user', UserID: 'contact-hill' },
    ];
    expect(new Set(differing.map(event).map(messageIdOf)).size).toBe(differing.length);
  });

  it('is not the same when a word moves into the next field', () => {
    expect(messageIdOf(event({ Event: 'a', EventKey: 'bc' }))).not.toBe(
      messageIdOf(event({ Event: 'ab', EventKey: 'c' })),
    );
  });

  it('falls back on the sender and the time when MsgId is no id', () => {
    for (const msgId of ['', 'a:b', '1'.repeat(65)])
      expect(messageIdOf(event({ MsgId: msgId }))).toMatch(/^[0-9a-f]{40}$/);
  });

  it.each(['', 'hello', '1234567890', event({ FromUserName: '' }), event({ CreateTime: '' })])(
    'is missing in %j',
    (xml) => {
      expect(messageIdOf(xml)).toBeNull();
    },
  );

  it('is fit for a job id whatever stands in the fields', () => {
    const text = fc.string({ minLength: 1 }).filter((s) => !s.includes(']]>'));
    fc.assert(
      fc.property(text, text, (Event, MsgId) => {
        expect(messageIdOf(event({ Event, MsgId }))).toMatch(fit);
      }),
    );
  });
});
