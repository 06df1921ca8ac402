import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { encrypt, messageXml, newCallback, newId, padded, plainOf, wrap, type Callback } from './callbacks';
import { startBot } from './start-server';

type Hostile = { name: string; callback: Callback };

/** Rightly signed now, as far as a signature is not what is wrong with them: the clock does not refuse them. */
export function freshHostiles(): Hostile[] {
  const xml = messageXml(newId());
  const good = newCallback();
  const plain = plainOf(xml);
  const pad = 32 - (plain.length % 32);
  const badPad = Buffer.concat([plain, Buffer.alloc(pad - 1, pad), Buffer.from([200])]);
  const old = String(Math.floor(Date.now() / 1000) - 3600);
  const inBody = (from: string, to: string) => ({ ...good, body: good.body.replace(from, to) });
  return Object.entries({
    'wrong signature': { ...good, query: good.query.replace(/msg_signature=./, 'msg_signature=x') },
    'no signature': { ...good, query: good.query.replace(/msg_signature=[^&]*&/, '') },
    'another nonce': { ...good, query: `${good.query}1` },
    stale: wrap(encrypt(padded(plain)), old),
    'bad padding': wrap(encrypt(badPad)),
    'bad receiveid': wrap(encrypt(padded(plainOf(xml, { receiveId: 'ww-another-corp' })))),
    'length beyond the end': wrap(encrypt(padded(plainOf(xml, { length: 2 ** 31 })))),
    'ciphertext cut': wrap(encrypt(padded(plain)).slice(0, -4)),
    'not base64': wrap('*'.repeat(64)),
    'no message in it': wrap(encrypt(padded(plainOf('<xml></xml>')))),
    DOCTYPE: inBody('<xml>', '<!DOCTYPE xml [<!ENTITY a "aaaa">]><xml>'),
    'no Encrypt': inBody('<Encrypt>', '<Other>'),
    'two Encrypts': inBody('<AgentID>', '<Encrypt><![CDATA[x]]></Encrypt><AgentID>'),
    'empty body': { ...good, body: '' },
    'not XML': { ...good, body: 'hello' },
    '20,000 deep': { ...good, body: '<a>'.repeat(20_000) },
  }).map(([name, callback]) => ({ name, callback }));
}

type Vector = {
  id: string;
  token: string;
  encodingAESKey: string;
  receiveId: string;
  query: Record<string, string>;
  body: string;
};

/** The published refusals, each against a bot with that vector's keys; null where the folder is not there. */
export async function tryVectors(redisUrl: string): Promise<string[] | null> {
  const folder = process.env['SHARED_DIR'] ?? join(__dirname, '..', '..', 'shared');
  const file = join(folder, 'vectors', 'negative_callbacks.json');
  if (!existsSync(file)) return null;
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };
  const wrong: string[] = [];
  for (const keys of new Set(vectors.map(keysOf))) {
    const same = vectors.filter((vector) => keysOf(vector) === keys);
    wrong.push(...(await tryOn(same, redisUrl)));
  }
  return wrong;
}

function keysOf({ token, encodingAESKey, receiveId }: Vector): string {
  return [token, encodingAESKey, receiveId].join();
}

async function tryOn(vectors: Vector[], redisUrl: string): Promise<string[]> {
  const bot = await startBot('vectors', redisUrl, {
    WECOM_TOKEN: vectors[0]?.token ?? '',
    WECOM_ENCODING_AES_KEY: vectors[0]?.encodingAESKey ?? '',
    WECOM_CORP_ID: vectors[0]?.receiveId ?? '',
  });
  const hostiles = vectors.map(({ id, query, body }) => ({
    name: id,
    callback: { query: new URLSearchParams(query).toString(), body },
  }));
  const wrong = await notRefused(bot.port, hostiles);
  await bot.stop();
  return wrong;
}

/** Those that were answered with anything but 4xx, with what it was. */
export async function notRefused(port: number, hostiles: readonly Hostile[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, callback } of hostiles) {
    const status = await post(port, callback);
    if (status < 400 || status > 499) wrong.push(`${name}: ${status}`);
  }
  return wrong;
}

function post(port: number, { query, body }: Callback): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: '127.0.0.1', method: 'POST', path: `/wecom/app?${query}` },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
