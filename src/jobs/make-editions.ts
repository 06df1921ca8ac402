import type { FrozenBulletin } from '../desk/issues/delivery';
import { digestOfBulletin, type Edition } from '../desk/issues/edition';
import type { Store } from '../store/open-store';
import { makeFile, type MakeFileDeps } from './make-file';

export type MakeEditionsDeps = MakeFileDeps & { store: Pick<Store, 'openReader' | 'commit'> };

/**
 * The Word file of every bulletin of an issue that goes out with one, each made once. False where one has to be tried
 * again; where one cannot be made its edition says why, and the rest goes out without it.
 */
export async function makeEditions(issue: number, deps: MakeEditionsDeps, attempt: number): Promise<boolean> {
  for (const frozen of await bulletinsWithFile(issue, deps))
    if (!(await makeEdition(frozen, deps, attempt))) return false;
  return true;
}

async function bulletinsWithFile(issue: number, { store }: MakeEditionsDeps): Promise<FrozenBulletin[]> {
  const read = store.openReader();
  const deliveries = await read.deliveries(issue);
  const digests = [...new Set(deliveries.map(({ bulletin }) => bulletin))];
  const found = await Promise.all(digests.map((digest) => read.bulletin(issue, digest)));
  return found.flatMap((one) => (one?.parts.some(({ kind }) => kind === 'word') ? [one] : []));
}

async function makeEdition(
  { issue, bulletin }: FrozenBulletin,
  deps: MakeEditionsDeps,
  attempt: number,
): Promise<boolean> {
  const read = deps.store.openReader();
  const digest = digestOfBulletin(bulletin);
  if (await read.edition(issue, digest)) return true;
  const made = await makeFile(bulletin, deps, attempt);
  if ('again' in made) return false;
  const value: Edition = { schema: 1, issue, digest, ...made };
  const writes = [{ kind: 'edition' as const, value }];
  // Where another run was quicker, its file is as good.
  await deps.store.commit({ cause: null, versions: read.versions, writes, facts: [], letters: [] });
  return true;
}
