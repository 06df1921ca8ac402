import { decrypt, getSignature } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import { app, listenAsApp, startedAt, startTrial, type Listener, type Received, type Trial } from './trial';

const parser = new XMLParser({ parseTagValue: false });
let trial: Trial;
let listener: Listener | undefined;

beforeEach(async () => {
  trial = await startTrial();
});

afterEach(async () => {
  await trial.platform.close();
  await listener?.close();
  listener = undefined;
});

async function answering(...statuses: (number | 'silence')[]): Promise<Received[]> {
  listener = await listenAsApp((response) => {
    const status = statuses.shift() ?? 200;
    if (status !== 'silence') response.writeHead(status).end();
  });
  trial.platform.sendCallbacksTo(listener.url);
  return listener.received;
}

function envelopeOf({ url, body }: Received) {
  const { xml } = parser.parse(body) as { xml: { ToUserName: string; Encrypt: string; AgentID: string } };
  const query = Object.fromEntries(url.searchParams) as Record<
    'timestamp' | 'nonce' | 'msg_signature',
    string
  >;
  return { ...xml, query, ...decrypt(app.encodingAesKey, xml.Encrypt) };
}

function innerOf(received: Received): Record<string, string> {
  return (parser.parse(envelopeOf(received).message) as { xml: Record<string, string> }).xml;
}

test('a member’s words arrive sealed, signed and complete', async () => {
  const received = await answering(200);
  const said = await trial.platform.say('contact-lake', '湖区总工会送清凉 <b> & ]]> 尾');
  expect(said).toEqual({ msgId: expect.stringMatching(/^\d+$/) as string, accepted: true });
  expect(received).toHaveLength(1);
  const { query, Encrypt, ToUserName, AgentID, id } = envelopeOf(received[0]!);
  expect({ ToUserName, AgentID, id }).toEqual({ ToUserName: app.corpId, AgentID: '1000002', id: app.corpId });
  expect(query.timestamp).toBe(String(startedAt / 1000));
  expect(getSignature(app.token, query.timestamp, query.nonce, Encrypt)).toBe(query.msg_signature);
  expect(innerOf(received[0]!)).toEqual({
    ToUserName: app.corpId,
    FromUserName: 'contact-lake',
    CreateTime: String(startedAt / 1000),
    MsgType: 'text',
    Content: '湖区总工会送清凉 <b> & ]]> 尾',
    MsgId: said.msgId,
    AgentID: '1000002',
  });
});

test('a message id and a time can be chosen', async () => {
  const received = await answering(200);
  await trial.platform.say('contact-lake', '你好', { msgId: '7', createTime: 8 });
  expect(innerOf(received[0]!)).toMatchObject({ MsgId: '7', CreateTime: '8' });
});

test('a refused callback is repeated under the same message id until it is accepted', async () => {
  const received = await answering(500, 204, 200);
  const { msgId, accepted } = await trial.platform.say('contact-lake', '你好');
  expect(accepted).toBe(true);
  expect(received.map((one) => innerOf(one)['MsgId'])).toEqual([msgId, msgId, msgId]);
  expect(new Set(received.map((one) => envelopeOf(one).query.nonce)).size).toBe(3);
});

test('a callback that nobody answers is tried three times, a wait apart', async () => {
  const received = await answering('silence', 'silence', 'silence', 200);
  const began = performance.now();
  expect((await trial.platform.say('contact-lake', '你好')).accepted).toBe(false);
  expect(received).toHaveLength(3);
  expect(performance.now() - began).toBeGreaterThan(550);
});

test('a quick refusal is not repeated before the wait is over', async () => {
  await answering(500, 200);
  const began = performance.now();
  await trial.platform.say('contact-lake', '你好');
  expect(performance.now() - began).toBeGreaterThan(180);
});

test('an app that is not there is tried three times', async () => {
  await answering();
  await listener!.close();
  expect((await trial.platform.say('contact-lake', '你好')).accepted).toBe(false);
});

test('closing ends a callback that still waits', async () => {
  await trial.platform.close();
  trial = await startTrial({ callbackWaitMs: 60_000 });
  await answering('silence');
  const saying = trial.platform.say('contact-lake', '你好');
  await new Promise((resolve) => setTimeout(resolve, 50));
  await trial.platform.close();
  expect((await saying).accepted).toBe(false);
});

test('the console checks the callback URL with an echo', async () => {
  listener = await listenAsApp((response, { method, url }) => {
    response.end(
      method === 'GET' ? decrypt(app.encodingAesKey, url.searchParams.get('echostr')!).message : '',
    );
  });
  trial.platform.sendCallbacksTo(listener.url);
  const { status, body, expected } = await trial.platform.verifyUrl();
  expect({ status, body }).toEqual({ status: 200, body: expected });
  expect(expected).toMatch(/^\d{13}$/);
});

test('any XML can be sent once, with a time, a nonce, a signature or a receiver of one’s own', async () => {
  listener = await listenAsApp((response) => response.writeHead(403).end('no'));
  trial.platform.sendCallbacksTo(listener.url);
  const overrides = { timestamp: '1', nonce: '2', signature: 'forged', receiveId: 'wwother' };
  const answer = await trial.platform.callback('<xml></xml>', overrides);
  expect(answer).toEqual({ status: 403, body: 'no' });
  expect(listener.received).toHaveLength(1);
  const { query, id, message } = envelopeOf(listener.received[0]!);
  expect(query).toEqual({ timestamp: '1', nonce: '2', msg_signature: 'forged' });
  expect({ id, message }).toEqual({ id: 'wwother', message: '<xml></xml>' });
});

test('events and pictures are laid out like texts', () => {
  const event = trial.platform.eventMessage('contact-lake', { event: 'click', eventKey: 'help' }, 9);
  expect(event).toBe(`<xml><ToUserName><![CDATA[wwfederation]]></ToUserName>
<FromUserName><![CDATA[contact-lake]]></FromUserName>
<CreateTime>9</CreateTime>
<MsgType><![CDATA[event]]></MsgType>
<Event><![CDATA[click]]></Event>
<EventKey><![CDATA[help]]></EventKey>
<AgentID>1000002</AgentID>
</xml>`);
  const picture = trial.platform.imageMessage('contact-lake', { mediaId: 'm', picUrl: 'http://p' }, '7', 9);
  expect((parser.parse(picture) as { xml: unknown }).xml).toMatchObject({
    MsgType: 'image',
    PicUrl: 'http://p',
    MediaId: 'm',
    MsgId: '7',
  });
});

test('a picture that a member sends can be fetched', async () => {
  const received = await answering(200);
  const mediaId = trial.platform.storeMedia({
    filename: 'a.jpg',
    bytes: Buffer.from('picture'),
    type: 'image/jpeg',
  });
  const { msgId, accepted } = await trial.platform.showPicture('contact-lake', mediaId);
  expect(accepted).toBe(true);
  expect(innerOf(received[0]!)).toMatchObject({ MsgType: 'image', MediaId: mediaId, MsgId: msgId });
});

test('a file that a member sends has its name', async () => {
  const received = await answering(200);
  const bytes = Buffer.from('the piece');
  const mediaId = trial.platform.storeMedia({ filename: '来稿.docx', bytes });
  const { msgId, accepted } = await trial.platform.sendFile('contact-lake', mediaId, '来稿.docx');
  expect(accepted).toBe(true);
  expect(innerOf(received[0]!)).toEqual({
    ToUserName: app.corpId,
    FromUserName: 'contact-lake',
    CreateTime: String(startedAt / 1000),
    MsgType: 'file',
    FileName: '来稿.docx',
    MsgId: msgId,
    MediaId: mediaId,
    AgentID: '1000002',
  });
});

test('that somebody leaves is told by the system', async () => {
  const received = await answering(200);
  const gone = { type: 'delete_user', userid: 'contact-lake' } as const;
  expect(await trial.platform.changeContact(gone)).toEqual({ accepted: true });
  expect(innerOf(received[0]!)).toEqual({
    ToUserName: app.corpId,
    FromUserName: 'sys',
    CreateTime: String(startedAt / 1000),
    MsgType: 'event',
    Event: 'change_contact',
    ChangeType: 'delete_user',
    UserID: 'contact-lake',
  });
});

test('who got another userid speaks under it from then on', async () => {
  const received = await answering(200);
  const renamed = { type: 'update_user', userid: 'contact-lake', newUserid: 'contact-shore' } as const;
  await trial.platform.changeContact(renamed);
  expect(innerOf(received[0]!)).toMatchObject({ UserID: 'contact-lake', NewUserID: 'contact-shore' });
  await trial.platform.say('contact-shore', '你好');
  expect(innerOf(received[1]!)).toMatchObject({ FromUserName: 'contact-shore' });
  await trial.send({ touser: '@all', msgtype: 'text', text: { content: '好' } });
  expect(trial.platform.heard('contact-shore')).toHaveLength(1);
  await trial.platform.changeContact(renamed);
  expect(trial.platform.heard('contact-shore')).toHaveLength(1);
});

test('message ids rise in the order in which members speak, whatever they send', async () => {
  await answering();
  const { platform } = trial;
  const speak = [
    () => platform.say('contact-lake', '一'),
    () => platform.showPicture('Editor-First', 'media'),
    () => platform.sendFile('contact-lake', 'media', 'a.docx'),
    () => platform.say('Editor-First', '二', { createTime: 1 }),
  ];
  const sent = await Promise.all([...speak, ...speak].map((act) => act()));
  const ids = sent.map(({ msgId }) => BigInt(msgId));
  expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(new Set(ids).size).toBe(8);
});

test('without a callback URL a member speaks to nobody', async () => {
  await expect(trial.platform.say('contact-lake', '你好')).rejects.toThrow('no callback URL yet');
});

test('a stranger cannot speak', async () => {
  await answering(200);
  await expect(trial.platform.say('nobody', '你好')).rejects.toThrow('no member nobody');
});
