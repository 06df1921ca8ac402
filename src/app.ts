import Router from '@koa/router';
import Koa from 'koa';
import type { DoorDeps } from './door';
import type { openEcho } from './wecom/callback';

export type AppDeps = DoorDeps & {
  openEcho: typeof openEcho;
  /** What is not ready, in words; empty when all is. */
  unready: () => Promise<string[]>;
  metrics: () => Promise<string>;
};

/** Everything but the callbacks themselves: the console's test of the address, health and metrics. */
export function createApp(deps: AppDeps): Koa {
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
