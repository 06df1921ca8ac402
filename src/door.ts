import type { IncomingMessage, ServerResponse } from 'node:http';
import type { openCallback, CallbackKeys } from './wecom/callback';

export type DoorDeps = {
  keys: CallbackKeys;
  openCallback: typeof openCallback;
  receive: (message: { id: string; xml: string; at: number }) => Promise<'stored' | 'repeated'>;
  now: () => number;
  /** For the metric, and for the admins where it is a wrong clock. */
  count: (outcome: string, skewMs?: number) => void;
  log: { error: (facts: object, message: string) => void };
};

/** WeCom's own callbacks are a few KB. */
const mostBytes = 1_048_576;

/**
 * POST /wecom/app. Stores before it answers, and does nothing else. It is a plain listener beside Koa, because
 * Koa's frame costs more than all that is done here (docs/adr/005-door-beside-koa.md).
 */
export function openDoor(deps: DoorDeps) {
  const storing = { ...deps, store: storeWith(deps) };
  return (request: IncomingMessage, response: ServerResponse): void => {
    readBody(request, (body) => {
      if (body === null) cut(response, deps);
      else void pass({ url: request.url ?? '', body }, response, storing);
    });
  };
}

type Arrival = { url: string; body: string };
type Storing = DoorDeps & { store: Store };
type Store = (message: { id: string; xml: string; at: number }) => Promise<number>;

/** What it throws is a bug of ours: it costs this request, not the process. */
async function pass(arrival: Arrival, response: ServerResponse, deps: Storing): Promise<void> {
  try {
    end(response, await statusFor(arrival, deps));
  } catch (error) {
    deps.log.error({ err: error }, 'a callback failed');
    end(response, 500);
  }
}

function statusFor({ url, body }: Arrival, deps: Storing): number | Promise<number> {
  const at = deps.now();
  const opened = deps.openCallback({ query: url.slice(url.indexOf('?') + 1), body }, deps.keys, at);
  if (opened.ok) return deps.store({ id: opened.messageId, xml: opened.xml, at });
  deps.count(opened.why, opened.why === 'stale' ? opened.skewMs : undefined);
  return opened.why === 'signature' ? 401 : 400;
}

/** The reason alone is logged, once a second at most: the error of a Redis command carries the message in it. */
function storeWith({ receive, count, log }: DoorDeps): Store {
  let loggedAt = 0;
  return async (message) => {
    try {
      count(await receive(message));
      return 200;
    } catch (error) {
      count('unstored');
      if (Date.now() - loggedAt >= 1000) {
        loggedAt = Date.now();
        log.error({ reason: String(error) }, 'a callback could not be stored');
      }
      return 503;
    }
  };
}

/** By events: a loop over the stream costs a fifth of the whole door. null: too large. */
function readBody(request: IncomingMessage, done: (body: string | null) => void): void {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) {
    done(null);
    return;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
    else if (bytes - chunk.length <= mostBytes) done(null);
  });
  request.on('end', () => {
    if (bytes <= mostBytes) done(Buffer.concat(chunks).toString('utf8'));
  });
}

/** An answer that does not keep the connection closes it, read to its end or not. */
function cut(response: ServerResponse, { count }: DoorDeps): void {
  count('too-large');
  response.shouldKeepAlive = false;
  end(response, 413);
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0 });
  response.end();
}
