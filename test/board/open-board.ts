import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import Koa from 'koa';
import { boardDoor } from '../../src/board/board-door';
import { openBoard } from '../../src/board/open-board';
import { startTestRedis } from '../support/redis';

const password = 'a-long-password';

export type Board = Awaited<ReturnType<typeof openTestBoard>>;

/** The board over HTTP, on a Redis of its own that holds one letter to be told and one dispatch to be started. */
export async function openTestBoard() {
  const redis = await startTestRedis();
  const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
  const names = ['startDispatch', 'tell'];
  const queues = names.map((name) => new Queue(name, { connection, prefix: '{desk}' }));
  const [start, tell] = queues;
  await start?.add('startDispatch', { dispatch: 'issue-1' }, { jobId: 'start-issue-1' });
  await tell?.add('tell', { userids: ['editor-first'] }, { jobId: 'tell-editor-first' });
  const clock = { now: 0 };
  const loads = { count: 0, fail: false };
  const load = () => {
    loads.count += 1;
    if (loads.fail) return Promise.reject(new Error('not now'));
    const log = { error: () => undefined };
    return Promise.resolve(openBoard({ connection, prefix: '{desk}', queueNames: names, log }));
  };
  const koa = new Koa();
  koa.silent = true;
  koa.use(boardDoor({ password, now: () => clock.now, load }));
  const handle = koa.callback();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    clock,
    loads,

    ask(path: string, given: string | null = password, more: RequestInit = {}): Promise<Response> {
      const login = given === null ? {} : { authorization: `Basic ${coded(given)}` };
      const headers = { ...login, ...(more.headers as Record<string, string> | undefined) };
      return fetch(`${url}${path}`, { ...more, headers });
    },

    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(queues.map((queue) => queue.close()));
      connection.disconnect();
      await redis.stop();
    },
  };
}

function coded(given: string): string {
  return Buffer.from(`anybody:${given}`).toString('base64');
}
