import { join } from 'node:path';
import { Eta } from 'eta';
import type { Notice } from '../format/says/pages';
import { pageWords } from '../format/says/pages';
import type { Assets } from './assets';
import type { ArchiveView } from './views/archive-view';
import type { IssueView } from './views/issue-view';
import type { SearchView } from './views/search-view';

/** What each template is given. */
type Views = {
  issue: IssueView;
  archive: ArchiveView;
  search: SearchView;
  notice: Notice & { again: string | null };
  'signing-in': { address: string };
};

export type Render = <Name extends keyof Views>(name: Name, view: Views[Name]) => string;

type Site = {
  /** The path of PUBLIC_URL: '' where the pages stand at the root of their host. */
  base: string;
  /** 刊名 */
  publication: string;
  assets: Assets;
};

/** Pages from the templates in their folder. Everything that is put into one is escaped by Eta (`<%=`). */
export function createRender(site: Site): Render {
  const eta = new Eta({ views: join(__dirname, 'templates'), cache: true, autoEscape: true });
  return (name, view) => eta.render(name, { ...view, site, words: pageWords });
}
