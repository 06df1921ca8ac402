import { basename, extname } from 'node:path';
import type { RouterContext } from '@koa/router';
import { isReader } from './gate/doorkeeper';
import { picturesIn } from './issue';
import { showNotice } from './notice';
import type { Site } from './site';

const pictureTypes: Record<string, string> = { '.jpg': 'image/jpeg', '.png': 'image/png' };

/** /media/:file?of=:issue, a picture of an archived issue; those of any other submission are nobody's here. */
export async function sendPicture(ctx: RouterContext, site: Site): Promise<void> {
  const { of } = ctx.query;
  const issueId = typeof of === 'string' ? of : '';
  ctx.status = 403;
  if (!isReader(ctx, site, issueId)) return;
  const file = await pictureOf(issueId, ctx.params['file'] ?? '', site);
  const bytes = file === null ? null : await readIfThere(file, site);
  ctx.status = bytes === null ? 404 : 200;
  if (bytes === null) return;
  ctx.type = pictureTypes[extname(file ?? '')] ?? 'application/octet-stream';
  ctx.set('Cache-Control', 'private, max-age=31536000, immutable');
  ctx.body = bytes;
}

/** /issues/:id/word */
export async function sendWord(ctx: RouterContext, site: Site): Promise<void> {
  const archived = await site.openReader().archived(ctx.params['id'] ?? '');
  const word = archived?.word ?? null;
  const bytes = word === null ? null : await readIfThere(word.file, site);
  sendFile(ctx, site, {
    name: word?.name ?? '',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes,
  });
}

/** /issues/:id/pdf */
export async function sendPdf(ctx: RouterContext, site: Site): Promise<void> {
  const pdf = await site.openReader().pdf(ctx.params['id'] ?? '');
  const bytes = pdf?.state === 'made' ? await readIfThere(pdf.file, site) : null;
  sendFile(ctx, site, { name: pdf?.name ?? '', type: 'application/pdf', bytes });
}

/** Under its name, to be kept; or a page that says that there is none. */
function sendFile(
  ctx: RouterContext,
  site: Site,
  { name, type, bytes }: { name: string; type: string; bytes: Buffer | null },
): void {
  if (bytes === null) {
    showNotice(ctx, site, { why: 'notFound', again: '/archive' });
    return;
  }
  ctx.attachment(name);
  ctx.type = type;
  ctx.body = bytes;
}

async function pictureOf(issueId: string, name: string, { openReader }: Site): Promise<string | null> {
  const archived = await openReader().archived(issueId);
  const files = archived === null ? [] : picturesIn(archived);
  return files.find((file) => basename(file) === name) ?? null;
}

/** A web process may stand where no files are kept. */
async function readIfThere(file: string, { readFile }: Site): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
