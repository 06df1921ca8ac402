import type { RouterContext } from '@koa/router';
import { notices } from '../format/says/pages';
import type { Site } from './site';

const statuses: Record<keyof typeof notices, number> = {
  stranger: 403,
  unasked: 403,
  used: 403,
  spent: 403,
  unavailable: 503,
  notFound: 404,
  failed: 500,
};

/** A page that says why there is nothing to read, and what to do; `again` is the path to try once more. */
export function showNotice(
  ctx: RouterContext,
  { base, render }: Site,
  { why, again }: { why: keyof typeof notices; again?: string },
): void {
  ctx.status = statuses[why];
  ctx.type = 'html';
  ctx.body = render('notice', { ...notices[why], again: again === undefined ? null : base + again });
}
