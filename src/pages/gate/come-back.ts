import type { RouterContext } from '@koa/router';
import { showNotice } from '../notice';
import type { Site } from '../site';
import { arrive } from './sign-in';

/** /oauth: where WeCom sends a visitor back to. */
export async function comeBack(ctx: RouterContext, site: Site): Promise<void> {
  const arrival = await arrive(ctx, site);
  ctx.set('Cache-Control', 'no-store');
  if (arrival.kind === 'member')
    ctx.redirect(`${site.base}${arrival.to}#`); // else #wechat_redirect would stay
  else if (arrival.kind === 'unasked') showNotice(ctx, site, { why: 'unasked', again: '/archive' });
  else if (arrival.kind === 'stranger') showNotice(ctx, site, { why: 'stranger' });
  else showNotice(ctx, site, { why: arrival.kind, again: arrival.to });
}
