import { openTestSite, type TestSite } from './site';

let site: TestSite;
let session: string;

beforeAll(async () => {
  site = await openTestSite();
  session = await site.enter();
});
afterAll(() => site.close());

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

test.each(['/', '/archive', '/search', '/issues/none', '/oauth', '/media/x'])(
  '%s is guarded by its headers, whoever asks',
  async (path) => {
    for (const cookie of ['', session]) {
      const { headers } = await site.get(path, cookie);
      expect(headers.get('content-security-policy')).toBe(policy);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive');
      expect(headers.get('cache-control')).toMatch(/^(?:private, no-cache|no-store)$/);
    }
  },
);

test('no page has a script, a style of its own, or anything from elsewhere', async () => {
  for (const path of ['/archive', '/search?q=x', '/issues/none', '/oauth']) {
    const { text } = await site.get(path, session);
    expect(text).toContain('<html lang="zh-CN">');
    expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  }
});

test('the stylesheet and the icon are for everybody, and may be kept', async () => {
  const { text } = await site.get('/oauth');
  const assets = [...text.matchAll(/href="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(assets.map((path) => path.replace(/[0-9a-f]{16}/, 'HASH'))).toEqual([
    '/assets/icon-HASH.svg',
    '/assets/bulletin-HASH.css',
  ]);
  const [icon, stylesheet] = await Promise.all(assets.map((path) => site.get(path)));
  expect(icon!.headers.get('content-type')).toBe('image/svg+xml');
  expect(stylesheet!.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(stylesheet!.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test('the root leads to the archive', async () => {
  expect((await site.get('/', session)).location).toBe('/archive');
});

test('what is thrown is logged once, and the reader is told in words', async () => {
  const broken = await openTestSite({ search: () => Promise.reject(new Error('the index is gone')) });
  const { status, text } = await broken.get('/search?q=x', await broken.enter());
  expect(status).toBe(500);
  expect(text).toContain('这一页现在打不开');
  expect(text).not.toContain('index is gone');
  expect(broken.world.logged).toEqual(['a page failed {"err":{},"path":"/search"}']);
  await broken.close();
});

test('what is no page of ours is left to others', async () => {
  expect((await site.get('/healthz', session)).text).toBe('Not Found');
});
