import { pageKeys } from '../../../src/pages/gate/page-keys';

const keys = pageKeys('secret-of-the-app', 'ww1:1000002');

test('every web process has the same keys, one for each purpose', () => {
  expect(pageKeys('secret-of-the-app', 'ww1:1000002')).toEqual(keys);
  expect(new Set(Object.values(keys).map((key) => key.toString('hex'))).size).toBe(3);
  expect(Object.values(keys).map(({ length }) => length)).toEqual([32, 32, 32]);
});

test('another secret and another desk have others', () => {
  expect(pageKeys('secret-two', 'ww1:1000002').session).not.toEqual(keys.session);
  expect(pageKeys('secret-of-the-app', 'ww1:1000003').session).not.toEqual(keys.session);
});

test('nothing of the secret stands in them', () => {
  expect(Buffer.concat(Object.values(keys)).toString('latin1')).not.toContain('secret');
});
