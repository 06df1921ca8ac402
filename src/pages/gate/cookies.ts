import type { RouterContext } from '@koa/router';

type Cookie = { name: string; value: string; forMs: number };

/** With https a name that no other host of the domain can set, and that never travels in the clear. */
function cookieName(name: string, isSecure: boolean): string {
  return `${isSecure ? '__Host-' : ''}jianbao-${name}`;
}

/** By hand, because behind a proxy Koa sees no https and refuses to set a cookie for it. */
export function setCookie(ctx: RouterContext, { name, value, forMs }: Cookie, isSecure: boolean): void {
  const secure = isSecure ? '; Secure' : '';
  const age = Math.floor(forMs / 1000);
  ctx.append(
    'Set-Cookie',
    `${cookieName(name, isSecure)}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`,
  );
}

export function readCookie(ctx: RouterContext, name: string, isSecure: boolean): string {
  return ctx.cookies.get(cookieName(name, isSecure)) ?? '';
}
