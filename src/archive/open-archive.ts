import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { openIndex, type Page, type Searched } from '../desk/archive/open-index';
import type { Fact } from '../desk/fact';
import { archivedId } from '../desk/issues/archived';
import type { Query } from '../desk/archive/query';
import type { Store } from '../store/open-store';

export type ArchiveDeps = {
  store: Pick<Store, 'openReader' | 'facts'>;
  log: { error: (facts: object, message: string) => void };
};

export type Archive = {
  start: () => void;
  search: (query: Query, page: Page) => Promise<Searched>;
  stop: () => Promise<void>;
};

/** So many issues are read in one go: other work waits for some ten milliseconds at most. */
const batch = 10;

/** Facts are followed so often, and before every search, so that what has just been archived is found. */
const followEveryMs = 5000;
const tryAgainMs = 1000;

/** The archive in this process's memory, read from Redis once it is started and kept current by the facts. */
export function openArchive({ store, log }: ArchiveDeps): Archive {
  const index = openIndex();
  const stopping = new AbortController();
  let readTo: string | null = null;
  let following: Promise<void> | null = null;
  let loop = Promise.resolve();

  async function build(): Promise<void> {
    const from = await store.facts.latest();
    const ids = await store.openReader().archivedIds();
    for (let at = 0; at < ids.length && !stopping.signal.aborted; at += batch) {
      await add(ids.slice(at, at + batch));
      await nextTurn();
    }
    readTo = from;
  }

  async function add(ids: string[]): Promise<void> {
    const read = store.openReader();
    const issues = await read.archivedIssues(ids);
    const corrections = await Promise.all(issues.map(({ id }) => read.correctionsOf(id)));
    for (const [at, archived] of issues.entries()) index.add(archived, corrections[at]);
  }

  /** Who asks while somebody is at it waits for the same. */
  function follow(): Promise<void> {
    following ??= followOnce().finally(() => {
      following = null;
    });
    return following;
  }

  async function followOnce(): Promise<void> {
    while (readTo !== null) {
      const news = await store.facts.after(readTo);
      await add([...new Set(news.flatMap(({ fact }) => touchedBy(fact)))]);
      const last = news.at(-1);
      if (!last) return;
      readTo = last.entry;
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const wait = await turn();
      await sleep(wait, null, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  async function turn(): Promise<number> {
    try {
      await (readTo === null ? build() : follow());
      return followEveryMs;
    } catch (error) {
      log.error({ err: error }, 'the archive could not be read');
      return tryAgainMs;
    }
  }

  return {
    start() {
      loop = run();
    },

    async search(query, page) {
      if (readTo === null) return 'building';
      await follow();
      return index.search(query, page);
    },

    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

/** The ids of what came into the archive by it, or was corrected. */
function touchedBy({ what, archived, issue }: Fact): string[] {
  if (archived !== undefined) return [archived];
  return what === 'corrected' && issue !== undefined ? [archivedId(issue)] : [];
}
