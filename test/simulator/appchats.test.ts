import { startedAt, startTrial, type Trial } from './trial';

let trial: Trial;
beforeEach(async () => {
  trial = await startTrial();
  trial.platform.addChat({ chatid: 'quux', name: 'offices', userids: ['contact-lake', 'Editor-First'] });
});
afterEach(() => trial.platform.close());

const post = async (call: string, body: Record<string, unknown>) =>
  trial.post(`appchat/${call}`, body, { access_token: await trial.token() });
const send = (message: Record<string, unknown>, chatid = 'quux') => post('send', { chatid, ...message });
const markdown = (content: string) => ({ msgtype: 'markdown', markdown: { content } });
const posts = (name = 'offices') => trial.platform.posts(name);
const crowd = (count: number) => Array.from({ length: count }, (_, at) => `member-${at}`);
const chat = { name: '市总机关群', owner: 'Editor-First', userlist: ['Editor-First', 'contact-lake'] };

test('a chat reads what the app posts there, beside the groups that have a webhook', async () => {
  expect(await send(markdown('**第8期**'))).toEqual({ errcode: 0, errmsg: 'ok' });
  expect(posts()).toEqual([{ at: startedAt, kind: 'markdown', text: '**第8期**' }]);
  expect(posts('lake')).toEqual([]);
});

test('without a token nothing is posted', async () => {
  expect((await trial.post('appchat/send', { chatid: 'quux', ...markdown('好') }))['errcode']).toBe(41001);
});

test.each([
  ['2049 bytes of markdown', 45002, markdown('x'.repeat(2049))],
  ['2049 bytes of text', 45002, { msgtype: 'text', text: { content: 'x'.repeat(2049) } }],
  ['a card with buttons', 40008, { msgtype: 'template_card', template_card: {} }],
  ['markdown of a robot', 40008, { msgtype: 'markdown_v2', markdown_v2: { content: '一' } }],
  ['a file that is not there', 40007, { msgtype: 'file', file: { media_id: 'm' } }],
  [
    'a text card without address',
    40058,
    { msgtype: 'textcard', textcard: { title: '题', description: '文' } },
  ],
])('%s is refused', async (_, errcode, message) => {
  expect((await send(message))['errcode']).toBe(errcode);
  expect(posts()).toEqual([]);
});

test('markdown of 2048 bytes, a file of the app and a text card are shown', async () => {
  const mediaId = trial.platform.storeMedia({ filename: '第8期.docx', bytes: Buffer.from('all of it') });
  const description = '<div class="gray">8月31日</div><div class="normal">夜校开课</div>';
  await send(markdown('x'.repeat(2048)));
  await send({ msgtype: 'file', file: { media_id: mediaId } });
  await send({ msgtype: 'textcard', textcard: { title: '第8期', description, url: 'https://a.example' } });
  expect(posts().map(({ kind, text, file, link }) => [kind, text, file?.filename, link])).toEqual([
    ['markdown', 'x'.repeat(2048), undefined, undefined],
    ['file', '第8期.docx', '第8期.docx', undefined],
    ['textcard', '第8期\n8月31日\n夜校开课', undefined, 'https://a.example'],
  ]);
});

test('a chat that is not there, one of another app, and one that is gone', async () => {
  trial.platform.addChat({ chatid: 'other', name: 'others', userids: [], isForeign: true });
  trial.platform.removeChat('offices');
  expect((await send(markdown('好'), 'none'))['errcode']).toBe(86003);
  expect((await send(markdown('好'), 'other'))['errcode']).toBe(86008);
  expect((await send(markdown('好')))['errcode']).toBe(86003);
  expect(
    (await trial.get('appchat/get', { chatid: 'none', access_token: await trial.token() }))['errcode'],
  ).toBe(86003);
});

test('twenty thousand readers in any minute, all chats together', async () => {
  trial.platform.addChat({ chatid: 'large', name: 'large', userids: crowd(2000) });
  await send(markdown('first'), 'large');
  trial.wait(30_000);
  for (let count = 1; count < 10; count += 1) await send(markdown(String(count)), 'large');
  expect((await send(markdown('over')))['errcode']).toBe(45009);
  trial.wait(29_999);
  expect((await send(markdown('over')))['errcode']).toBe(45009);
  trial.wait(1);
  expect((await send(markdown('in time')))['errcode']).toBe(0);
});

test('a hundred and fifty thousand an hour', async () => {
  trial.platform.addChat({ chatid: 'large', name: 'large', userids: crowd(2000) });
  for (let count = 0; count < 75; count += 1) {
    if (count % 10 === 0) trial.wait(60_000);
    expect((await send(markdown('好'), 'large'))['errcode']).toBe(0);
  }
  trial.wait(60_000);
  expect((await send(markdown('over'), 'large'))['errcode']).toBe(45009);
});

test('a chat is made under its own id, once, and tells who is in it', async () => {
  expect(await post('create', { ...chat, chatid: 'ours1' })).toEqual({
    errcode: 0,
    errmsg: 'ok',
    chatid: 'ours1',
  });
  expect((await post('create', { ...chat, chatid: 'ours1' }))['errcode']).toBe(86215);
  expect(posts('市总机关群')).toEqual([]);
  expect(
    await trial.get('appchat/get', { chatid: 'ours1', access_token: await trial.token() }),
  ).toMatchObject({
    chat_info: { chatid: 'ours1', name: '市总机关群', owner: 'Editor-First', userlist: chat.userlist },
  });
  expect(trial.platform.membersOf('市总机关群')).toEqual(chat.userlist);
});

test.each([
  ['no name', 86004, { name: '' }],
  ['a name of 51 characters', 86004, { name: '群'.repeat(51) }],
  ['an id with a hyphen', 86001, { chatid: 'our-1' }],
  ['an id of 33 characters', 86001, { chatid: 'a'.repeat(33) }],
  ['one member', 86006, { userlist: ['Editor-First'] }],
  ['2001 members', 86006, { userlist: crowd(2001) }],
  ['a member that is none', 86216, { userlist: ['Editor-First', 'nobody'] }],
  ['an owner who is not in it', 86005, { owner: 'stranger' }],
])('with %s none is made', async (_, errcode, change) => {
  expect((await post('create', { chatid: 'ours1', ...chat, ...change }))['errcode']).toBe(errcode);
});

test('an app that is not visible to the root department has no chats', async () => {
  trial.platform.showToAll(false);
  expect((await post('create', { ...chat, chatid: 'ours1' }))['errcode']).toBe(60011);
  expect((await send(markdown('好')))['errcode']).toBe(60011);
  trial.platform.showToAll(true);
  expect((await send(markdown('好')))['errcode']).toBe(0);
});
