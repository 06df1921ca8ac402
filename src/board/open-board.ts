import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { KoaAdapter } from '@bull-board/koa';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Middleware } from 'koa';
import type { Logger } from 'pino';
import { createVeil } from './veil';

const boardPath = '/board';

type BoardNeed = {
  /** Of its own: BullMQ lays its hundred scripts on it. What Redis does not answer in two seconds is an error. */
  connection: Redis;
  prefix: string;
  queueNames: string[];
  log: Pick<Logger, 'error'>;
};

/** Bull Board on these queues, read only, with people's ids veiled. Asks for no password itself. */
export function openBoard({ connection, prefix, queueNames, log }: BoardNeed): Middleware {
  const adapter = new KoaAdapter().setBasePath(boardPath);
  const { veil, idBehind } = createVeil();
  createBullBoard({
    queues: queueNames.map((name) => {
      const queue = new Queue(name, { connection, prefix, skipWaitingForReady: true });
      queue.on('error', (error) => {
        log.error({ queue: name, err: error }, 'the board cannot read a queue');
      });
      return new BullMQAdapter(queue, { readOnlyMode: true });
    }),
    serverAdapter: adapter,
    options: {
      uiConfig: { boardTitle: '简报', hideRedisDetails: true },
      handlerHooks: {
        before: ({ request }) => {
          const params = request.params as Record<string, string>;
          if (params['jobId'] !== undefined) params['jobId'] = idBehind(params['jobId']);
        },
        after: (_context, answer) => ({ ...answer, body: veil(answer.body) as typeof answer.body }),
      },
    },
  });
  const show = adapter.registerPlugin();
  return async (ctx, next) => {
    ctx.set(headers);
    await show(ctx, next);
  };
}

/** Its styles stand in its tags; the fonts that it asks another host for are not fetched. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};
