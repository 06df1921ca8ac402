import { closedVault, openVault } from '../../src/store/vault';

const text = '{"key":"湖东"}';
const vault = openVault('secret', 'desk-1');

test('what was sealed is opened by every process with the same secret, and cannot be read before', () => {
  const sealed = vault.seal(text, 'group 湖东群');
  expect(sealed).toMatch(/^[\w-]+$/);
  expect(Buffer.from(sealed, 'base64url').toString()).not.toContain('key');
  expect(openVault('secret', 'desk-1').open(sealed, 'group 湖东群')).toBe(text);
});

test('the same text is never sealed alike', () => {
  expect(vault.seal(text, 'a')).not.toBe(vault.seal(text, 'a'));
});

test.each([
  ['another secret', openVault('other', 'desk-1'), 'a'],
  ['another desk', openVault('secret', 'desk-2'), 'a'],
  ['something else that it is said to belong to', vault, 'b'],
  ['no secret', closedVault, 'a'],
])('with %s it stays closed', (_, other, about) => {
  expect(other.open(vault.seal(text, 'a'), about)).toBeNull();
});

test('what was changed or cut does not open', () => {
  const bytes = Buffer.from(vault.seal(text, 'a'), 'base64url');
  bytes[bytes.length - 1]! ^= 1;
  expect(vault.open(bytes.toString('base64url'), 'a')).toBeNull();
  expect(vault.open(bytes.subarray(0, 20).toString('base64url'), 'a')).toBeNull();
  expect(vault.open('', 'a')).toBeNull();
});

test('without a secret nothing is sealed', () => {
  expect(() => closedVault.seal(text, 'a')).toThrow('the vault is closed');
});
