import { randomBytes } from 'node:crypto';
import { isSame, seal, sign, unseal } from '../../../src/pages/gate/seal';

const key = randomBytes(32);
const sealed = seal({ userid: 'contact-lake' }, key, 1000);

test('what was sealed is read again until its time is over', () => {
  expect(unseal(sealed, key, 999)).toEqual({ userid: 'contact-lake' });
  expect(unseal(sealed, key, 1000)).toBeNull();
});

test('it fits into a cookie as it is', () => {
  expect(sealed).toMatch(/^[\w-]+\.[\w-]{43}$/);
});

test.each([
  ['nothing', ''],
  ['no mark', sealed.split('.')[0] ?? ''],
  ['an empty mark', `${sealed.split('.')[0] ?? ''}.`],
  ['something behind it', `${sealed}.x`],
  [
    'another text',
    `${Buffer.from('{"userid":"desk-admin","until":9e99}').toString('base64url')}.${sealed.split('.')[1] ?? ''}`,
  ],
  ['no JSON', 'AAAA.AAAA'],
])('%s is nothing', (_, changed) => {
  expect(unseal(changed, key, 0)).toBeNull();
});

test('of every character that is changed the seal is broken', () => {
  for (let at = 0; at < sealed.length - 1; at += 1) {
    const other = sealed[at] === 'A' ? 'B' : 'A';
    expect(unseal(sealed.slice(0, at) + other + sealed.slice(at + 1), key, 0)).toBeNull();
  }
});

test('what was sealed with another key is nothing', () => {
  expect(unseal(sealed, randomBytes(32), 0)).toBeNull();
});

test('bytes of another length are not the same', () => {
  expect(isSame(sign('a', key), sign('a', key))).toBe(true);
  expect(isSame(sign('a', key), sign('b', key))).toBe(false);
  expect(isSame(sign('a', key), sign('a', key).subarray(1))).toBe(false);
});
