import { archivedAs } from './issues';
import { openTestSite, type TestSite } from './site';

let site: TestSite;
let session: string;
const word = { file: 'media/b.docx', name: '江城工运 第8期.docx' };

beforeAll(async () => {
  site = await openTestSite();
  session = await site.enter();
  const piece = { headline: null, author: null, body: ['六十人献血。'], attribution: null };
  const pictures = ['media/aa.jpg', 'media/bb.png', 'media/gone.png'].map((file) => ({
    file,
    caption: null,
  }));
  const columns = [{ name: '简讯', entries: [{ ...piece, pictures }] }];
  await site.keep({ kind: 'archived', value: archivedAs('d8', { columns }, { word }) });
  await site.keep({
    kind: 'archived',
    value: archivedAs('d9', { number: 9 }, { word: { ...word, file: 'media/gone.docx' } }),
  });
  for (const file of ['media/aa.jpg', 'media/bb.png', 'media/secret.jpg', word.file])
    site.world.files.set(file, Buffer.from(file));
});
afterAll(() => site.close());

test.each([
  ['aa.jpg', 'image/jpeg'],
  ['bb.png', 'image/png'],
])('%s, printed in an issue, is shown as %s', async (file, type) => {
  const { status, headers, text } = await site.get(`/media/${file}?of=d8`, session);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe(type);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  expect(text).toBe(`media/${file}`);
});

test.each([
  '/media/secret.jpg?of=d8',
  '/media/aa.jpg?of=d9',
  '/media/aa.jpg?of=none',
  '/media/aa.jpg',
  '/media/b.docx?of=d8',
  '/media/..%2Fsecret.jpg?of=d8',
  '/media/gone.png?of=d8',
])('%s is not there', async (path) => {
  const { status, text } = await site.get(path, session);
  expect(status).toBe(404);
  expect(text).not.toContain('media/');
});

test('a picture is for members', async () => {
  expect((await site.get('/media/aa.jpg?of=d8')).status).toBe(403);
});

test('the Word file has its Chinese name', async () => {
  const { status, headers, text } = await site.get('/issues/d8/word', session);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe(
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  );
  expect(headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent(word.name)}`);
  expect(text).toBe(word.file);
});

test.each(['/issues/d9/word', '/issues/none/word'])('%s says that there is none', async (path) => {
  const { status, text } = await site.get(path, session);
  expect(status).toBe(404);
  expect(text).toContain('没有这一页');
});
