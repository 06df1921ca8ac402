import type { RouterContext } from '@koa/router';
import type { Visitor } from '../../wecom/visitor';
import { readCookie, setCookie } from './cookies';
import { localPath } from './local-path';
import type { PageKeys } from './page-keys';
import { seal, unseal } from './seal';

export type GateDeps = {
  /** Without a slash at its end. */
  publicUrl: string;
  keys: PageKeys;
  now: () => number;
  /** 32 letters and digits that nobody can guess. */
  newState: () => string;
  authorizeUrl: (asked: { redirectUri: string; state: string }) => string;
  /** `unavailable` where WeCom does not answer. */
  userOfCode: (code: string) => Promise<Visitor | { kind: 'unavailable' }>;
  logins: {
    useOnce: (state: string, forMs: number) => Promise<boolean>;
    mayAsk: () => Promise<boolean>;
    countRefused: () => Promise<void>;
  };
};

/** How a visit to /oauth ends; `to` is where the visitor wanted to go. */
export type Arrival =
  | { kind: 'member'; to: string }
  /** The state is not one that this browser was sent off with. */
  | { kind: 'unasked' }
  | { kind: 'used' | 'spent' | 'stranger' | 'unavailable'; to: string };

const sessionMs = 12 * 3_600_000;
/** A code lasts five minutes; WeCom may first have to be started. */
const loginMs = 10 * 60_000;

/** The userid of the member whose browser this is, or null. */
export function memberOf(ctx: RouterContext, deps: GateDeps): string | null {
  const session = unseal(readCookie(ctx, 'session', isSecure(deps)), deps.keys.session, deps.now());
  return session?.['userid'] ?? null;
}

/** The address that asks WeCom who this is; the browser keeps what it was sent off with, and for where. */
export function leaveForWecom(ctx: RouterContext, deps: GateDeps): string {
  const state = deps.newState();
  const until = deps.now() + loginMs;
  const value = seal({ state, to: localPath(ctx.url) }, deps.keys.login, until);
  setCookie(ctx, { name: loginCookie(state), value, forMs: loginMs }, isSecure(deps));
  return deps.authorizeUrl({ redirectUri: `${deps.publicUrl}/oauth`, state });
}

/** Takes a visitor in who comes back from WeCom. A state works once, in the browser that was given it. */
export async function arrive(ctx: RouterContext, deps: GateDeps): Promise<Arrival> {
  const state = only(ctx.query['state']);
  const kept = unseal(readCookie(ctx, loginCookie(state), isSecure(deps)), deps.keys.login, deps.now());
  if (kept?.['state'] !== state) return { kind: 'unasked' };
  setCookie(ctx, { name: loginCookie(state), value: '', forMs: 0 }, isSecure(deps));
  const to = kept['to'] ?? '/archive';
  if (!(await deps.logins.mayAsk())) return { kind: 'unavailable', to };
  if (!(await deps.logins.useOnce(state, loginMs))) return { kind: 'used', to };
  return admit(ctx, deps, to);
}

async function admit(ctx: RouterContext, deps: GateDeps, to: string): Promise<Arrival> {
  const visitor = await deps.userOfCode(only(ctx.query['code']));
  if (visitor.kind === 'spent') await deps.logins.countRefused();
  if (visitor.kind !== 'member') return { kind: visitor.kind, to };
  const value = seal({ userid: visitor.userid }, deps.keys.session, deps.now() + sessionMs);
  setCookie(ctx, { name: 'session', value, forMs: sessionMs }, isSecure(deps));
  return { kind: 'member', to };
}

/** One each, so that two pages can be opened at once. */
function loginCookie(state: string): string {
  return `login-${/^[A-Za-z0-9]{32}$/.test(state) ? state.slice(0, 8) : 'none'}`;
}

/** A parameter that is written twice counts as missing. */
function only(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}

function isSecure({ publicUrl }: GateDeps): boolean {
  return publicUrl.startsWith('https:');
}
