import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { encrypt, messageXml, newCallback, newId, padded, plainOf, wrap, type Callback } from './callbacks';
import { startBot } from './start-server';

export type Hostile = { name: string; callback: Callback };

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
  const byKeys = Map.groupBy(vectors, ({ token, encodingAESKey }) => `${token} ${encodingAESKey}`);
  const wrong: string[] = [];
  for (const same of byKeys.values()) wrong.push(...(await tryOn(same, redisUrl)));
  return wrong;
}
