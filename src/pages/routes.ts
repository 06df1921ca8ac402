import Router, { type RouterContext } from '@koa/router';
import type { Middleware } from 'koa';
import { showArchive } from './archive';
import { readAssets, type Asset } from './assets';
import { sendPdf, sendPicture, sendWord } from './files';
import { forMembers, forReaders } from './gate/doorkeeper';
import { comeBack } from './gate/come-back';
import { setHeaders } from './headers';
import { showIssue } from './issue';
import { showNotice } from './notice';
import { createRender } from './render';
import { showSearch } from './search';
import type { PagesDeps, Show, Site } from './site';

/** Everything that a browser sees. `/oauth` and the assets are for everybody, all else for who may read it. */
export function createPages(deps: PagesDeps): Middleware {
  const base = new URL(deps.publicUrl).pathname.replace(/\/$/, '');
  const assets = readAssets();
  const render = createRender({ base, publication: deps.desk.publication.title, assets });
  const site: Site = { ...deps, base, render };
  const router = new Router();
  router.use(setHeaders);
  for (const [path, show] of routes) router.get(path, careful(show, site));
  for (const asset of Object.values(assets)) router.get(asset.path, serve(asset));
  return router.routes() as Middleware;
}

const routes: [path: string, show: Show][] = [
  ['/', toArchive],
  ['/oauth', comeBack],
  ['/archive', forMembers(showArchive)],
  ['/search', forMembers(showSearch)],
  ['/issues/:id', forReaders(showIssue)],
  ['/issues/:id/word', forReaders(sendWord)],
  ['/issues/:id/pdf', forReaders(sendPdf)],
  ['/media/:file', sendPicture],
];

function toArchive(ctx: RouterContext, { base }: Site): void {
  ctx.redirect(`${base}/archive`);
}

/** The one boundary of the pages: what is thrown is logged once, and the reader is told in words. */
function careful(show: Show, site: Site) {
  return async (ctx: RouterContext): Promise<void> => {
    try {
      await show(ctx, site);
    } catch (error) {
      site.log.error({ err: error, path: ctx.path }, 'a page failed');
      showNotice(ctx, site, { why: 'failed' });
    }
  };
}

/** Its name changes with its content. */
function serve({ type, text }: Asset) {
  return (ctx: RouterContext): void => {
    ctx.set('Cache-Control', 'public, max-age=31536000, immutable');
    ctx.type = type;
    ctx.body = text;
  };
}
