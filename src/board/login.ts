import type { Context, Middleware } from 'koa';
import { boardLocked, boardLogin } from '../format/says/board';
import { isLoopback, isSame } from '../metrics/may-read-metrics';

const mostWrong = 10;
const minuteMs = 60_000;

/** So many addresses are remembered; beyond them the oldest is forgotten. */
const mostAddresses = 1000;

type Tries = { since: number; wrong: number };

/**
 * HTTP basic auth with any name and the one password. Ten wrong passwords a minute from one address, then nobody from
 * there is heard for the rest of that minute, right or wrong.
 */
export function askPassword(password: string, now: () => number): Middleware {
  const tries = new Map<string, Tries>();
  return async (ctx, next) => {
    const address = addressOf(ctx);
    const tried = triesOf(address, tries, now());
    const given = passwordIn(ctx.get('authorization'));
    if (tried.wrong >= mostWrong) turnAway(ctx, tried.since + minuteMs - now());
    else if (given !== null && isSame(given, password)) await next();
    else {
      if (given !== null) count(address, tried, tries);
      askAgain(ctx);
    }
  };
}

function askAgain(ctx: Context): void {
  ctx.status = 401;
  ctx.set('WWW-Authenticate', 'Basic realm="jianbao", charset="UTF-8"');
  ctx.body = boardLogin;
}

/** A reverse proxy on this machine appends whom it speaks for; anybody may have written what stands before. */
function addressOf({ req, ip }: Context): string {
  const peer = req.socket.remoteAddress ?? ip;
  const passed = String(req.headers['x-forwarded-for'] ?? '').split(',');
  return isLoopback(peer) ? passed.at(-1)?.trim() || peer : peer;
}

function triesOf(address: string, tries: Map<string, Tries>, at: number): Tries {
  const found = tries.get(address);
  return found && at - found.since < minuteMs ? found : { since: at, wrong: 0 };
}

function count(address: string, { since, wrong }: Tries, tries: Map<string, Tries>): void {
  tries.delete(address);
  tries.set(address, { since, wrong: wrong + 1 });
  const [oldest] = tries.keys();
  if (tries.size > mostAddresses && oldest !== undefined) tries.delete(oldest);
}

function turnAway(ctx: Context, againInMs: number): void {
  ctx.status = 429;
  ctx.set('Retry-After', String(Math.ceil(againInMs / 1000)));
  ctx.body = boardLocked;
}

/** null where none was sent. */
function passwordIn(header: string): string | null {
  const [, coded] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header) ?? [];
  if (coded === undefined) return null;
  const [, password] = /^[^:]*:([\s\S]*)$/.exec(Buffer.from(coded, 'base64').toString('utf8')) ?? [];
  return password ?? null;
}
