import { createServer, type Server } from 'node:http';
import Router from '@koa/router';
import Koa from 'koa';
import { openDoor, type DoorDeps } from './door';
import type { openEcho } from './wecom/callback';

export type AppDeps = DoorDeps & {
  openEcho: typeof openEcho;
  /** What is not ready, in words; empty when all is. */
  unready: () => Promise<string[]>;
  metrics: () => Promise<string>;
};

/** A socket costs some 10 KB, and its file descriptor is missed by Redis. */
const mostConnections = 4000;

/** The doors. Slow and silent sockets are cut within fifteen seconds; Node's own default is 81. */
export function createApp(deps: AppDeps): Server {
  const door = openDoor(deps);
  const rest = createKoa(deps).callback();
  const server = createServer({ connectionsCheckingInterval: 2_000 }, (request, response) => {
    if (request.method === 'POST' && isAppCallback(request.url)) door(request, response);
    else void rest(request, response);
  });
  server.headersTimeout = 8_000;
  server.requestTimeout = 12_000;
  server.keepAliveTimeout = 60_000;
  server.maxConnections = mostConnections;
  return server;
}

function isAppCallback(url = ''): boolean {
  return url.startsWith('/wecom/app') && (url.length === 10 || url[10] === '?');
}

function createKoa(deps: AppDeps): Koa {
  const koa = new Koa();
  koa.on('error', (error: unknown) => {
    deps.log.error({ err: error }, 'a request failed');
  });
  koa.use(createRouter(deps).routes() as Koa.Middleware);
  return koa;
}

function createRouter({ openEcho, keys, now, count, unready, metrics }: AppDeps): Router {
  const router = new Router();
  router.get('/wecom/app', (ctx) => {
    const opened = openEcho(ctx.querystring, keys, now());
    count(
      opened.ok ? 'verified' : opened.why,
      opened.ok || opened.why !== 'stale' ? undefined : opened.skewMs,
    );
    ctx.status = opened.ok ? 200 : 400;
    ctx.type = 'text/plain';
    ctx.body = opened.ok ? opened.echo : '';
  });
  router.get('/healthz', (ctx) => {
    ctx.body = { ok: true };
  });
  router.get('/readyz', async (ctx) => {
    const problems = await unready();
    ctx.status = problems.length === 0 ? 200 : 503;
    ctx.body = { ok: problems.length === 0, problems };
  });
  router.get('/metrics', async (ctx) => {
    ctx.type = 'text/plain; version=0.0.4';
    ctx.body = await metrics();
  });
  return router;
}
