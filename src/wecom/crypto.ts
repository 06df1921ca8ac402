import { createDecipheriv, hash, timingSafeEqual } from 'node:crypto';

export type Decrypted = { ok: true; text: string } | Undecipherable;
export type Undecipherable = { ok: false; why: 'ciphertext' | 'padding' | 'length' | 'receiveid' };

const aesBlock = 16;
/** 16 random bytes and the length of the text stand before it [90968]. */
const headBytes = 20;
/** PKCS#7, but to a multiple of 32 [90968]: twice the block, so a cipher library's own unpadding fails on it. */
const maxPad = 32;

/** The 32 bytes behind the console's EncodingAESKey, or null where it is not 43 letters and digits [90968]. */
export function readAesKey(encodingAESKey: string): Buffer | null {
  return /^[A-Za-z0-9]{43}$/.test(encodingAESKey) ? Buffer.from(`${encodingAESKey}=`, 'base64') : null;
}

/** `parts` are token, timestamp, nonce and ciphertext, in any order. Only lower-case hex is a signature. */
export function signatureMatches(signature: string, parts: readonly string[]): boolean {
  if (!/^[0-9a-f]{40}$/.test(signature)) return false;
  const expected = hash('sha1', parts.toSorted().join(''));
  return timingSafeEqual(Buffer.from(signature, 'latin1'), Buffer.from(expected, 'latin1'));
}

/** Takes nothing on trust: what is not exactly as WeCom writes it is refused, whatever its signature. */
export function decrypt(encrypted: string, aesKey: Buffer, receiveId: string): Decrypted {
  const plain = decipher(encrypted, aesKey);
  if (plain === null) return { ok: false, why: 'ciphertext' };
  const end = unpaddedLength(plain);
  if (end === null) return { ok: false, why: 'padding' };
  const textEnd = end < headBytes ? Infinity : headBytes + plain.readUInt32BE(headBytes - 4);
  if (textEnd > end) return { ok: false, why: 'length' };
  if (plain.toString('utf8', textEnd, end) !== receiveId) return { ok: false, why: 'receiveid' };
  return { ok: true, text: plain.toString('utf8', headBytes, textEnd) };
}

/**
 * Node's decoder leaves out what is not base64 (then bytes are missing) and takes the URL alphabet as well.
 * Without automatic padding `update` gives every whole block and nothing else, so the costly `final` is not needed.
 */
function decipher(encrypted: string, aesKey: Buffer): Buffer | null {
  const bytes = Buffer.byteLength(encrypted, 'base64');
  if (bytes === 0 || encrypted.length % 4 !== 0) return null;
  if (encrypted.includes('-') || encrypted.includes('_')) return null;
  const aes = createDecipheriv('aes-256-cbc', aesKey, aesKey.subarray(0, aesBlock)).setAutoPadding(false);
  const plain = aes.update(encrypted, 'base64');
  return plain.length === bytes ? plain : null;
}

function unpaddedLength(plain: Buffer): number | null {
  const pad = plain[plain.length - 1] ?? 0;
  if (pad < 1 || pad > maxPad) return null;
  const end = plain.length - pad;
  for (let at = end; at < plain.length; at += 1) if (plain[at] !== pad) return null;
  return end;
}
