import { app, startedAt, startTrial, type Trial } from './trial';

let trial: Trial;

beforeEach(async () => {
  trial = await startTrial();
});

afterEach(() => trial.platform.close());

const text = (content: string) => ({ msgtype: 'text', text: { content } });
const toLake = (message: object) => trial.send({ touser: 'contact-lake', ...message });
const heard = (userid = 'contact-lake') => trial.platform.heard(userid);

test('a member reads what the app sends', async () => {
  expect(await toLake(text('来稿 12 已收到'))).toEqual({
    errcode: 0,
    errmsg: 'ok',
    msgid: expect.any(String) as string,
  });
  expect(heard()).toEqual([{ at: startedAt, kind: 'text', text: '来稿 12 已收到' }]);
  expect(heard('editor-first')).toEqual([]);
});

test('unknown receivers are named, in lower case, and the others read it', async () => {
  const answer = await trial.send({
    touser: 'Nobody|EDITOR-FIRST|Else',
    toparty: '3',
    totag: '4|5',
    ...text('好'),
  });
  expect(answer).toMatchObject({
    errcode: 0,
    invaliduser: 'nobody|else',
    invalidparty: '3',
    invalidtag: '4|5',
  });
  expect(heard('Editor-First').map((one) => one.text)).toEqual(['好']);
});

test('@all reaches every member', async () => {
  expect(await trial.send({ touser: '@all', ...text('好') })).not.toHaveProperty('invaliduser');
  expect([heard(), heard('Editor-First')].map((one) => one.length)).toEqual([1, 1]);
});

test.each([
  ['nobody that is known', { touser: 'nobody|else', ...text('好') }, 81013],
  ['nobody at all', { touser: '', ...text('好') }, 82001],
  ['over 1000 receivers', { touser: Array(1001).fill('a').join('|'), ...text('好') }, 40032],
  ['another app', { touser: 'contact-lake', agentid: 1, ...text('好') }, 301002],
  ['an app that is no number', { touser: 'contact-lake', agentid: '1000002', ...text('好') }, 40056],
  ['no app', { touser: 'contact-lake', agentid: undefined, ...text('好') }, 41011],
  ['a kind that does not exist', { touser: 'contact-lake', msgtype: 'markdown_v2' }, 40008],
  ['an empty text', { touser: 'contact-lake', ...text('') }, 44004],
  ['an empty markdown', { touser: 'contact-lake', msgtype: 'markdown', markdown: {} }, 44004],
  [
    '2049 bytes of markdown',
    { touser: 'contact-lake', msgtype: 'markdown', markdown: { content: 'x'.repeat(2049) } },
    45002,
  ],
  ['a file without id', { touser: 'contact-lake', msgtype: 'file', file: {} }, 41006],
  ['a file that is not there', { touser: 'contact-lake', msgtype: 'file', file: { media_id: 'm' } }, 40007],
  ['a text card without title', { touser: 'contact-lake', msgtype: 'textcard', textcard: {} }, 41016],
  [
    'a text card without address',
    { touser: 'contact-lake', msgtype: 'textcard', textcard: { title: '题', description: '文' } },
    40058,
  ],
])('%s is refused', async (_, message, errcode) => {
  expect((await trial.send(message))['errcode']).toBe(errcode);
  expect(heard()).toEqual([]);
});

test('what is not a JSON object is refused', async () => {
  const query = { access_token: await trial.token() };
  expect((await trial.post('message/send', '{"touser":', query))['errcode']).toBe(40058);
  expect((await trial.post('message/send', '[]', query))['errcode']).toBe(40058);
});

test('text beyond 2048 bytes is cut between characters, markdown of 2048 is whole', async () => {
  await toLake(text(`a${'字'.repeat(682)}😀`));
  await toLake(text('字'.repeat(700)));
  await toLake({ msgtype: 'markdown', markdown: { content: 'x'.repeat(2048) } });
  expect(heard().map((one) => one.text)).toEqual([
    `a${'字'.repeat(682)}`,
    '字'.repeat(682),
    'x'.repeat(2048),
  ]);
});

test('a text card shows its title and its words', async () => {
  await toLake({
    msgtype: 'textcard',
    textcard: { title: '第8期', description: '已排好', url: 'https://example.com' },
  });
  expect(heard()).toMatchObject([{ kind: 'textcard', text: '第8期\n已排好' }]);
});

test('the same request again is answered alike and shown once, until its interval is over', async () => {
  const message = { touser: 'contact-lake', enable_duplicate_check: 1, ...text('好') };
  const first = await trial.send(message);
  trial.wait(1_799_999);
  expect(await trial.send(message)).toEqual(first);
  expect(heard()).toHaveLength(1);
  trial.wait(1);
  expect(await trial.send(message)).not.toEqual(first);
  expect(heard()).toHaveLength(2);
});

test('an interval is at most four hours, and one byte makes another message', async () => {
  const message = {
    touser: 'contact-lake',
    enable_duplicate_check: 1,
    duplicate_check_interval: 99_999,
    ...text('好'),
  };
  await trial.send(message);
  trial.wait(14_399_999);
  await trial.send(message);
  expect(heard()).toHaveLength(1);
  await trial.send({ ...message, ...text('好 ') });
  expect(heard()).toHaveLength(2);
  trial.wait(1);
  await trial.send(message);
  expect(heard()).toHaveLength(3);
});

test('without the check the same request is shown twice', async () => {
  await toLake(text('好'));
  await toLake(text('好'));
  expect(heard()).toHaveLength(2);
});

test('the thirty-first message of a minute is dropped without a word, for that member only', async () => {
  for (let count = 0; count < 30; count += 1) await toLake(text(String(count)));
  const answer = await trial.send({ touser: '@all', ...text('over') });
  expect(answer['errcode']).toBe(0);
  expect(heard()).toHaveLength(30);
  expect(trial.platform.dropped('contact-lake')).toBe(1);
  expect(heard('Editor-First').map((one) => one.text)).toEqual(['over']);
  trial.wait(60_000);
  await toLake(text('again'));
  expect(heard().at(-1)?.text).toBe('again');
});

test('a member hears a thousand messages an hour', async () => {
  const query = { access_token: await trial.token() };
  for (let count = 0; count < 1001; count += 1) {
    await trial.post('message/send', { touser: 'contact-lake', agentid: app.agentId, ...text('好') }, query);
    trial.wait(2_100);
  }
  expect(heard()).toHaveLength(1000);
  expect(trial.platform.dropped('contact-lake')).toBe(1);
});

test('a message can be taken back for a day', async () => {
  const { msgid: first } = await trial.send({ touser: '@all', ...text('一') });
  const { msgid: second } = await toLake(text('二'));
  const query = { access_token: await trial.token() };
  expect((await trial.post('message/recall', { msgid: first }, query))['errcode']).toBe(0);
  expect(heard().map((one) => one.text)).toEqual(['二']);
  expect(heard('Editor-First')).toEqual([]);
  expect((await trial.post('message/recall', { msgid: 'other' }, query))['errcode']).toBe(40058);
  trial.wait(86_400_000);
  const late = { access_token: await trial.token() };
  expect((await trial.post('message/recall', { msgid: second }, late))['errcode']).toBe(40058);
});
