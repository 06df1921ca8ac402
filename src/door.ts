import type { IncomingMessage, ServerResponse } from 'node:http';
import type { openCallback, CallbackKeys } from './wecom/callback';

export type DoorDeps = {
  keys: CallbackKeys;
  openCallback: typeof openCallback;
  receive: (message: { id: string; xml: string; at: number }) => Promise<'stored' | 'repeated'>;
  now: () => number;
  /** For the metric, and for the admins where it is a wrong clock. */
  count: (outcome: string, skewMs?: number) => void;
};

/** WeCom's own callbacks are a few KB. */
const mostBytes = 1_048_576;

/**
 * POST /wecom/app. Stores before it answers, and does nothing else. It is a plain listener beside Koa, because
 * Koa's frame costs more than all that is done here (docs/adr/005-door-beside-koa.md).
 */
export function openDoor(deps: DoorDeps) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    readBody(request, (body) => {
      if (body === null) refuse(request, response, deps);
      else void pass(request.url ?? '', body, { response, deps });
    });
  };
}

async function pass(
  url: string,
  body: string,
  to: { response: ServerResponse; deps: DoorDeps },
): Promise<void> {
  const { response, deps } = to;
  const at = deps.now();
  const opened = deps.openCallback({ query: url.slice(url.indexOf('?') + 1), body }, deps.keys, at);
  if (!opened.ok) {
    deps.count(opened.why, opened.why === 'stale' ? opened.skewMs : undefined);
    end(response, opened.why === 'signature' ? 401 : 400);
    return;
  }
  try {
    deps.count(await deps.receive({ id: opened.messageId, xml: opened.xml, at }));
    end(response, 200);
  } catch {
    deps.count('unstored');
    end(response, 503);
  }
}

/** By events: a loop over the stream costs a fifth of the whole door. null: too large. */
function readBody(request: IncomingMessage, done: (body: string | null) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) {
    done(null);
    return;
  }
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
    else if (bytes - chunk.length <= mostBytes) done(null);
  });
  request.on('end', () => {
    if (bytes <= mostBytes) done(Buffer.concat(chunks).toString('utf8'));
  });
}

function refuse(request: IncomingMessage, response: ServerResponse, deps: DoorDeps): void {
  deps.count('too-large');
  response.shouldKeepAlive = false;
  end(response, 413);
  response.once('finish', () => request.destroy());
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0 });
  response.end();
}
