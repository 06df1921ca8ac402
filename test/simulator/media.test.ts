import { app, lakeKey, startTrial, type Trial } from './trial';

let trial: Trial;

beforeEach(async () => {
  trial = await startTrial();
});

afterEach(() => trial.platform.close());

const mebibyte = 1024 * 1024;
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)]);

async function upload(
  path: string,
  query: Record<string, string>,
  bytes: Buffer,
  filename = '简报第8期.docx',
) {
  const form = new FormData();
  form.append('note', 'a field that is not the file');
  form.append('media', new Blob([bytes], { type: 'application/msword' }), filename);
  const url = `${trial.platform.url}/cgi-bin/${path}?${new URLSearchParams(query).toString()}`;
  return (await (await fetch(url, { method: 'POST', body: form })).json()) as Record<string, unknown>;
}
const toApp = async (type: string, bytes: Buffer) =>
  upload('media/upload', { access_token: await trial.token(), type }, bytes);
const toGroup = (bytes: Buffer, key = lakeKey) =>
  upload('webhook/upload_media', { key, type: 'file' }, bytes);

async function download(mediaId: string, headers: Record<string, string> = {}): Promise<Response> {
  const query = new URLSearchParams({ access_token: await trial.token(), media_id: mediaId });
  return fetch(`${trial.platform.url}/cgi-bin/media/get?${query.toString()}`, { headers });
}

test('a file goes up, is sent, and comes down byte for byte', async () => {
  const bytes = Buffer.from('--x\r\n\r\nthe issue\r\n--');
  const uploaded = await toApp('file', bytes);
  expect(uploaded).toMatchObject({ errcode: 0, type: 'file', created_at: '1785715200' });
  const media_id = String(uploaded['media_id']);
  await trial.send({ touser: 'contact-lake', msgtype: 'file', file: { media_id } });
  expect(trial.platform.heard('contact-lake')).toMatchObject([{ kind: 'file', text: '简报第8期.docx' }]);

  const response = await download(media_id);
  expect(response.headers.get('content-type')).toBe('application/msword');
  const disposition = Buffer.from(response.headers.get('content-disposition')!, 'latin1').toString('utf8');
  expect(disposition).toBe('attachment; filename="简报第8期.docx"');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
});

test.each([
  ['an empty file', 'file', Buffer.alloc(0), 44001],
  ['five bytes', 'file', Buffer.alloc(5), 40006],
  ['a kind that does not exist', 'poster', Buffer.alloc(6), 40004],
  ['a file over 20 MB', 'file', Buffer.alloc(20 * mebibyte + 1), 45001],
  ['a picture over 10 MB', 'image', Buffer.concat([png, Buffer.alloc(10 * mebibyte)]), 45001],
  ['a voice over 2 MB', 'voice', Buffer.alloc(2 * mebibyte + 1), 45001],
  ['a picture that is none', 'image', Buffer.alloc(100), 40005],
])('%s is refused', async (_, type, bytes, errcode) => {
  expect((await toApp(type, bytes))['errcode']).toBe(errcode);
});

test('the largest file and a picture are taken', async () => {
  expect((await toApp('file', Buffer.alloc(20 * mebibyte)))['errcode']).toBe(0);
  expect((await toApp('image', png))['errcode']).toBe(0);
});

test('a file without a plain file name is not understood', async () => {
  const body = [
    '--b',
    'content-disposition: form-data; name="media"; filename*="UTF-8\'\'a.docx"',
    '',
    'the issue',
    '--b--',
  ];
  const query = new URLSearchParams({ access_token: await trial.token(), type: 'file' });
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const init = { method: 'POST', body: body.join('\r\n'), headers };
  const response = await fetch(`${trial.platform.url}/cgi-bin/media/upload?${query.toString()}`, init);
  expect(await response.json()).toMatchObject({ errcode: 44001 });
});

test('a file is kept for three days', async () => {
  const { media_id } = await toApp('file', Buffer.from('the issue'));
  trial.wait(3 * 86_400_000);
  expect(await (await download(String(media_id))).json()).toMatchObject({ errcode: 40007 });
  expect(await (await download('')).json()).toMatchObject({ errcode: 41006 });
});

test('what a member has sent can be fetched, whole or in ranges', async () => {
  const mediaId = trial.platform.storeMedia({
    filename: 'a.jpg',
    bytes: Buffer.from('0123456789'),
    type: 'image/jpeg',
  });
  expect(await (await download(mediaId)).text()).toBe('0123456789');
  const part = await download(mediaId, { range: 'bytes=2-4' });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    'bytes 2-4/10',
    '234',
  ]);
  const rest = await download(mediaId, { range: 'bytes=8-99' });
  expect([rest.headers.get('content-range'), await rest.text()]).toEqual(['bytes 8-9/10', '89']);
});

test('a picture goes up and is shown', async () => {
  const media_id = String((await toApp('image', png))['media_id']);
  const image = { touser: 'contact-lake', msgtype: 'image', image: { media_id } };
  expect((await trial.send(image))['errcode']).toBe(0);
  expect(trial.platform.heard('contact-lake')).toMatchObject([{ kind: 'image', text: '简报第8期.docx' }]);
});

test('a name cannot break its header', async () => {
  const mediaId = trial.platform.storeMedia({ filename: 'a"\r\nx: y', bytes: Buffer.from('file') });
  const disposition = (await download(mediaId)).headers.get('content-disposition');
  expect(disposition).toBe('attachment; filename="a___x: y"');
});

test('a file over 20 MB comes in ranges only', async () => {
  const mediaId = trial.platform.storeMedia({ filename: 'a.zip', bytes: Buffer.alloc(21 * mebibyte) });
  expect(await (await download(mediaId)).json()).toMatchObject({ errcode: 830002 });
  expect((await download(mediaId, { range: `bytes=0-${20 * mebibyte - 1}` })).status).toBe(206);
});

test('a file that a group has belongs to its webhook alone', async () => {
  trial.platform.addGroup({ name: 'hill', key: 'hill-key' });
  const { media_id } = await toGroup(Buffer.from('the issue'));
  const body = { msgtype: 'file', file: { media_id } };
  expect((await trial.post('webhook/send', body, { key: 'hill-key' }))['errcode']).toBe(40007);
  expect((await trial.post('webhook/send', body, { key: lakeKey }))['errcode']).toBe(0);
  expect(trial.platform.posts('lake')).toMatchObject([{ kind: 'file', text: '简报第8期.docx' }]);
  expect((await trial.send({ touser: 'contact-lake', agentid: app.agentId, ...body }))['errcode']).toBe(
    40007,
  );
});

test('a group that comes later has a webhook that takes files, and nothing is shown by it', async () => {
  const key = '77777777-aaaa-4aaa-8aaa-777777777777';
  expect((await toGroup(png, key))['errcode']).toBe(93000);
  trial.platform.addGroup({ name: 'sea', key });
  expect((await toGroup(png, key))['errcode']).toBe(0);
  expect(trial.platform.posts('sea')).toEqual([]);
});

test('a webhook that does not exist takes no file', async () => {
  expect((await toGroup(Buffer.from('the issue'), 'no-such-key'))['errcode']).toBe(93000);
});

test('what was sent as a file can be opened by its readers, in the chat and in the group', async () => {
  const bytes = Buffer.from('all of the issue');
  const own = String((await toApp('file', bytes))['media_id']);
  await trial.send({ touser: 'contact-lake', msgtype: 'file', file: { media_id: own } });
  const ofGroup = String((await toGroup(bytes))['media_id']);
  await trial.post('webhook/send', { msgtype: 'file', file: { media_id: ofGroup } }, { key: lakeKey });
  const file = { filename: '简报第8期.docx', bytes };
  expect(trial.platform.heard('contact-lake').at(-1)).toMatchObject({ text: '简报第8期.docx', file });
  expect(trial.platform.posts('lake').at(-1)).toMatchObject({ text: '简报第8期.docx', file });
});
