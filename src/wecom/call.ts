import { Agent, EnvHttpProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import { WecomRefused, WecomUnreachable } from './errors';

/** The values of HTTP_PROXY, HTTPS_PROXY and NO_PROXY. */
export type Proxy = { http?: string; https?: string; no?: string };
/** For metrics: after every call, refused or not. */
export type OnCall = (call: string, errcode: number | 'unreachable', ms: number) => void;
export type CallerOptions = { apiBase: string; proxy?: Proxy; onCall?: OnCall; patienceMs?: number };
/** `name` is the path below /cgi-bin/. Everything in `query` is taken for a secret. With a `body` it is a POST. */
type Call = { name: string; query: Record<string, string>; body?: string };
export type Answer = Record<string, unknown> & { errcode: number };
export type Caller = { ask: (call: Call) => Promise<Answer>; close: () => Promise<void> };
type Line = { base: URL; dispatcher: Dispatcher; onCall: OnCall | undefined; patienceMs: number };

const connections = 50;
const connectMs = 3_000;
const defaultPatienceMs = 8_000;
const maxAnswerBytes = 1_048_576;

/** Codes of a connection that never came about; beside these, TLS refusals. */
const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const tlsRefusal = /^(?:CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/;

/** Calls of the API over kept-alive connections. `ask` gives an answer with errcode 0, or throws one of our errors. */
export function createCaller({ apiBase, proxy, onCall, patienceMs }: CallerOptions): Caller {
  const dispatcher = createDispatcher(proxy);
  const line = { base: new URL(apiBase), dispatcher, onCall, patienceMs: patienceMs ?? defaultPatienceMs };
  return { ask: (call) => ask(line, call), close: () => dispatcher.close() };
}

function createDispatcher(proxy: Proxy | undefined): Dispatcher {
  const options = { connections, connect: { timeout: connectMs }, maxResponseSize: maxAnswerBytes };
  if (proxy === undefined) return new Agent(options);
  const { http = '', https = '', no = '' } = proxy; // left out, undici would look into the environment itself
  return new EnvHttpProxyAgent({ ...options, httpProxy: http, httpsProxy: https, noProxy: no });
}

async function ask(line: Line, call: Call): Promise<Answer> {
  const begunAt = performance.now();
  const outcome = await exchange(line, call).catch((fault: unknown) => unreachable(call, fault));
  const failed = outcome instanceof WecomUnreachable;
  line.onCall?.(call.name, failed ? 'unreachable' : outcome.errcode, performance.now() - begunAt);
  if (failed) throw outcome;
  if (outcome.errcode !== 0) throw refused(call, outcome);
  return outcome;
}

async function exchange(line: Line, call: Call): Promise<Answer | WecomUnreachable> {
  const { statusCode, body } = await line.dispatcher.request(requestOf(line, call));
  const text = await body.text();
  if (statusCode !== 200) return new WecomUnreachable(call.name, `HTTP ${statusCode}`, true);
  return answerIn(text) ?? new WecomUnreachable(call.name, 'no errcode in the answer', true);
}

function requestOf({ base, patienceMs }: Line, { name, query, body }: Call): Dispatcher.RequestOptions {
  return {
    origin: base.origin,
    path: `${base.pathname.replace(/\/$/, '')}/cgi-bin/${name}?${new URLSearchParams(query).toString()}`,
    signal: AbortSignal.timeout(patienceMs),
    ...(body === undefined
      ? { method: 'GET' as const }
      : { method: 'POST' as const, body, headers: { 'content-type': 'application/json' } }),
  };
}

function answerIn(text: string): Answer | null {
  try {
    const answer = JSON.parse(text) as Answer | null;
    return typeof answer?.errcode === 'number' ? answer : null;
  } catch {
    return null;
  }
}

function unreachable(call: Call, fault: unknown): WecomUnreachable {
  const { code, name } = fault as { code?: unknown; name?: unknown };
  const cause = typeof code === 'string' ? code : String(name);
  return new WecomUnreachable(call.name, cause, !notConnected.has(cause) && !tlsRefusal.test(cause));
}

function refused({ name, query }: Call, { errcode, errmsg }: Answer): WecomRefused {
  let harmless = typeof errmsg === 'string' ? errmsg : '';
  for (const secret of Object.values(query)) if (secret !== '') harmless = harmless.replaceAll(secret, '…');
  return new WecomRefused(name, errcode, harmless);
}
