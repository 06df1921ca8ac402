import { archivedAs } from './issues';
import { cookieOf, openTestSite, type TestSite } from './site';

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
  const pdf = { schema: 1 as const, of: 'd8', name: '江城工运 第8期.pdf' };
  await site.keep(
    { kind: 'pdf', value: { ...pdf, state: 'made', file: 'media/b.pdf', bytes: 5 } },
    { kind: 'pdf', value: { ...pdf, of: 'd9', state: 'made', file: 'media/gone.pdf', bytes: 5 } },
    { kind: 'archived', value: archivedAs('d10', { number: 10 }, { word }) },
    { kind: 'pdf', value: { ...pdf, of: 'd10', state: 'lost' } },
  );
  for (const file of ['media/aa.jpg', 'media/bb.png', 'media/secret.jpg', word.file, 'media/b.pdf'])
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

test('the PDF has its Chinese name, and the page of its issue leads to it', async () => {
  const { status, headers, text } = await site.get('/issues/d8/pdf', session);
  expect([status, headers.get('content-type'), text]).toEqual([200, 'application/pdf', 'media/b.pdf']);
  const name = encodeURIComponent('江城工运 第8期.pdf');
  expect(headers.get('content-disposition')).toContain(`attachment; filename=`);
  expect(headers.get('content-disposition')).toContain(`filename*=UTF-8''${name}`);
  expect((await site.get('/issues/d8', session)).text).toContain('href="/issues/d8/pdf">下载 PDF 文件</a>');
});

test('an issue whose PDF could not be made says so, and has its Word file', async () => {
  const { text } = await site.get('/issues/d10', session);
  expect(text).toContain('href="/issues/d10/word">下载 Word 文件</a>');
  expect(text).toContain('这一期的 PDF 没有做成，请用 Word 文件。');
  expect(text).not.toContain('/issues/d10/pdf');
});

test('the PDF is for members: a stranger gets no byte of it', async () => {
  const away = await site.get('/issues/d8/pdf');
  expect([away.status, away.location]).toEqual([302, expect.stringContaining('https://wecom.example.org/')]);
  site.world.visitors.set('STRANGER', { kind: 'stranger' });
  const state = new URL(away.location).searchParams.get('state') ?? '';
  const refused = await site.get(`/oauth?code=STRANGER&state=${state}`, cookieOf(away.cookies));
  expect([refused.status, refused.text.includes('这里只对本单位成员开放')]).toEqual([403, true]);
  for (const answer of [away, refused]) expect(answer.text).not.toContain('media/b.pdf');
});

const missing = ['d9/word', 'none/word', 'd9/pdf', 'd10/pdf', 'none/pdf'].map((path) => `/issues/${path}`);

test.each(missing)('%s says that there is none', async (path) => {
  const { status, text } = await site.get(path, session);
  expect(status).toBe(404);
  expect(text).toContain('没有这一页');
});
