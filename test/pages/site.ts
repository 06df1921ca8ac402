import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import Koa from 'koa';
import { pageKeys } from '../../src/pages/gate/page-keys';
import { createPages } from '../../src/pages/routes';
import type { PagesDeps } from '../../src/pages/site';
import type { Write } from '../../src/store/documents';
import { openStore } from '../../src/store/open-store';
import type { Visitor } from '../../src/wecom/visitor';
import { columns, deskOf } from '../desk/examples';
import { commitOf } from '../store/open-test-store';
import { startTestRedis } from '../support/redis';

export type TestSite = Awaited<ReturnType<typeof openTestSite>>;

/** The pages alone, on a Redis of their own; WeCom's answers to codes are in `visitors`. */
export async function openTestSite(changed: Partial<PagesDeps> = {}) {
  const redis = await startTestRedis();
  const client = new Redis(redis.url);
  const store = openStore('ww1:1000002', { client, blocking: client });
  const world = {
    now: Date.UTC(2026, 8, 3),
    visitors: new Map<string, Visitor | { kind: 'unavailable' }>(),
    files: new Map<string, Buffer>(),
    states: 0,
    logged: [] as string[],
  };
  const deps: PagesDeps = {
    publicUrl: 'http://bulletin.example.org',
    keys: pageKeys('secret-of-the-app', 'ww1:1000002'),
    desk: deskOf(columns),
    now: () => world.now,
    newState: () => (world.states += 1).toString().padStart(8, '0').padEnd(32, 'a'),
    authorizeUrl: ({ redirectUri, state }) => `https://wecom.example.org/?to=${redirectUri}&state=${state}`,
    userOfCode: (code) => Promise.resolve(world.visitors.get(code) ?? { kind: 'spent' }),
    logins: store.logins,
    openReader: store.openReader,
    search: () => Promise.resolve('building'),
    readFile: (file) => {
      const bytes = world.files.get(file);
      return bytes
        ? Promise.resolve(bytes)
        : Promise.reject(Object.assign(new Error(file), { code: 'ENOENT' }));
    },
    log: { error: (facts, message) => void world.logged.push(`${message} ${JSON.stringify(facts)}`) },
    ...changed,
  };
  const koa = new Koa();
  koa.use(createPages(deps));
  const server = createServer((request, response) => void koa.callback()(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const get = async (path: string, cookie = '') => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { cookie },
      redirect: 'manual',
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return {
      status: answer.status,
      headers: answer.headers,
      location: answer.headers.get('location') ?? '',
      cookies: answer.headers.getSetCookie(),
      bytes,
      text: bytes.toString('utf8'),
    };
  };

  return {
    world,
    deps,
    port,
    get,
    store,

    /** Goes in as this member; her session, as a browser would send it. */
    async enter(userid = 'contact-lake'): Promise<string> {
      const away = await get('/archive');
      world.visitors.set('CODE', { kind: 'member', userid });
      const state = new URL(away.location).searchParams.get('state') ?? '';
      const back = await get(`/oauth?code=CODE&state=${state}`, cookieOf(away.cookies));
      return cookieOf(back.cookies.filter((cookie) => cookie.includes('session')));
    },

    async keep(...writes: Write[]): Promise<void> {
      expect(await store.commit(commitOf({ writes }))).toBe('committed');
    },

    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      store.inbox.close();
      client.disconnect();
      await redis.stop();
    },
  };
}

/** What of Set-Cookie goes back. */
export function cookieOf(cookies: readonly string[]): string {
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}
