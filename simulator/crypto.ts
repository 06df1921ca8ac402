import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

export type Sealed = { message: string; receiveId: string };

/** The platform's side of the callback encryption [90968]: random(16) ‖ length ‖ message ‖ receiveid, base64. */
export function seal(encodingAesKey: string, sealed: Sealed, random: Buffer = randomBytes(16)): string {
  const message = Buffer.from(sealed.message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const plain = pad(Buffer.concat([random, length, message, Buffer.from(sealed.receiveId)]));
  const cipher = createCipheriv('aes-256-cbc', ...keyAndIv(encodingAesKey)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

export function open(encodingAesKey: string, encrypted: string): Sealed {
  const decipher = createDecipheriv('aes-256-cbc', ...keyAndIv(encodingAesKey)).setAutoPadding(false);
  const plain = unpad(Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]));
  const end = 20 + plain.readUInt32BE(16);
  return { message: plain.toString('utf8', 20, end), receiveId: plain.toString('utf8', end) };
}

export function sign(token: string, timestamp: string, nonce: string, encrypted: string): string {
  const sorted = [token, timestamp, nonce, encrypted].sort();
  return createHash('sha1').update(sorted.join('')).digest('hex');
}

function keyAndIv(encodingAesKey: string): [Buffer, Buffer] {
  if (!/^[A-Za-z0-9]{43}$/.test(encodingAesKey)) throw new Error('EncodingAESKey: 43 letters and digits');
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  return [key, key.subarray(0, 16)];
}

/** To a multiple of 32, not of the cipher's 16; a full block when nothing is missing [90968]. */
function pad(plain: Buffer): Buffer {
  const missing = 32 - (plain.length % 32);
  return Buffer.concat([plain, Buffer.alloc(missing, missing)]);
}

function unpad(plain: Buffer): Buffer {
  const padding = plain.at(-1) ?? 0;
  if (padding < 1 || padding > 32) throw new Error(`padding of ${padding}`);
  return plain.subarray(0, plain.length - padding);
}
