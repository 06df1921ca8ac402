import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { environment } from '../test/support/newsroom';

/** Nobody listens there: the door calls nobody. */
export const surroundings = environment('http://127.0.0.1:9', '');

export type Keys = { token: string; encodingAesKey: string; receiveId: string };

export const keys: Keys = {
  token: surroundings['WECOM_TOKEN'] ?? '',
  encodingAesKey: surroundings['WECOM_ENCODING_AES_KEY'] ?? '',
  receiveId: surroundings['WECOM_CORP_ID'] ?? '',
};

export type Callback = { query: string; body: string };

let callbacks = 0;

/** A message id of its own for every callback of this process. */
export function newId(): string {
  callbacks += 1;
  return `${process.pid}${String(callbacks).padStart(10, '0')}`;
}

/** A text message, without further words of 120 Chinese characters, signed now. */
export function newCallback(id = newId(), said?: Said): Callback {
  return wrap(encrypt(padded(plainOf(messageXml(id, said)))));
}

/** As many requests, each encrypted anew, made before the clock of a round runs. */
export function prepare(count: number): Buffer[] {
  return Array.from({ length: count }, () => asRequest(newCallback()));
}

export function asRequest({ query, body }: Callback): Buffer {
  const head = `POST /wecom/app?${query} HTTP/1.1\r\nhost: door\r\ncontent-type: text/xml\r\n`;
  return Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

const sentence = '区总工会联合街道在工地开办夜校，请来技师讲安全用电和高处作业，工友下班后自愿来听。';
const text = sentence.repeat(3).slice(0, 120);

type Said = { by: string; text: string };

export function messageXml(id: string, said: Said = { by: 'contact-lake', text }): string {
  return `<xml><ToUserName><![CDATA[${keys.receiveId}]]></ToUserName><FromUserName><![CDATA[${said.by}]]></FromUserName><CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${said.text}]]></Content><MsgId>${id}</MsgId><AgentID>1000002</AgentID></xml>`;
}

/** The bytes before encryption, so that any of them may be spoiled [90968]. */
export function plainOf(xml: string, { receiveId = keys.receiveId, length = Buffer.byteLength(xml) } = {}) {
  const head = randomBytes(20);
  head.writeUInt32BE(length, 16);
  return Buffer.concat([head, Buffer.from(xml + receiveId)]);
}

export function padded(plain: Buffer): Buffer {
  const pad = 32 - (plain.length % 32);
  return Buffer.concat([plain, Buffer.alloc(pad, pad)]);
}

const aesKey = Buffer.from(`${keys.encodingAesKey}=`, 'base64');

export function encrypt(bytes: Buffer): string {
  const aes = createCipheriv('aes-256-cbc', aesKey, aesKey.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([aes.update(bytes), aes.final()]).toString('base64');
}

/** Signed rightly, whatever is inside. */
export function wrap(encrypted: string, timestamp = String(Math.floor(Date.now() / 1000))): Callback {
  const nonce = String(callbacks);
  const sorted = [keys.token, timestamp, nonce, encrypted].sort().join('');
  const signature = createHash('sha1').update(sorted).digest('hex');
  return {
    query: `msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce}`,
    body: `<xml><ToUserName><![CDATA[${keys.receiveId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[1000002]]></AgentID></xml>`,
  };
}
