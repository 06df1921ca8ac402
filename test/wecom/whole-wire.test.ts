import { decrypt } from '@wecom/crypto';
import { startPlatform, type Platform } from '../../simulator/platform';
import type { CardContent } from '../../src/wecom/card';
import { readMessage, type ChatMessage } from '../../src/wecom/chat-message';
import { createWecom, type Wecom } from '../../src/wecom/create-wecom';
import { messageIdOf } from '../../src/wecom/message-id';
import { readEnvelope } from '../../src/wecom/read-envelope';
import { app, listenAsApp, type Listener } from '../simulator/trial';
import { emptyShelf, openShelf } from './shelf-in-memory';

let platform: Platform;
let wecom: Wecom;
let listener: Listener;
let aheadMs = 0;

beforeEach(async () => {
  aheadMs = 0;
  const now = () => Date.now() + aheadMs;
  platform = await startPlatform({ ...app, now, callbackWaitMs: 200 });
  listener = await listenAsApp((response) => response.end());
  platform.sendCallbacksTo(listener.url);
  wecom = createWecom({ ...app, apiBase: platform.url, shelf: openShelf(emptyShelf()), now });
});

afterEach(async () => {
  await wecom.close();
  await platform.close();
  await listener.close();
});

/** What the app was told last. */
function heard(): ChatMessage {
  const xml = decrypt(app.encodingAesKey, readEnvelope(listener.received.at(-1)!.body)!).message;
  return readMessage(messageIdOf(xml)!, xml);
}

/** As long as the limits allow in every part. */
const fullCard: CardContent = {
  taskId: 'c'.repeat(128),
  headline: '题'.repeat(36),
  summary: '摘'.repeat(44),
  text: '文'.repeat(160),
  rows: Array.from({ length: 6 }, () => ({ name: '单'.repeat(5), value: '值'.repeat(30) })),
  choice: {
    key: 'column',
    title: '栏目',
    options: Array.from({ length: 10 }, (_, at) => ({ id: `id-${at}`, text: `栏${at}${'目'.repeat(14)}` })),
    chosen: 'id-3',
  },
  buttons: Array.from({ length: 6 }, (_, at) => ({
    text: `第${at}个按钮按钮按钮按`,
    key: `key-${at}`,
    style: 1 as const,
  })),
  settled: null,
};
const cardOf = () => platform.heard('Editor-First')[0]?.card;

test('a full card is shown, pressed, changed with both codes, and never with a used one', async () => {
  const { responseCode } = await wecom.sendToPerson('Editor-First', { kind: 'card', card: fullCard });
  expect(cardOf()).toMatchObject({ taskId: fullCard.taskId, settled: null, choice: { chosen: 'id-3' } });
  await platform.pressShown('Editor-First', {
    card: '题',
    button: '第2个按钮按钮按钮按',
    chosen: { column: [`栏7${'目'.repeat(14)}`] },
  });
  const { pressed } = heard();
  expect(pressed).toMatchObject({ taskId: fullCard.taskId, key: 'key-2', selected: { column: ['id-7'] } });

  await wecom.updateCard('Editor-First', pressed!.responseCode, { ...fullCard, headline: '退稿理由' });
  expect(platform.heard('Editor-First')[0]?.text).toMatch(/^退稿理由\n/);
  expect(cardOf()?.buttons).toHaveLength(6);
  await wecom.updateCard('Editor-First', responseCode!, { ...fullCard, buttons: [], settled: '已退稿' });
  expect(cardOf()).toMatchObject({ settled: '已退稿', buttons: [] });

  for (const used of [responseCode!, pressed!.responseCode])
    await expect(wecom.updateCard('Editor-First', used, fullCard)).rejects.toMatchObject({
      name: 'WecomRefused',
      errcode: 42016,
      treatment: 'permanent',
    });
});

test('a card that leads somewhere is taken at the limits of a group’s, in a group and by one person', async () => {
  const card = {
    headline: '题'.repeat(26),
    summary: '摘'.repeat(30),
    text: '文'.repeat(112),
    rows: Array.from({ length: 6 }, () => ({ name: '栏'.repeat(5), value: '值'.repeat(26) })),
    linkText: '阅读全文',
    url: 'https://bulletin.example.org/issues/d8',
  };
  const sent = await wecom.sendToPerson('Editor-First', { kind: 'linkCard', card });
  expect(sent).toEqual({ responseCode: null });
  expect(cardOf()).toMatchObject({ type: 'text_notice', link: card.url, buttons: [] });
  const [group] = app.groups;
  await wecom.postToGroup({ via: 'webhook', address: group!.key }, { kind: 'card', card });
  expect(platform.posts(group!.name)).toMatchObject([{ kind: 'template_card', link: card.url }]);
  const longer = { ...card, headline: '题'.repeat(27) };
  await expect(
    wecom.postToGroup({ via: 'webhook', address: group!.key }, { kind: 'card', card: longer }),
  ).rejects.toMatchObject({
    errcode: 40058,
    treatment: 'fix',
  });
});

test('a code is refused after 72 hours', async () => {
  const { responseCode } = await wecom.sendToPerson('Editor-First', { kind: 'card', card: fullCard });
  aheadMs = 72 * 3_600_000;
  const change = wecom.updateCard('Editor-First', responseCode!, { ...fullCard, settled: '已采用' });
  await expect(change).rejects.toMatchObject({ errcode: 42016 });
});

test('a card that is sent again is shown once: at once with its code, later without', async () => {
  const letter = { kind: 'card', card: fullCard } as const;
  const first = await wecom.sendToPerson('Editor-First', letter);
  expect(await wecom.sendToPerson('Editor-First', letter)).toEqual(first);
  aheadMs = 5 * 3_600_000;
  expect(await wecom.sendToPerson('Editor-First', letter)).toEqual({ responseCode: null });
  expect(platform.heard('Editor-First')).toHaveLength(1);
});

test('one character too many is refused', async () => {
  const card = { ...fullCard, text: `${fullCard.text}字` };
  const sending = wecom.sendToPerson('Editor-First', { kind: 'card', card });
  await expect(sending).rejects.toMatchObject({ errcode: 40058, treatment: 'fix' });
});

test('a change for somebody who is not there is refused', async () => {
  const { responseCode } = await wecom.sendToPerson('Editor-First', { kind: 'card', card: fullCard });
  const change = wecom.updateCard('nobody', responseCode!, fullCard);
  await expect(change).rejects.toMatchObject({ errcode: 81013, errmsg: 'invaliduser' });
});

test('a picture that a contact sends is fetched and shown to an editor', async () => {
  const bytes = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2_000_000, 7)]);
  const mediaId = platform.storeMedia({ filename: '送清凉 "一".png', bytes, type: 'image/png' });
  await platform.showPicture('contact-lake', mediaId);
  const { kind, media, fileName } = heard();
  expect({ kind, media, fileName }).toEqual({ kind: 'image', media: { mediaId }, fileName: null });
  const fetched = await wecom.fetchMedia(mediaId, 10 * 1024 * 1024);
  expect(fetched.filename).toBe('送清凉 _一_.png');
  expect(fetched.bytes.equals(bytes)).toBe(true);
  const sent = await wecom.sendToPerson('Editor-First', { kind: 'picture', bytes, filename: '附图 1.png' });
  expect(sent).toEqual({ responseCode: null });
  expect(platform.heard('Editor-First')).toMatchObject([{ kind: 'image', text: '附图 1.png' }]);
});

test('a file comes with its name, unless it is too long, too old or unknown', async () => {
  const mediaId = platform.storeMedia({ filename: '来稿.docx', bytes: Buffer.alloc(1000) });
  await platform.sendFile('contact-lake', mediaId, '来稿.docx');
  expect(heard()).toMatchObject({ kind: 'file', fileName: '来稿.docx', media: { mediaId } });
  await expect(wecom.fetchMedia(mediaId, 999)).rejects.toMatchObject({ errcode: 45001 });
  const huge = platform.storeMedia({ filename: 'a.zip', bytes: Buffer.alloc(21 * 1024 * 1024) });
  await expect(wecom.fetchMedia(huge, 20 * 1024 * 1024)).rejects.toMatchObject({ errcode: 830002 });
  aheadMs = 3 * 86_400_000;
  await expect(wecom.fetchMedia(mediaId, 1000)).rejects.toMatchObject({ errcode: 40007 });
});

test('who leaves or is renamed is heard of', async () => {
  await platform.changeContact({ type: 'delete_user', userid: 'contact-lake' });
  expect(heard()).toMatchObject({
    sender: 'sys',
    event: 'change_contact',
    contactChange: { type: 'delete_user', userid: 'contact-lake', newUserid: null },
  });
  await platform.changeContact({ type: 'update_user', userid: 'contact-lake', newUserid: 'contact-shore' });
  expect(heard().contactChange?.newUserid).toBe('contact-shore');
});

test('pieces of a long text have ids in the order in which they were written', async () => {
  const ids: bigint[] = [];
  for (const text of ['一', '二', '三']) {
    await platform.say('contact-lake', text);
    ids.push(BigInt(heard().id));
  }
  expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
});
