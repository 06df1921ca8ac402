import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { preciseNow } from './clock';

/** What a receiver is told at its start; times in ms. */
export type Receiving = {
  /** So long every post takes. */
  delayMs: number;
  /** Posts of one key in any `windowMs` beyond this are refused with 45009, as a strict reading of [99110] has it. */
  most: number;
  windowMs: number;
  /** This key is refused with 45009 from its first post on, for a window. */
  blocked: string | null;
  /** Tokens are good for so long; null: any secret is wrong. */
  tokenLifeMs: number | null;
};

/** `at` by preciseNow(); `part` is the number with which its text begins. */
export type Post = { key: string; part: number; at: number; errcode: number };
export type Received = { posts: Post[]; tokens: number; sends: number };

const given = JSON.parse(process.argv[2] ?? '{}') as Receiving;
const received: Received = { posts: [], tokens: 0, sends: 0 };
const accepted = new Map<string, number[]>();
let token = { value: '', until: 0 };

const server = createServer((request, response) => {
  const at = preciseNow();
  readBody(request, (head) => {
    const answered = answerTo(request.url ?? '', head, at);
    if (given.delayMs === 0) answer(response, answered);
    else setTimeout(answer, given.delayMs, response, answered);
  });
});

let acceptedPosts = 0;

/** How many were accepted is asked while it is measured, all of it at the end. */
process.on('message', (asked) => process.send?.(asked === 'accepted' ? acceptedPosts : received));
server.keepAliveTimeout = 0; // else every answer says how long, and every client sets a timer for it
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

/** All of it is taken, but only its first bytes are looked at: what is measured is the sender. */
function readBody(request: IncomingMessage, done: (head: string) => void): void {
  let head = '';
  request.on('data', (chunk: Buffer) => {
    if (head === '') head = chunk.toString('latin1', 0, 100);
  });
  request.on('end', () => {
    done(head);
  });
}

function answer(response: ServerResponse, answered: object): void {
  const json = JSON.stringify(answered);
  response.sendDate = false;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) });
  response.end(json);
}

/** A call is asked with one secret, a token or a key. */
function answerTo(url: string, head: string, at: number): object {
  const secret = url.slice(url.indexOf('=') + 1);
  if (url.startsWith('/cgi-bin/gettoken')) return newToken(at);
  return url.startsWith('/cgi-bin/message/send') ? sent(secret, at) : posted(secret, head, at);
}

function posted(key: string, head: string, at: number): object {
  const part = Number(/"content":"(\d+)/.exec(head)?.[1] ?? 0);
  const errcode = refusalOf(key, at);
  received.posts.push({ key, part, at, errcode });
  if (errcode === 0) acceptedPosts += 1;
  return { errcode, errmsg: errcode === 0 ? 'ok' : 'api freq out of limit' };
}

function refusalOf(key: string, at: number): number {
  if (key === given.blocked && at < (received.posts[0]?.at ?? at) + given.windowMs) return 45009;
  const recent = (accepted.get(key) ?? []).filter((before) => before > at - given.windowMs);
  if (recent.length >= given.most) return 45009;
  accepted.set(key, [...recent, at]);
  return 0;
}

/** While one holds, it is given again [91039]. */
function newToken(at: number): object {
  received.tokens += 1;
  if (given.tokenLifeMs === null) return { errcode: 40001, errmsg: 'invalid credential' };
  if (at >= token.until) token = { value: `token-${received.tokens}`, until: at + given.tokenLifeMs };
  return { errcode: 0, errmsg: 'ok', access_token: token.value, expires_in: 7200 };
}

function sent(bearer: string, at: number): object {
  if (bearer !== token.value || at >= token.until) return { errcode: 42001, errmsg: 'access_token expired' };
  received.sends += 1;
  return { errcode: 0, errmsg: 'ok', msgid: String(received.sends) };
}
