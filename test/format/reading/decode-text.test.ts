import { decodeText } from '../../../src/format/reading/decode-text';

test.each([
  ['UTF-8', Buffer.from('工会\n简讯'), '工会\n简讯'],
  ['UTF-8 with a mark', Buffer.from('\uFEFF工会'), '工会'],
  ['GB 18030', Buffer.from('b9a4bbe1', 'hex'), '工会'],
  ['UTF-16 as Notepad writes it', Buffer.from('\uFEFF工会', 'utf16le'), '工会'],
  ['line ends of Windows', Buffer.from('甲\r\n乙\r丙\t丁'), '甲\n乙\n丙\t丁'],
])('%s is read', (_what, bytes, text) => {
  expect(decodeText(bytes)).toBe(text);
});

test('what holds control characters is no text', () => {
  expect(decodeText(Buffer.from('工会\u0000简讯'))).toBeNull();
  expect(decodeText(Buffer.from('ff00ff', 'hex'))).toBeNull();
});
