import { encrypt } from '@wecom/crypto';
import fc from 'fast-check';
import { openCallback, openEcho } from '../../src/wecom/callback';
import { readAesKey } from '../../src/wecom/crypto';
import { withShared } from '../support/shared';
import {
  callbackOf,
  encodingAesKey,
  keys,
  padded,
  plainBytes,
  rawEncrypt,
  receiveId,
  sign,
} from './raw-encrypt';
import { readCallbacks } from './vectors';
import type { CallbackVector } from './vectors';

const timestamp = '1700000000';
const nowMs = 1_700_000_000_000;
const xml =
  '<xml><FromUserName><![CDATA[contact-lake]]></FromUserName><CreateTime>1700000000</CreateTime>' +
  '<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[湖区慰问职工]]></Content><MsgId>7000000000000000001</MsgId></xml>';
const encrypted = encrypt(encodingAesKey, xml, receiveId);

describe('a callback', () => {
  it('is opened into its id and its XML', () => {
    const opened = openCallback(callbackOf(encrypted, timestamp), keys, nowMs);
    expect(opened).toEqual({ ok: true, messageId: '7000000000000000001', xml });
  });

  it('is opened whatever was written', () => {
    const words = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes(']]>'));
    fc.assert(
      fc.property(words, fc.stringMatching(/^[\w]{1,20}$/), (text, nonce) => {
        const written = xml.replace('湖区慰问职工', () => text);
        const request = callbackOf(encrypt(encodingAesKey, written, receiveId), timestamp, nonce);
        expect(openCallback(request, keys, nowMs)).toEqual({
          ok: true,
          messageId: '7000000000000000001',
          xml: written,
        });
      }),
    );
  });

  it.each([-300_000, 0, 300_000])('is accepted with clocks %i ms apart', (skewMs) => {
    expect(openCallback(callbackOf(encrypted, timestamp), keys, nowMs + skewMs).ok).toBe(true);
  });

  it.each([-300_001, 300_001, 7_200_000])('is stale with clocks %i ms apart', (skewMs) => {
    const opened = openCallback(callbackOf(encrypted, timestamp), keys, nowMs + skewMs);
    expect(opened).toEqual({ ok: false, why: 'stale', skewMs });
  });

  it('is never called stale on a wrong signature', () => {
    const { query, body } = callbackOf(encrypted, timestamp);
    const forged = query.replace('nonce-1', 'nonce-2');
    expect(openCallback({ query: forged, body }, keys, 0)).toEqual({ ok: false, why: 'signature' });
  });

  it('is refused with another token', () => {
    const opened = openCallback(callbackOf(encrypted, timestamp), { ...keys, token: 'Other' }, nowMs);
    expect(opened).toEqual({ ok: false, why: 'signature' });
  });

  it('says why it is refused', () => {
    const { query, body } = callbackOf(encrypted, timestamp);
    const signed = (bytes: Buffer) => callbackOf(rawEncrypt(bytes), timestamp);
    const why = (request: { query: string; body: string }) => openCallback(request, keys, nowMs);
    expect(why({ query: '', body })).toEqual({ ok: false, why: 'query' });
    expect(why({ query, body: 'hello' })).toEqual({ ok: false, why: 'envelope' });
    expect(why(callbackOf('AAAA', timestamp))).toEqual({ ok: false, why: 'ciphertext' });
    expect(why(signed(Buffer.alloc(32)))).toEqual({ ok: false, why: 'padding' });
    expect(why(signed(padded(plainBytes(xml, receiveId, 99_999))))).toEqual({ ok: false, why: 'length' });
    expect(why(signed(padded(plainBytes(xml, 'ww-other'))))).toEqual({ ok: false, why: 'receiveid' });
    expect(why(signed(padded(plainBytes('20241231'))))).toEqual({ ok: false, why: 'message' });
  });

  it('is answered for any query and body without a throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (query, body) => {
        expect(openCallback({ query, body }, keys, nowMs).ok).toBe(false);
      }),
    );
  });
});

describe('the console’s test of the address', () => {
  const echo = rawEncrypt(padded(plainBytes('20241231')));
  const query = `msg_signature=${sign(echo, timestamp, 'n')}&timestamp=${timestamp}&nonce=n`;

  it('gives the echo, with %2B and with a bare plus', () => {
    const escaped = `${query}&echostr=${encodeURIComponent(echo)}`;
    expect(openEcho(escaped, keys, nowMs)).toEqual({ ok: true, echo: '20241231' });
    expect(openEcho(`${query}&echostr=${echo}`, keys, nowMs)).toEqual({ ok: true, echo: '20241231' });
  });

  it('says why it is refused', () => {
    const escaped = `${query}&echostr=${encodeURIComponent(echo)}`;
    expect(openEcho(query, keys, nowMs)).toEqual({ ok: false, why: 'query' });
    expect(openEcho('echostr=x', keys, nowMs)).toEqual({ ok: false, why: 'query' });
    expect(openEcho(`${query}&echostr=AAAA`, keys, nowMs)).toEqual({ ok: false, why: 'signature' });
    expect(openEcho(escaped, keys, nowMs + 300_001)).toEqual({ ok: false, why: 'stale', skewMs: 300_001 });
    expect(openEcho(escaped, { ...keys, receiveId: 'ww-other' }, nowMs)).toEqual({
      ok: false,
      why: 'receiveid',
    });
  });
});

withShared('published callbacks', () => {
  const keysOf = (vector: CallbackVector) => ({
    token: vector.token,
    aesKey: readAesKey(vector.encodingAESKey)!,
    receiveId: vector.receiveId,
  });
  const thenMs = ({ query }: CallbackVector) => Number(query.timestamp) * 1000;

  it('are opened when they are fresh, and stale today', () => {
    const vectors = readCallbacks('callbacks.json');
    const messages = vectors.filter(({ kind, format }) => kind === 'message' && format !== 'json');
    expect(messages.length).toBeGreaterThan(4);
    for (const vector of messages) {
      const request = { query: vector.query_string, body: vector.body };
      const messageId = /<MsgId>(\d+)<\/MsgId>/.exec(vector.expect.plaintext)![1]!;
      const wanted = { ok: true, messageId, xml: vector.expect.plaintext };
      expect(openCallback(request, keysOf(vector), thenMs(vector))).toEqual(wanted);
      expect(openCallback(request, keysOf(vector), Date.now())).toMatchObject({ ok: false, why: 'stale' });
    }
  });

  it('are refused as JSON, which the app’s door does not speak', () => {
    const vectors = readCallbacks('callbacks.json');
    const vector = vectors.find(({ format }) => format === 'json')!;
    const request = { query: vector.query_string, body: vector.body };
    expect(openCallback(request, keysOf(vector), thenMs(vector))).toEqual({ ok: false, why: 'envelope' });
  });

  it('verify the address', () => {
    const vectors = readCallbacks('callbacks.json');
    const echoes = vectors.filter(({ kind }) => kind === 'verify_url');
    expect(echoes.length).toBeGreaterThan(4);
    for (const vector of echoes) {
      const refused = { ok: false, why: 'signature' };
      const wanted = vector.expect.mustReject ? refused : { ok: true, echo: vector.expect.plaintext };
      expect(openEcho(vector.query_string, keysOf(vector), thenMs(vector))).toEqual(wanted);
    }
  });

  it('are refused one and all where they are hostile', () => {
    const vectors = readCallbacks('negative_callbacks.json');
    expect(vectors.length).toBeGreaterThan(15);
    for (const vector of vectors) {
      const query = new URLSearchParams(vector.query).toString();
      const opened = openCallback({ query, body: vector.body }, keysOf(vector), thenMs(vector));
      expect([vector.id, opened.ok]).toEqual([vector.id, false]);
    }
  });

  it('name the fault of those that are signed rightly', () => {
    const vectors = readCallbacks('negative_callbacks.json');
    const whys = vectors
      .filter(({ id }) => id.endsWith('-valid-signature'))
      .map((vector) => {
        const query = new URLSearchParams(vector.query).toString();
        const opened = openCallback({ query, body: vector.body }, keysOf(vector), thenMs(vector));
        return [vector.id, opened.ok ? 'ok' : opened.why];
      });
    expect(Object.fromEntries(whys)).toEqual({
      'wrong-receiveid-valid-signature': 'receiveid',
      'pad-200-valid-signature': 'padding',
      'pad-0-valid-signature': 'padding',
      'length-field-2GiB-valid-signature': 'length',
      'cipher-3-bytes-valid-signature': 'ciphertext',
      'cipher-empty-valid-signature': 'envelope',
      'cipher-not-base64-valid-signature': 'ciphertext',
    });
  });
});
