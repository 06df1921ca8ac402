import type { Context, Middleware, Next } from 'koa';
import { askPassword } from './login';

type BoardDoor = {
  password: string;
  now: () => number;
  /** Called when the first one has come in, and again where it failed: the board takes a moment to load. */
  load: () => Promise<Middleware>;
};

/** Lets everything else pass. Nothing of the board is loaded for whoever does not have the password. */
export function boardDoor({ password, now, load }: BoardDoor): Middleware {
  const ask = askPassword(password, now);
  const show = lazily(load);
  return async (ctx, next) => {
    if (/^\/board(?:\/|$)/.test(ctx.path)) await ask(ctx, () => look(ctx, () => show(ctx, next)));
    else await next();
  };
}

/** Never touched: which jobs run again is up to the desk. */
async function look(ctx: Context, show: () => Promise<unknown>): Promise<void> {
  if (ctx.method === 'GET' || ctx.method === 'HEAD') {
    await show();
    return;
  }
  ctx.status = 405;
  ctx.set('Allow', 'GET, HEAD');
}

function lazily(load: () => Promise<Middleware>): (ctx: Context, next: Next) => Promise<void> {
  let board: Promise<Middleware> | null = null;
  return async (ctx, next) => {
    board ??= load().catch((error: unknown) => {
      board = null;
      throw error;
    });
    await (
      await board
    )(ctx, next);
  };
}
