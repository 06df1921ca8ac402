import { linkKey } from '../../../src/pages/gate/link-to';
import { columns, deskOf } from '../../desk/examples';
import { archivedAs } from '../issues';
import { openTestSite, type TestSite } from '../site';

let open: TestSite;
let closed: TestSite;
const picture = 'media/SCHOOL';
const word = { file: 'media/b.docx', name: '江城工运第8期.docx' };

beforeAll(async () => {
  open = await openTestSite({ desk: { ...deskOf(columns), pages: { openByLink: true } } });
  closed = await openTestSite();
  for (const site of [open, closed]) {
    await site.keep({ kind: 'archived', value: archivedAs('d8', {}, { word }) });
    await site.keep({ kind: 'archived', value: archivedAs('d9', { number: 9 }) });
    site.world.files.set(picture, Buffer.from('a picture')).set(word.file, Buffer.from('a document'));
  }
});
afterAll(() => Promise.all([open.close(), closed.close()]));

test('where the desk allows it, its link opens an issue to anybody, with its pictures and its Word file', async () => {
  const k = linkKey('d8', open.deps.keys.link);
  const issue = await open.get(`/issues/d8?k=${k}`);
  expect(issue.status).toBe(200);
  expect(issue.text).toContain(`src="/media/SCHOOL?of=d8&amp;k=${k}"`);
  expect((await open.get(`/media/SCHOOL?of=d8&k=${k}`)).text).toBe('a picture');
  expect((await open.get(`/issues/d8/word?k=${k}`)).text).toBe('a document');
});

test('that one only, and nothing else', async () => {
  const k = linkKey('d8', open.deps.keys.link);
  expect((await open.get(`/issues/d9?k=${k}`)).status).toBe(302);
  expect((await open.get(`/media/SCHOOL?of=d9&k=${k}`)).status).toBe(403);
  expect((await open.get(`/archive?k=${k}`)).status).toBe(302);
  expect((await open.get(`/search?q=x&k=${k}`)).text).not.toContain('找到');
  expect((await open.get('/issues/d8?k=')).status).toBe(302);
  expect((await open.get(`/issues/d8?k=${k}&k=${k}`)).status).toBe(302);
});

test('where it does not, the link is worth nothing', async () => {
  const k = linkKey('d8', closed.deps.keys.link);
  expect((await closed.get(`/issues/d8?k=${k}`)).status).toBe(302);
  expect((await closed.get(`/issues/d8/word?k=${k}`)).status).toBe(302);
  expect((await closed.get(`/media/SCHOOL?of=d8&k=${k}`)).status).toBe(403);
});

test.each(['/archive', '/search', '/issues/d8', '/issues/none', '/issues/d8/word'])(
  '%s is for members',
  async (path) => {
    expect((await closed.get(path)).status).toBe(302);
    expect((await closed.get(path, await closed.enter())).status).toBe(path === '/issues/none' ? 404 : 200);
  },
);

test('a query that began with a form goes on by a page of its own', async () => {
  const { status, text, location } = await closed.get('/search?q=%E9%AB%98%E6%B8%A9');
  expect(status).toBe(200);
  expect(location).toBe('');
  expect(text).toMatch(
    /<meta http-equiv="refresh" content="0; url=https:\/\/wecom\.example\.org\/\?to=[^"]+">/,
  );
});
