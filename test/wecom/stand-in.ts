import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Heard = {
  method: string;
  path: string;
  query: URLSearchParams;
  type: string;
  body: string;
  bytes: Buffer;
  port: number;
};
export type Answer = (heard: Heard, response: ServerResponse) => unknown;

/** A tiny server that remembers what it heard and answers as the test says. */
export async function startStandIn(answer: Answer) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void hear(request).then((one) => {
      heard.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { server, heard, url: `http://127.0.0.1:${port}`, stop };
}

async function hear(request: IncomingMessage): Promise<Heard> {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const bytes = await buffer(request);
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    type: request.headers['content-type'] ?? '',
    body: bytes.toString('utf8'),
    bytes,
    port: request.socket.remotePort ?? 0,
  };
}

export function json(response: ServerResponse, value: unknown): ServerResponse {
  return response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
}
