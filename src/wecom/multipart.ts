import { randomBytes } from 'node:crypto';

export type File = { filename: string; type: string; bytes: Buffer };
export type Multipart = { type: string; bytes: Buffer };

/**
 * A body whose only field is `media`. Made by hand, so that the length is known beforehand and the file's name goes
 * out as plain UTF-8: WeCom is not known to understand filename* [90253].
 */
export function multipart({ filename, type, bytes }: File): Multipart {
  const boundary = `jianbao-${randomBytes(18).toString('hex')}`;
  const name = filename.replace(/["\r\n]/g, '_');
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="media"; filename="${name}"`,
    `Content-Type: ${type}`,
    '\r\n',
  ].join('\r\n');
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: body };
}
