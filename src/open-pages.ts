import { randomBytes } from 'node:crypto';
import type { Middleware } from 'koa';
import type { Logger } from 'pino';
import type { Archive } from './archive/open-archive';
import { deskKey, type Config } from './config';
import type { DeskConfig } from './desk/desk-config';
import { issueUnderWay } from './jobs/issue-under-way';
import { pageKeys } from './pages/gate/page-keys';
import { createPages } from './pages/routes';
import { openMediaFiles } from './store/media-files';
import type { Store } from './store/open-store';
import type { Reader } from './store/reader';
import { authorizeUrl } from './wecom/authorize-url';
import type { Wecom } from './wecom/create-wecom';
import { WecomRefused, WecomUnreachable } from './wecom/errors';
import type { Visitor } from './wecom/visitor';

export type PagesNeed = {
  store: Pick<Store, 'openReader' | 'logins'>;
  search: Archive['search'];
  /** Comes a moment after the doors have opened. */
  client: { wecom: Wecom | null };
  now: () => number;
  log: Logger;
};

/** The pages with all that they need. Loaded when the first is asked for: templates and Eta take a moment. */
export function openPages({ wecom, desk, dataDir, publicUrl }: Config, need: PagesNeed): Middleware {
  return createPages({
    publicUrl: publicUrl ?? '',
    keys: pageKeys(wecom.secret, deskKey({ wecom })),
    desk,
    now: need.now,
    newState: () => randomBytes(16).toString('hex'),
    authorizeUrl: (asked) => authorizeUrl(wecom, asked),
    userOfCode: (code) => recognise(code, need),
    logins: need.store.logins,
    openReader: () => openReader(desk, need),
    search: need.search,
    readFile: openMediaFiles(dataDir).read,
    log: need.log,
  });
}

/** What is not in the archive yet may be on its way to the groups. */
function openReader(desk: DeskConfig, { store, now }: PagesNeed): Reader {
  const read = store.openReader();
  const archived = async (id: string) =>
    (await issueUnderWay(id, read, { desk, now })) ?? (await read.archived(id));
  return { ...read, archived };
}

/** WeCom's silence and its other refusals are one thing to a visitor, who can only try again. */
async function recognise(
  code: string,
  { client, log }: PagesNeed,
): Promise<Visitor | { kind: 'unavailable' }> {
  if (client.wecom === null) return { kind: 'unavailable' };
  try {
    return await client.wecom.userOfCode(code);
  } catch (error) {
    if (!(error instanceof WecomRefused || error instanceof WecomUnreachable)) throw error;
    log.warn({ err: error }, 'WeCom does not say who a visitor is');
    return { kind: 'unavailable' };
  }
}
