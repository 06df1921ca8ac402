import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { startPlatform, type Platform, type PlatformOptions } from '../../simulator/platform';

type Json = Record<string, unknown>;
export type Trial = {
  platform: Platform;
  /** Lets the platform's clock go on. */
  wait: (ms: number) => void;
  get: (path: string, query?: Record<string, string>) => Promise<Json>;
  post: (path: string, body: Json | string, query?: Record<string, string>) => Promise<Json>;
  token: () => Promise<string>;
  /** message/send with a token of its own. */
  send: (message: Json) => Promise<Json>;
};

export const lakeKey = '00000000-1111-2222-3333-444444444444';
export const startedAt = Date.UTC(2026, 7, 3);
export const app: PlatformOptions = {
  corpId: 'wwfederation',
  agentId: 1000002,
  secret: 'secret-of-the-app',
  token: 'tokenOfTheApp',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  members: [
    { userid: 'contact-lake', name: '湖区通讯员' },
    { userid: 'Editor-First', name: '第一编辑' },
  ],
  groups: [
    { name: 'lake', key: lakeKey },
    { name: 'hill', key: '55555555-6666-7777-8888-999999999999' },
  ],
};

/** A platform whose clock stands still until the test moves it. */
export async function startTrial(options: Partial<PlatformOptions> = {}): Promise<Trial> {
  let at = startedAt;
  const platform = await startPlatform({ ...app, now: () => at, callbackWaitMs: 200, ...options });
  const ask = async (path: string, query: Record<string, string>, init: RequestInit = {}): Promise<Json> => {
    const url = `${platform.url}/cgi-bin/${path}?${new URLSearchParams(query).toString()}`;
    return (await (await fetch(url, init)).json()) as Json;
  };
  const trial: Trial = {
    platform,
    wait: (ms) => {
      at += ms;
    },
    get: (path, query = {}) => ask(path, query),
    post: (path, body, query = {}) =>
      ask(path, query, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
    token: async () => {
      const granted = await trial.get('gettoken', { corpid: app.corpId, corpsecret: app.secret });
      return String(granted['access_token']);
    },
    send: async (message) =>
      trial.post('message/send', { agentid: app.agentId, ...message }, { access_token: await trial.token() }),
  };
  return trial;
}

export type Received = { method: string; url: URL; body: string };
export type Listener = { url: string; received: Received[]; close: () => Promise<void> };

/** An app that receives callbacks and answers each as `answer` does. */
export async function listenAsApp(
  answer: (response: ServerResponse, got: Received) => void,
): Promise<Listener> {
  const received: Received[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = (await buffer(request)).toString('utf8');
    const got = { method: request.method ?? '', url: new URL(request.url ?? '', 'http://app'), body };
    received.push(got);
    answer(response, got);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom/app`,
    received,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
