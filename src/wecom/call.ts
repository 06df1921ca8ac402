import { EnvHttpProxyAgent, Pool } from 'undici';
import type { Dispatcher } from 'undici';
import { faultOf, refused } from './call-faults';
import { WecomRefused, WecomUnreachable } from './errors';
import { exchange, type Request, type Response } from './exchange';
import { filenameIn, isFile } from './file-answer';
import type { Multipart } from './multipart';

/** The values of HTTP_PROXY, HTTPS_PROXY and NO_PROXY. */
export type Proxy = { http?: string; https?: string; no?: string };
/** For metrics: after every call, refused or not. */
export type OnCall = (call: string, errcode: number | 'unreachable', ms: number) => void;
export type CallerOptions = { apiBase: string; proxy?: Proxy; onCall?: OnCall; patienceMs?: number };
/** JSON; bytes where the same goes to many. */
type Json = string | Buffer;
/**
 * `name` is the path below /cgi-bin/. Everything in `query` is taken for a secret. With a `body` it is a POST, of
 * JSON or of a file; without `patienceMs` it may take as long as any other.
 */
type Call = { name: string; query: Record<string, string>; body?: Json | Multipart; patienceMs?: number };
export type Answer = Record<string, unknown> & { errcode: number };
export type Download = { bytes: Buffer; filename: string | null };
export type Caller = {
  ask: (call: Call) => Promise<Answer>;
  /** Where a file comes back. A longer one is refused with 45001, as WeCom refuses one that is too long for it. */
  download: (call: Call, mostBytes: number) => Promise<Download>;
  close: () => Promise<void>;
};
/** `path` ends before the name of a call. */
type Line = {
  origin: string;
  path: string;
  dispatcher: Dispatcher;
  onCall: OnCall | undefined;
  patienceMs: number;
};

const connections = 50;
const connectMs = 3_000;
const defaultPatienceMs = 8_000;
const maxAnswerBytes = 1_048_576;

/** Calls of the API over kept-alive connections. Each gives an answer with errcode 0, or throws one of our errors. */
export function createCaller({ apiBase, proxy, onCall, patienceMs }: CallerOptions): Caller {
  const { origin, pathname } = new URL(apiBase);
  const dispatcher = createDispatcher(origin, proxy);
  const path = `${pathname.replace(/\/$/, '')}/cgi-bin/`;
  const line = { origin, path, dispatcher, onCall, patienceMs: patienceMs ?? defaultPatienceMs };
  return {
    ask: (call) => carryOut(line, call, { mostBytes: maxAnswerBytes, read: answerIn }),
    download: (call, mostBytes) => carryOut(line, call, fileOf(mostBytes)),
    close: () => dispatcher.close(),
  };
}

/** undici's own timers are off: `exchange` bounds every call. */
function createDispatcher(origin: string, proxy: Proxy | undefined): Dispatcher {
  const options = { connections, connect: { timeout: connectMs }, headersTimeout: 0, bodyTimeout: 0 };
  if (proxy === undefined) return new Pool(origin, options);
  const { http = '', https = '', no = '' } = proxy; // left out, undici would look into the environment itself
  return new EnvHttpProxyAgent({ ...options, httpProxy: http, httpsProxy: https, noProxy: no });
}

/** `read` makes of the response what was asked for, or throws. */
type Wanted<Good> = { mostBytes: number; read: (call: Call, response: Response) => Good };

async function carryOut<Good>(line: Line, call: Call, { mostBytes, read }: Wanted<Good>): Promise<Good> {
  const begunAt = performance.now();
  const over = (errcode: number | 'unreachable') =>
    line.onCall?.(call.name, errcode, performance.now() - begunAt);
  try {
    const bounds = { patienceMs: call.patienceMs ?? line.patienceMs, mostBytes };
    const good = read(call, await exchange(line.dispatcher, requestOf(line, call), bounds));
    over(0);
    return good;
  } catch (fault) {
    const known = faultOf(call, fault);
    over(known instanceof WecomRefused ? known.errcode : 'unreachable');
    throw known;
  }
}

function requestOf({ origin, path }: Line, { name, query, body }: Call): Request {
  const asked = Object.entries(query).map(([field, value]) => `${field}=${encodeURIComponent(value)}`);
  return { origin, path: `${path}${name}?${asked.join('&')}`, ...contentOf(body) };
}

function contentOf(body: Call['body']): Pick<Request, 'method' | 'body' | 'headers'> {
  if (body === undefined) return { method: 'GET' };
  const isJson = typeof body === 'string' || Buffer.isBuffer(body);
  const { type, bytes } = isJson ? { type: 'application/json', bytes: body } : body;
  return { method: 'POST', body: bytes, headers: { 'content-type': type } };
}

function answerIn(call: Call, { status, body }: Response): Answer {
  if (status !== 200) throw new WecomUnreachable(call.name, `HTTP ${status}`, true);
  const answer = body && parse(body.toString('utf8'));
  if (!answer) throw new WecomUnreachable(call.name, 'no errcode in the answer', true);
  if (answer.errcode !== 0) throw refused(call, answer);
  return answer;
}

/** A refusal, too, may be as long as the file. */
function fileOf(mostBytes: number): Wanted<Download> {
  return { mostBytes: Math.max(mostBytes, maxAnswerBytes), read: (...got) => fileIn(...got, mostBytes) };
}

function fileIn(call: Call, response: Response, mostBytes: number): Download {
  if (response.status !== 200 || !isFile(response)) {
    answerIn(call, response);
    throw new WecomUnreachable(call.name, 'no file in the answer', true);
  }
  const { body } = response;
  if (!body || body.length > mostBytes) throw new WecomRefused(call.name, 45001, 'longer than asked for');
  return { bytes: body, filename: filenameIn(response) };
}

/** An upload may be answered by its id alone: no page promises an errcode beside it [90253]. */
function parse(text: string): Answer | null {
  try {
    const answer = JSON.parse(text) as Partial<Answer> | null;
    if (typeof answer?.errcode === 'number') return answer as Answer;
    return typeof answer?.['media_id'] === 'string' ? { ...answer, errcode: 0 } : null;
  } catch {
    return null;
  }
}
