import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The limit that the door is measured against: node:http and node:crypto, nothing checked twice, nothing stored. */
const token = process.env['WECOM_TOKEN'] ?? '';
const receiveId = process.env['WECOM_CORP_ID'] ?? '';
const aesKey = Buffer.from(`${process.env['WECOM_ENCODING_AES_KEY'] ?? ''}=`, 'base64');
const iv = aesKey.subarray(0, 16);

const server = createServer((request, response) => {
  readBody(request, (body) => {
    response.writeHead(isGenuine(request.url ?? '', body) ? 200 : 401, { 'content-length': 0 });
    response.end();
  });
});

server.listen(Number(process.env['PORT'] ?? 0), () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
});

function readBody(request: IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    done(Buffer.concat(chunks).toString('utf8'));
  });
}

function isGenuine(url: string, body: string): boolean {
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1));
  const encrypted = /<Encrypt><!\[CDATA\[(.*?)\]\]><\/Encrypt>/.exec(body)?.[1] ?? '';
  const parts = [token, query.get('timestamp') ?? '', query.get('nonce') ?? '', encrypted].sort();
  const expected = createHash('sha1').update(parts.join('')).digest();
  const given = Buffer.from(query.get('msg_signature') ?? '', 'hex');
  return given.length === 20 && timingSafeEqual(given, expected) && receiverOf(encrypted) === receiveId;
}

function receiverOf(encrypted: string): string {
  const aes = createDecipheriv('aes-256-cbc', aesKey, iv).setAutoPadding(false);
  const plain = Buffer.concat([aes.update(encrypted, 'base64'), aes.final()]);
  const end = plain.length - (plain.at(-1) ?? 0);
  const textEnd = 20 + plain.readUInt32BE(16);
  return plain.toString('utf8', 20, textEnd).startsWith('<xml>') ? plain.toString('utf8', textEnd, end) : '';
}
