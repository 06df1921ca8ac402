import { multipart } from '../../src/wecom/multipart';

test('a file is wrapped to the byte, with its name as plain UTF-8', () => {
  const { type, bytes } = multipart({
    filename: '附图 1.png',
    type: 'image/png',
    bytes: Buffer.from([0x89, 0x0d, 0x0a, 0]),
  });
  const [, boundary] = /^multipart\/form-data; boundary=(jianbao-[0-9a-f]{36})$/.exec(type)!;
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="附图 1.png"\r\n` +
    'Content-Type: image/png\r\n\r\n';
  expect(bytes).toEqual(
    Buffer.concat([
      Buffer.from(head),
      Buffer.from([0x89, 0x0d, 0x0a, 0]),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  );
});

test('a name cannot end its own field', () => {
  const { bytes } = multipart({ filename: 'a"\r\nX: y.png', type: 'image/png', bytes: Buffer.alloc(0) });
  expect(bytes.toString()).toContain('filename="a___X: y.png"\r\n');
});

test('no two bodies have the same boundary', () => {
  const file = { filename: 'a.png', type: 'image/png', bytes: Buffer.alloc(0) };
  expect(multipart(file).type).not.toBe(multipart(file).type);
});
