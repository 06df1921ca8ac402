import type { RouterContext } from '@koa/router';
import type { Show, Site } from '../site';
import { opensIssue } from './link-to';
import { leaveForWecom, memberOf } from './sign-in';

/** Members read on; of anybody else WeCom is asked who it is. */
export function forMembers(show: Show): Show {
  return async (ctx, site) => {
    if (memberOf(ctx, site) === null) sendOff(ctx, site);
    else await show(ctx, site);
  };
}

/** Of an issue: members, and whoever holds its link where the desk allows that. */
export function forReaders(show: Show): Show {
  return (ctx, site) =>
    linkKeyOf(ctx, site, ctx.params['id'] ?? '') === null ? forMembers(show)(ctx, site) : show(ctx, site);
}

/** The key of the link that opens this issue; null where there is none, or it is not wanted. */
export function linkKeyOf(ctx: RouterContext, { desk, keys }: Site, issueId: string): string | null {
  const given = ctx.query['k'];
  if (!desk.pages.openByLink || typeof given !== 'string') return null;
  return opensIssue(given, issueId, keys.link) ? given : null;
}

export function isReader(ctx: RouterContext, site: Site, issueId: string): boolean {
  return memberOf(ctx, site) !== null || linkKeyOf(ctx, site, issueId) !== null;
}

/**
 * A browser does not follow a redirect to another host that a form has led to (form-action 'self'): behind a query
 * it is shown a page that goes on by itself.
 */
function sendOff(ctx: RouterContext, site: Site): void {
  const address = leaveForWecom(ctx, site);
  ctx.set('Cache-Control', 'no-store');
  if (ctx.path === '/search' && ctx.querystring !== '') ctx.body = site.render('signing-in', { address });
  else ctx.redirect(address);
}
