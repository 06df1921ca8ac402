import { createCipheriv, createHash } from 'node:crypto';

const token = 'DeskToken';
export const encodingAesKey = 'Zm9yVGVzdHNPbmx5Tm9SZWFsS2V5MDEyMzQ1Njc4OQ0';
export const aesKey = Buffer.from(`${encodingAesKey}=`, 'base64');
export const receiveId = 'ww0123456789abcdef';
export const keys = { token, aesKey, receiveId };

/** The bytes before encryption, so that a test can spoil any of them. */
export function plainBytes(text: string, receiver = receiveId, length = Buffer.byteLength(text)): Buffer {
  const head = Buffer.alloc(20, 'r');
  head.writeUInt32BE(length, 16);
  return Buffer.concat([head, Buffer.from(text + receiver)]);
}

export function padded(plain: Buffer): Buffer {
  const pad = 32 - (plain.length % 32);
  return Buffer.concat([plain, Buffer.alloc(pad, pad)]);
}

export function rawEncrypt(bytes: Buffer): string {
  const aes = createCipheriv('aes-256-cbc', aesKey, aesKey.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([aes.update(bytes), aes.final()]).toString('base64');
}

export function sign(encrypted: string, timestamp: string, nonce: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex');
}

/** The raw query and the body of a callback as WeCom would send it. */
export function callbackOf(
  encrypted: string,
  timestamp: string,
  nonce = 'nonce-1',
): { query: string; body: string } {
  return {
    query: `msg_signature=${sign(encrypted, timestamp, nonce)}&timestamp=${timestamp}&nonce=${nonce}`,
    body: `<xml><ToUserName><![CDATA[${receiveId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[218]]></AgentID></xml>`,
  };
}
