import { linkKey, linkMaker, opensIssue } from '../../../src/pages/gate/link-to';
import { pageKeys } from '../../../src/pages/gate/page-keys';

const { link: key } = pageKeys('secret-of-the-app', 'ww1:1000002');
const publicUrl = 'https://bulletin.example.org/jianbao';

test('an issue has its address where there are pages', () => {
  expect(linkMaker({ publicUrl, openByLink: false, key })('d8')).toBe(`${publicUrl}/issues/d8`);
  expect(linkMaker({ publicUrl: null, openByLink: true, key })('d8')).toBeNull();
});

test('with the key where the desk lets the link open it', () => {
  expect(linkMaker({ publicUrl, openByLink: true, key })('d8')).toBe(
    `${publicUrl}/issues/d8?k=${linkKey('d8', key)}`,
  );
  expect(linkKey('d8', key)).toMatch(/^[\w-]{22}$/);
});

test('a key opens its own issue only', () => {
  expect(opensIssue(linkKey('d8', key), 'd8', key)).toBe(true);
  expect(opensIssue(linkKey('d8', key), 'd9', key)).toBe(false);
  expect(opensIssue('', 'd8', key)).toBe(false);
  expect(opensIssue(`${linkKey('d8', key)}=`, 'd8', key)).toBe(false);
  expect(opensIssue(linkKey('d8', pageKeys('secret-two', 'ww1:1000002').link), 'd8', key)).toBe(false);
});
