import { Agent, EnvHttpProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import { faultOf, refused } from './call-faults';
import { WecomRefused, WecomUnreachable } from './errors';
import type { Multipart } from './multipart';
import { filenameIn, isFile, readBody } from './read-body';

/** The values of HTTP_PROXY, HTTPS_PROXY and NO_PROXY. */
export type Proxy = { http?: string; https?: string; no?: string };
/** For metrics: after every call, refused or not. */
export type OnCall = (call: string, errcode: number | 'unreachable', ms: number) => void;
export type CallerOptions = { apiBase: string; proxy?: Proxy; onCall?: OnCall; patienceMs?: number };
/**
 * `name` is the path below /cgi-bin/. Everything in `query` is taken for a secret. With a `body` it is a POST, of
 * JSON or of a file; without `patienceMs` it may take as long as any other.
 */
type Call = { name: string; query: Record<string, string>; body?: string | Multipart; patienceMs?: number };
export type Answer = Record<string, unknown> & { errcode: number };
export type Download = { bytes: Buffer; filename: string | null };
export type Caller = {
  ask: (call: Call) => Promise<Answer>;
  /** Where a file comes back. A longer one is refused with 45001, as WeCom refuses one that is too long for it. */
  download: (call: Call, mostBytes: number) => Promise<Download>;
  close: () => Promise<void>;
};
type Response = Dispatcher.ResponseData;
type Line = { base: URL; dispatcher: Dispatcher; onCall: OnCall | undefined; patienceMs: number };

const connections = 50;
const connectMs = 3_000;
const defaultPatienceMs = 8_000;
const maxAnswerBytes = 1_048_576;

/** Calls of the API over kept-alive connections. Each gives an answer with errcode 0, or throws one of our errors. */
export function createCaller({ apiBase, proxy, onCall, patienceMs }: CallerOptions): Caller {
  const dispatcher = createDispatcher(proxy);
  const line = { base: new URL(apiBase), dispatcher, onCall, patienceMs: patienceMs ?? defaultPatienceMs };
  return {
    ask: (call) => counted(line, call, () => ask(line, call)),
    download: (call, mostBytes) => counted(line, call, () => download(line, call, mostBytes)),
    close: () => dispatcher.close(),
  };
}

function createDispatcher(proxy: Proxy | undefined): Dispatcher {
  const options = { connections, connect: { timeout: connectMs } };
  if (proxy === undefined) return new Agent(options);
  const { http = '', https = '', no = '' } = proxy; // left out, undici would look into the environment itself
  return new EnvHttpProxyAgent({ ...options, httpProxy: http, httpsProxy: https, noProxy: no });
}

async function counted<Good>(line: Line, call: Call, turn: () => Promise<Good>): Promise<Good> {
  const begunAt = performance.now();
  const outcome = await turn().catch((fault: unknown) => faultOf(call, fault));
  line.onCall?.(call.name, codeOf(outcome), performance.now() - begunAt);
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

function codeOf(outcome: unknown): number | 'unreachable' {
  if (outcome instanceof WecomUnreachable) return 'unreachable';
  return outcome instanceof WecomRefused ? outcome.errcode : 0;
}

async function ask(line: Line, call: Call): Promise<Answer> {
  return answerIn(call, await exchange(line, call));
}

async function download(line: Line, call: Call, mostBytes: number): Promise<Download> {
  const response = await exchange(line, call);
  if (!isFile(response)) {
    await answerIn(call, response);
    throw new WecomUnreachable(call.name, 'no file in the answer', true);
  }
  const bytes = await readBody(response, mostBytes);
  if (bytes === null) throw new WecomRefused(call.name, 45001, 'longer than asked for');
  return { bytes, filename: filenameIn(response) };
}

async function exchange(line: Line, call: Call): Promise<Response> {
  const response = await line.dispatcher.request(requestOf(line, call));
  if (response.statusCode === 200) return response;
  await response.body.dump();
  throw new WecomUnreachable(call.name, `HTTP ${response.statusCode}`, true);
}

function requestOf({ base, patienceMs }: Line, call: Call): Dispatcher.RequestOptions {
  const query = new URLSearchParams(call.query).toString();
  return {
    origin: base.origin,
    path: `${base.pathname.replace(/\/$/, '')}/cgi-bin/${call.name}?${query}`,
    signal: AbortSignal.timeout(call.patienceMs ?? patienceMs),
    ...contentOf(call.body),
  };
}

function contentOf(body: Call['body']): Pick<Dispatcher.RequestOptions, 'method' | 'body' | 'headers'> {
  if (body === undefined) return { method: 'GET' };
  const { type, bytes } = typeof body === 'string' ? { type: 'application/json', bytes: body } : body;
  return { method: 'POST', body: bytes, headers: { 'content-type': type } };
}

async function answerIn(call: Call, response: Response): Promise<Answer> {
  const bytes = await readBody(response, maxAnswerBytes);
  const answer = bytes && parse(bytes.toString('utf8'));
  if (!answer) throw new WecomUnreachable(call.name, 'no errcode in the answer', true);
  if (answer.errcode !== 0) throw refused(call, answer);
  return answer;
}

/** An upload may be answered by its id alone: no page promises an errcode beside it [90253]. */
function parse(text: string): Answer | null {
  try {
    const answer = JSON.parse(text) as Partial<Answer> | null;
    const { errcode = typeof answer?.['media_id'] === 'string' ? 0 : undefined } = answer ?? {};
    return typeof errcode === 'number' ? { ...answer, errcode } : null;
  } catch {
    return null;
  }
}
