import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { open, seal, sign } from '../../simulator/crypto';
import { envelopeXml, textMessage } from '../../simulator/xml';
import { readShared, withShared } from '../support/shared';

const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

test('what is sealed opens again, here and with the library of the platform’s vendor', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ maxLength: 40 }),
      (message, id) => {
        const sealed = seal(key, { message, receiveId: id });
        expect(open(key, sealed)).toEqual({ message, receiveId: id });
        expect(decrypt(key, sealed)).toMatchObject({ message, id });
        expect(open(key, encrypt(key, message, id))).toEqual({ message, receiveId: id });
      },
    ),
  );
});

test('the same random bytes give the same bytes as the vendor’s library', () => {
  const random = Buffer.from('0123456789abcdef');
  for (let length = 0; length < 70; length += 1) {
    const message = '字'.repeat(length);
    expect(seal(key, { message, receiveId: 'wwfederation' }, random)).toBe(
      encrypt(key, message, 'wwfederation', random),
    );
  }
});

test('signatures agree with the vendor’s library', () => {
  expect(sign('token', '1785715200', '1234567890', 'cipher+/=')).toBe(
    getSignature('token', '1785715200', '1234567890', 'cipher+/='),
  );
});

test('a padding beyond 32 is refused', () => {
  const wrong = seal(key, { message: 'x', receiveId: '' }, Buffer.alloc(16));
  const bytes = Buffer.from(wrong, 'base64');
  bytes[bytes.length - 17] = (bytes[bytes.length - 17] ?? 0) ^ 0x80;
  expect(() => open(key, bytes.toString('base64'))).toThrow('padding of 139');
});

type Callback = {
  id: string;
  token: string;
  encodingAESKey: string;
  query: { msg_signature: string; timestamp: string; nonce: string };
  encrypt: string;
  body: string;
  expect: { plaintext: string; receiveId: string; fields: Record<string, string> };
};

withShared('published vectors', () => {
  const callback = (id: string): Callback => {
    const { vectors } = JSON.parse(readShared('vectors/callbacks.json')) as { vectors: Callback[] };
    return vectors.find((vector) => vector.id === id)!;
  };
  const { vectors, invalidKeys } = JSON.parse(readShared('vectors/encrypt_fixed_random.json')) as {
    vectors: Record<
      'id' | 'encodingAESKey' | 'plaintext' | 'receiveId' | 'random16' | 'expectedEncrypt',
      string
    >[];
    invalidKeys: { mustRejectEncodingAESKey: string[]; mustAccept: string[] };
  };

  it.each(['tencent-verify-url', 'tencent-xml-text-hello', 'go-workwx-verify-url'])('%s opens', (id) => {
    const vector = callback(id);
    const { timestamp, nonce, msg_signature } = vector.query;
    expect(sign(vector.token, timestamp, nonce, vector.encrypt)).toBe(msg_signature);
    expect(open(vector.encodingAESKey, vector.encrypt)).toEqual({
      message: vector.expect.plaintext,
      receiveId: vector.expect.receiveId,
    });
  });

  it.each(vectors)('$id is made byte for byte', (vector) => {
    const sealed = { message: vector.plaintext, receiveId: vector.receiveId };
    expect(seal(vector.encodingAESKey, sealed, Buffer.from(vector.random16))).toBe(vector.expectedEncrypt);
  });

  it('a text message is laid out as the published one', () => {
    const { fields, plaintext } = callback('tencent-xml-text-hello').expect;
    const sender = {
      corpId: fields['ToUserName']!,
      agentId: Number(fields['AgentID']),
      userid: fields['FromUserName']!,
      createTime: Number(fields['CreateTime']),
    };
    expect(textMessage(sender, fields['Content']!, fields['MsgId']!)).toBe(plaintext);
  });

  it('an envelope is laid out as the published one', () => {
    const { body, encrypt: encrypted, expect: inner } = callback('tencent-xml-text-hello');
    expect(envelopeXml(inner.receiveId, Number(inner.fields['AgentID']), encrypted)).toBe(body);
  });

  it.each(invalidKeys.mustRejectEncodingAESKey)('the key "%s" is refused', (bad) => {
    expect(() => seal(bad, { message: '', receiveId: '' })).toThrow('EncodingAESKey');
  });

  it.each(invalidKeys.mustAccept)('the key "%s" is taken', (good) => {
    expect(() => seal(good, { message: '', receiveId: '' })).not.toThrow();
  });
});
