import { localPath } from '../../../src/pages/gate/local-path';

test.each(['/archive', '/issues/d8', '/search?q=%E9%AB%98%E6%B8%A9&unit=&page=2', '/', '/issues/d8?k=a_b-C'])(
  '%s is kept',
  (path) => {
    expect(localPath(path)).toBe(path);
  },
);

test.each([
  '',
  'archive',
  '//evil.example.org',
  '///evil.example.org',
  '/\\evil.example.org',
  '\\\\evil.example.org',
  '/archive\\..\\..',
  'https://evil.example.org/archive',
  'http:/evil.example.org',
  'javascript:alert(1)',
  '/archive\r\nSet-Cookie: a=b',
  '/\t/evil.example.org',
  '/ /evil.example.org',
  '/高温',
  `/${'a'.repeat(2500)}`,
])('%j leads to the archive', (path) => {
  expect(localPath(path)).toBe('/archive');
});
