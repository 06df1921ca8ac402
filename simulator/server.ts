import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { refused, type Answer, type ApiCall, type Download, type Endpoint } from './answer';
import type { Faults } from './faults';
import type { Trouble } from './trouble';

/** `errcode` is what the caller was told: null when it was told none. No secrets, no bodies. */
export type Call = { at: number; path: string; errcode: number | null };
/** Answers what is not the platform's own; null lets it pass. */
export type SideDoor = (call: ApiCall & { method: string; path: string }) => Promise<Answered | null>;
export type Answered = { status: number; json: unknown };
export type Desk = {
  endpoints: Record<string, Endpoint>;
  faults: Faults;
  endTokens: (how: 'gone' | 'expired') => void;
  calls: Call[];
  now: () => number;
  sideDoor: SideDoor | null;
};
export type Server = { url: string; close: () => Promise<void> };

export async function listen(desk: Desk, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    serve(desk, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://platform');
  const call: ApiCall = { query, headers: request.headers, body: await buffer(request) };
  const aside = await desk.sideDoor?.({ ...call, method: request.method ?? '', path });
  const endpoint = desk.endpoints[path];
  if (aside) writeJson(response, aside.status, aside.json);
  else if (endpoint) await serveCall(desk, { path, key: query.get('key') }, () => endpoint(call), response);
  else writePage(response, 404);
}

async function serveCall(
  { calls, faults, endTokens, now }: Desk,
  { path, key }: { path: string; key: string | null },
  answer: () => Answer | Download,
  response: ServerResponse,
): Promise<void> {
  const call: Call = { at: now(), path, errcode: null };
  calls.push(call);
  const trouble = faults.take(path, key);
  if (trouble && 'token' in trouble) endTokens(trouble.token);
  const isHindered = trouble && !('token' in trouble);
  call.errcode = isHindered ? await stumble(trouble, answer, response) : write(answer(), response);
}

type Hindrance = Exclude<Trouble, { token: string }>;

async function stumble(
  trouble: Hindrance,
  answer: () => Answer | Download,
  response: ServerResponse,
): Promise<number | null> {
  if ('errcode' in trouble) return write(refused(trouble.errcode), response);
  if ('delayMs' in trouble) return write(await late(trouble, answer), response);
  if (isAccepted(trouble)) answer();
  if ('reset' in trouble) response.socket?.resetAndDestroy();
  if ('status' in trouble) writePage(response, trouble.status);
  if ('body' in trouble) response.writeHead(200, { 'content-type': 'application/json' }).end(trouble.body);
  return null;
}

async function late(
  { delayMs, after }: { delayMs: number; after?: true },
  answer: () => Answer | Download,
): Promise<Answer | Download> {
  const accepted = after && answer();
  await sleep(delayMs, undefined, { ref: false });
  return accepted ?? answer();
}

function isAccepted(trouble: Exclude<Hindrance, { errcode: number } | { delayMs: number }>): boolean {
  return 'reset' in trouble ? trouble.reset === 'after' : trouble.after === true;
}

function write(answer: Answer | Download, response: ServerResponse): number {
  if (isAnswer(answer)) writeJson(response, 200, answer);
  else response.writeHead(answer.status, answer.headers).end(answer.bytes);
  return isAnswer(answer) ? answer.errcode : 0;
}

function isAnswer(answer: Answer | Download): answer is Answer {
  return 'errcode' in answer;
}

function writeJson(response: ServerResponse, status: number, json: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(json));
}

function writePage(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' }).end(`<html><body>${status}</body></html>`);
}
