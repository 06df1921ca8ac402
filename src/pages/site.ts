import type { RouterContext } from '@koa/router';
import type { Page, Searched } from '../desk/archive/open-index';
import type { Query } from '../desk/archive/query';
import type { DeskConfig } from '../desk/desk-config';
import { namedPeople, withStaff } from '../desk/people/staff';
import { voiceOf, type Voice } from '../format/voice';
import type { Reader } from '../store/reader';
import type { GateDeps } from './gate/sign-in';
import type { Render } from './render';

export type PagesDeps = GateDeps & {
  desk: DeskConfig;
  openReader: () => Pick<
    Reader,
    'archived' | 'pdf' | 'correctionsOf' | 'archiveDays' | 'archivedBetween' | 'staff'
  >;
  search: (query: Query, page: Page) => Promise<Searched>;
  /** The content of a file below DATA_DIR; rejects where it is not there. */
  readFile: (file: string) => Promise<Buffer>;
  log: { error: (facts: object, message: string) => void };
};

/** What every page is made with. */
export type Site = PagesDeps & {
  /** The path of PUBLIC_URL: '' where the pages stand at the root of their host. */
  base: string;
  render: Render;
};

export type Show = (ctx: RouterContext, site: Site) => Promise<void> | void;

/** How people are called by now. */
export async function voiceNow(read: Pick<Reader, 'staff'>, { desk }: Pick<Site, 'desk'>): Promise<Voice> {
  const staff = await read.staff();
  return voiceOf(namedPeople(withStaff(desk, staff), staff), desk.publication.timezone);
}
