import { randomBytes } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { decrypt, readAesKey, signatureMatches } from '../../src/wecom/crypto';
import { readShared, withShared } from '../support/shared';
import { aesKey, encodingAesKey, padded, plainBytes, rawEncrypt, receiveId } from './raw-encrypt';
import { readCallbacks, readVectors } from './vectors';

describe('the key', () => {
  it('is the 32 bytes behind 43 letters and digits', () => {
    expect(readAesKey(encodingAesKey)).toEqual(aesKey);
    expect(readAesKey(encodingAesKey)).toHaveLength(32);
  });

  it.each([
    '',
    encodingAesKey.slice(1),
    `${encodingAesKey}A`,
    `${encodingAesKey.slice(1)}=`,
    `${encodingAesKey}\n`,
  ])('is not read from %j', (text) => {
    expect(readAesKey(text)).toBeNull();
  });
});

describe('the signature', () => {
  const parts = ['DeskToken', '1700000000', 'nonce', 'Y2lwaGVy'];
  const right = getSignature('DeskToken', '1700000000', 'nonce', 'Y2lwaGVy');

  it('matches whatever the order of the parts', () => {
    expect(signatureMatches(right, parts)).toBe(true);
    expect(signatureMatches(right, parts.toReversed())).toBe(true);
  });

  it('leaves the parts in their order', () => {
    const kept = ['b', 'a'];
    signatureMatches(right, kept);
    expect(kept).toEqual(['b', 'a']);
  });

  it.each([
    ['in upper case', right.toUpperCase()],
    ['cut by a digit', right.slice(1)],
    ['longer by a digit', `${right}0`],
    ['empty', ''],
    [
      'in letters whose low byte is right',
      right.replace(/./g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 256)),
    ],
    ['of other parts', getSignature('DeskToken', '1700000001', 'nonce', 'Y2lwaGVy')],
  ])('does not match %s', (_, signature) => {
    expect(signatureMatches(signature, parts)).toBe(false);
  });
});

describe('decrypting', () => {
  it('gives back every text that Tencent’s own package has encrypted', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.stringMatching(/^[\w]{0,24}$/),
        (text, receiver) => {
          const encrypted = encrypt(encodingAesKey, text, receiver, randomBytes(16));
          expect(decrypt(encrypted, aesKey, receiver)).toEqual({ ok: true, text });
        },
      ),
    );
  });

  it.each(Array.from({ length: 32 }, (_, step) => step + 1))('accepts a padding of %i', (pad) => {
    const text = 'x'.repeat(64 - 20 - receiveId.length + 32 - pad);
    expect(padded(plainBytes(text)).at(-1)).toBe(pad);
    expect(decrypt(rawEncrypt(padded(plainBytes(text))), aesKey, receiveId)).toEqual({ ok: true, text });
  });

  it.each([0, 33, 64, 200, 255])('refuses a padding of %i', (pad) => {
    const bytes = Buffer.alloc(320, pad);
    plainBytes('x'.repeat(320 - 38 - Math.max(pad, 1))).copy(bytes);
    expect(decrypt(rawEncrypt(bytes), aesKey, receiveId)).toEqual({ ok: false, why: 'padding' });
  });

  it('refuses a padding that is longer than everything', () => {
    expect(decrypt(rawEncrypt(Buffer.alloc(16, 17)), aesKey, receiveId)).toEqual({
      ok: false,
      why: 'padding',
    });
  });

  it('refuses a padding with another byte in it', () => {
    const bytes = padded(plainBytes('padded'));
    bytes[bytes.length - 2] = 99;
    expect(decrypt(rawEncrypt(bytes), aesKey, receiveId)).toEqual({ ok: false, why: 'padding' });
  });

  it('refuses a length beyond the end, and a text cut off before its length', () => {
    const tooLong = padded(plainBytes('short', receiveId, 0x7fffffff));
    expect(decrypt(rawEncrypt(tooLong), aesKey, receiveId)).toEqual({ ok: false, why: 'length' });
    const headless = Buffer.concat([Buffer.alloc(19), Buffer.alloc(13, 13)]);
    expect(decrypt(rawEncrypt(headless), aesKey, receiveId)).toEqual({ ok: false, why: 'length' });
  });

  it('refuses what was meant for another corp', () => {
    for (const other of ['', `${receiveId}x`, receiveId.slice(1)]) {
      const encrypted = rawEncrypt(padded(plainBytes('hello', other)));
      expect(decrypt(encrypted, aesKey, receiveId)).toEqual({ ok: false, why: 'receiveid' });
    }
  });

  it('accepts an empty text and an empty receiveid', () => {
    expect(decrypt(rawEncrypt(padded(plainBytes('', ''))), aesKey, '')).toEqual({ ok: true, text: '' });
  });

  const whole = rawEncrypt(padded(plainBytes('hello')));
  it.each([
    ['nothing', ''],
    ['three bytes', 'AAAA'],
    ['a block without its end', whole.slice(0, -4)],
    ['a letter that is not base64', `!${whole.slice(1)}`],
    ['a space within', `${whole.slice(0, 20)} ${whole.slice(20)}`],
    ['the URL alphabet', `-${whole.slice(1)}`],
    ['the other letter of the URL alphabet', `_${whole.slice(1)}`],
    ['the padding left out', rawEncrypt(Buffer.alloc(32)).replaceAll('=', '')],
    ['an equals sign within', `${whole.slice(0, 20)}====${whole.slice(24)}`],
  ])('refuses %s as ciphertext', (_, encrypted) => {
    expect(decrypt(encrypted, aesKey, receiveId)).toEqual({ ok: false, why: 'ciphertext' });
  });

  it('never throws, whatever bytes were encrypted', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 40 }),
        (seed, last) => {
          const bytes = Buffer.alloc(64, Buffer.from(seed));
          bytes.fill(last, 64 - Math.max(last, 1));
          expect(typeof decrypt(rawEncrypt(bytes), aesKey, receiveId).ok).toBe('boolean');
        },
      ),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => !decrypt(text, aesKey, receiveId).ok));
  });
});

withShared('the published vectors', () => {
  it('decide which keys are keys', () => {
    type Keys = { invalidKeys: { mustRejectEncodingAESKey: string[]; mustAccept: string[] } };
    const { invalidKeys } = readVectors('encrypt_fixed_random.json') as Keys;
    expect(invalidKeys.mustRejectEncodingAESKey.map(readAesKey).filter(Boolean)).toEqual([]);
    expect(invalidKeys.mustAccept.map(readAesKey).map((key) => key?.length)).toEqual([32, 32]);
  });

  it('decrypt what others have encrypted byte by byte', () => {
    type Fixed = {
      vectors: { encodingAESKey: string; receiveId: string; plaintext: string; expectedEncrypt: string }[];
    };
    const { vectors } = readVectors('encrypt_fixed_random.json') as Fixed;
    for (const { encodingAESKey, receiveId: receiver, plaintext, expectedEncrypt } of vectors)
      expect(decrypt(expectedEncrypt, readAesKey(encodingAESKey)!, receiver)).toEqual({
        ok: true,
        text: plaintext,
      });
    expect(vectors.length).toBeGreaterThan(2);
  });

  it('hold for every callback, JSON ones too', () => {
    const vectors = readCallbacks('callbacks.json');
    for (const {
      id,
      token,
      query,
      encrypt: encrypted,
      expect: wanted,
      encodingAESKey,
      receiveId: receiver,
      kind,
    } of vectors) {
      const parts = [token, query.timestamp, query.nonce, encrypted];
      expect([id, signatureMatches(query.msg_signature, parts)]).toEqual([id, wanted.mustReject !== true]);
      if (kind === 'signature_only') continue;
      const text = wanted.plaintext;
      expect([id, decrypt(encrypted, readAesKey(encodingAESKey)!, receiver)]).toEqual([
        id,
        { ok: true, text },
      ]);
    }
    expect(vectors.length).toBeGreaterThan(10);
  });

  it('hold for the smart robot’s empty receiveid', () => {
    const v3 = readShared('wecom-protocol.md').split('**V3')[1]!;
    const encrypted = /```\n([\w+/=]+)\n```/.exec(v3)![1]!;
    const text = /`(\{"msgid".*\})`/.exec(v3)![1]!;
    const vectors = readCallbacks('callbacks.json');
    const { token, encodingAESKey } = vectors[0]!;
    const signature = /signature `([0-9a-f]{40})`/.exec(v3)![1]!;
    expect(signatureMatches(signature, [token, '1700000000', 'nonce001', encrypted])).toBe(true);
    expect(decrypt(encrypted, readAesKey(encodingAESKey)!, '')).toEqual({ ok: true, text });
  });
});
