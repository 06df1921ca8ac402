import Router from '@koa/router';
import Koa from 'koa';
import type { DoorDeps } from './door';
import { metricsClosed } from './format/says/board';
import { pagesClosed } from './format/says/pages';
import { mayReadMetrics } from './metrics/may-read-metrics';
import type { openEcho } from './wecom/callback';

/** Whether a process works, and what it counts. */
export type HealthDeps = Pick<DoorDeps, 'log'> & {
  /** What is not ready, in words; empty when all is. */
  unready: () => Promise<string[]>;
  /** What is closed because nobody has set it up, and what else is to be known; all is well without it. */
  details: () => Promise<string[]>;
  metrics: () => Promise<string>;
  /** Whoever wants the metrics has to bring it; null: they are for this machine alone. */
  metricsToken: string | null;
};

export type AppDeps = DoorDeps &
  HealthDeps & {
    openEcho: typeof openEcho;
    /** Null where there is none. */
    board: Koa.Middleware | null;
    /** Null where they are closed. */
    loadPages: (() => Promise<Koa.Middleware>) | null;
  };

/** Everything but the callbacks themselves: the console's test of the address, health, metrics, the board and the pages. */
export function createApp(deps: AppDeps): Koa {
  const koa = createHealthApp(deps);
  koa.use(addressTest(deps).routes() as Koa.Middleware);
  if (deps.board) koa.use(deps.board);
  koa.use(deps.loadPages ? lazily(deps.loadPages) : sayClosed);
  return koa;
}

/** Health and metrics, which are all that a process without doors shows. */
export function createHealthApp(deps: HealthDeps): Koa {
  const koa = new Koa();
  koa.on('error', (error: unknown) => {
    deps.log.error({ err: error }, 'a request failed');
  });
  koa.use(health(deps).routes() as Koa.Middleware);
  return koa;
}

function addressTest({ openEcho, keys, now, count }: AppDeps): Router {
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
  return router;
}

function health({ unready, details, metrics, metricsToken }: HealthDeps): Router {
  const router = new Router();
  router.get('/healthz', (ctx) => {
    ctx.body = { ok: true };
  });
  router.get('/readyz', async (ctx) => {
    const [problems, said] = await Promise.all([unready(), details()]);
    ctx.status = problems.length === 0 ? 200 : 503;
    ctx.body = { ok: problems.length === 0, problems, details: said };
  });
  router.get('/metrics', async (ctx) => {
    const mayRead = mayReadMetrics(ctx.req, metricsToken);
    ctx.status = mayRead ? 200 : 403;
    ctx.type = mayRead ? 'text/plain; version=0.0.4' : 'text/plain';
    ctx.body = mayRead ? await metrics() : metricsClosed;
  });
  return router;
}

function lazily(load: () => Promise<Koa.Middleware>): Koa.Middleware {
  let pages: Promise<Koa.Middleware> | null = null;
  return async (ctx, next) => {
    const show = await (pages ??= load());
    await show(ctx, next);
  };
}

async function sayClosed(ctx: Koa.Context, next: Koa.Next): Promise<void> {
  await next();
  if (!/^\/(?:issues|media)\/|^\/(?:archive|search|oauth)?$/.test(ctx.path)) return;
  ctx.status = 404;
  ctx.type = 'text/plain';
  ctx.body = pagesClosed;
}
