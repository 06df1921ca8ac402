import type { RouterContext } from '@koa/router';
import type { Archived } from '../desk/issues/archived';
import { linkKeyOf } from './gate/doorkeeper';
import { showNotice } from './notice';
import { voiceNow, type Site } from './site';
import { issueView } from './views/issue-view';

/** One issue as it was printed, with the corrections that came later. */
export async function showIssue(ctx: RouterContext, site: Site): Promise<void> {
  const id = ctx.params['id'] ?? '';
  const read = site.openReader();
  const [archived, corrections, pdf] = await Promise.all([
    read.archived(id),
    read.correctionsOf(id),
    read.pdf(id),
  ]);
  if (archived === null) {
    showNotice(ctx, site, { why: 'notFound', again: '/archive' });
    return;
  }
  const linkKey = linkKeyOf(ctx, site, id);
  ctx.body = site.render(
    'issue',
    issueView({ archived, corrections, pdf, voice: await voiceNow(read, site), linkKey }),
  );
}

/** The names of the pictures that were printed in it. */
export function picturesIn({ bulletin }: Archived): string[] {
  const pieces = bulletin.columns.flatMap(({ entries }) => entries);
  return pieces.flatMap(({ pictures = [] }) => pictures.map(({ file }) => file));
}
