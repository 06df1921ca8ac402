import { createHash } from 'node:crypto';
import { lakeKey, startedAt, startTrial, type Trial } from './trial';

let trial: Trial;

beforeEach(async () => {
  trial = await startTrial();
});

afterEach(() => trial.platform.close());

const post = (body: Record<string, unknown> | string, key = lakeKey) =>
  trial.post('webhook/send', body, { key });
const markdown = (content: string) => ({ msgtype: 'markdown', markdown: { content } });
const posts = (group = 'lake') => trial.platform.posts(group);

test('a group reads what its webhook is given', async () => {
  expect(await post(markdown('**第8期**'))).toEqual({ errcode: 0, errmsg: 'ok' });
  expect(posts()).toEqual([{ at: startedAt, kind: 'markdown', text: '**第8期**' }]);
  expect(posts('hill')).toEqual([]);
});

const picture = Buffer.from('a picture');
test.each([
  ['no words', 44004, markdown('')],
  ['4097 bytes of markdown', 45002, markdown('x'.repeat(4097))],
  ['2049 bytes of text', 45002, { msgtype: 'text', text: { content: 'x'.repeat(2049) } }],
  ['a kind that does not exist', 40008, { msgtype: 'textcard' }],
  ['a picture that its sum does not fit', 40058, { msgtype: 'image', image: { base64: 'aGk=', md5: 'no' } }],
  ['no articles', 44004, { msgtype: 'news', news: { articles: [] } }],
  ['nine articles', 45008, { msgtype: 'news', news: { articles: Array(9).fill({ title: 't', url: 'u' }) } }],
  ['an article without title', 41016, { msgtype: 'news', news: { articles: [{ url: 'u' }] } }],
  [
    'a card with buttons',
    40058,
    { msgtype: 'template_card', template_card: { card_type: 'button_interaction' } },
  ],
  ['a file that is not there', 40007, { msgtype: 'file', file: { media_id: 'm' } }],
  ['half a JSON text', 40058, '{"msgtype"'],
])('%s is refused', async (_, errcode, body) => {
  expect((await post(body))['errcode']).toBe(errcode);
  expect(posts()).toEqual([]);
});

test('a key that does not exist is refused', async () => {
  expect((await post(markdown('好'), 'no-such-key'))['errcode']).toBe(93000);
});

test('an empty request is refused before its key is looked at', async () => {
  expect((await post('', 'no-such-key'))['errcode']).toBe(44004);
});

test('every kind at its limit is shown', async () => {
  const md5 = createHash('md5').update(picture).digest('hex');
  const bodies = [
    markdown('x'.repeat(4096)),
    { msgtype: 'markdown_v2', markdown_v2: { content: '- 一' } },
    { msgtype: 'text', text: { content: 'x'.repeat(2048) } },
    { msgtype: 'image', image: { base64: picture.toString('base64'), md5 } },
    { msgtype: 'news', news: { articles: [{ title: '题', description: '文', url: 'u' }] } },
    {
      msgtype: 'template_card',
      template_card: {
        card_type: 'text_notice',
        main_title: { title: '第8期' },
        card_action: { type: 1, url: 'u' },
      },
    },
  ];
  for (const body of bodies) expect((await post(body))['errcode']).toBe(0);
  expect(posts().map(({ text }) => text)).toEqual([
    'x'.repeat(4096),
    '- 一',
    'x'.repeat(2048),
    '',
    '题\n文',
    '第8期',
  ]);
});

const notice = {
  card_type: 'text_notice',
  main_title: { title: '第8期', desc: '2026年8月31日' },
  sub_title_text: '夜校开课',
  horizontal_content_list: [{ keyname: '简讯', value: '2 则' }],
  jump_list: [{ type: 1, title: '阅读全文', url: 'https://bulletin.example.org/issues/d8' }],
  card_action: { type: 1, url: 'https://bulletin.example.org/issues/d8' },
};
const card = (change: object) => ({ msgtype: 'template_card', template_card: { ...notice, ...change } });

test('a card is read line by line and leads somewhere', async () => {
  expect((await post(card({})))['errcode']).toBe(0);
  expect(posts()).toEqual([
    {
      at: startedAt,
      kind: 'template_card',
      text: '第8期\n2026年8月31日\n夜校开课\n简讯：2 则\n[阅读全文]',
      link: 'https://bulletin.example.org/issues/d8',
    },
  ]);
});

test.each([
  ['no address', 42045, { card_action: undefined }],
  ['an empty address', 42045, { card_action: { type: 1, url: '' } }],
  ['a menu', 40058, { action_menu: { action_list: [{ text: '全文', key: 'k' }] } }],
  ['no title', 40058, { main_title: {}, sub_title_text: '' }],
  ['a title of 27字', 40058, { main_title: { title: '题'.repeat(27) } }],
  ['a text of 113字', 40058, { sub_title_text: '文'.repeat(113) }],
  [
    'seven rows',
    42035,
    { horizontal_content_list: Array.from({ length: 7 }, () => ({ keyname: '栏', value: '1 篇' })) },
  ],
])('a card with %s is refused', async (_, errcode, change) => {
  expect((await post(card(change)))['errcode']).toBe(errcode);
  expect(posts()).toEqual([]);
});

test('twenty in any sixty seconds', async () => {
  await post(markdown('0'));
  trial.wait(30_000);
  for (let count = 1; count < 20; count += 1) await post(markdown(String(count)));
  expect((await post(markdown('over')))['errcode']).toBe(45009);
  trial.wait(29_999);
  expect((await post(markdown('over')))['errcode']).toBe(45009);
  trial.wait(1);
  expect((await post(markdown('20')))['errcode']).toBe(0);
  expect((await post(markdown('over')))['errcode']).toBe(45009);
  expect(posts().map(({ text }) => text)).toEqual(Array.from({ length: 21 }, (_, count) => String(count)));
});

test('a webhook that was taken away is dead, and a new one writes on', async () => {
  await post(markdown('一'));
  trial.platform.removeWebhook('lake');
  expect((await post(markdown('二')))['errcode']).toBe(93000);
  trial.platform.addGroup({ name: 'lake', key: 'new-key' });
  expect((await post(markdown('三'), 'new-key'))['errcode']).toBe(0);
  expect((await post(markdown('四')))['errcode']).toBe(93000);
  expect(posts().map(({ text }) => text)).toEqual(['一', '三']);
});

test('a group that is not there cannot be read', () => {
  expect(() => posts('sea')).toThrow('no group sea');
});
