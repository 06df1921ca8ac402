import type { Bulletin } from '../desk/bulletin';
import { dispatchOfIssue } from '../desk/issues/dispatch';
import { digestOfBulletin, type Edition } from '../desk/issues/edition';
import type { Store } from '../store/open-store';
import { frozenBulletins } from './frozen-bulletins';
import { makeFile, type MakeFileDeps } from './make-file';

export type MakeEditionsDeps = MakeFileDeps & { store: Pick<Store, 'openReader' | 'commit'> };

/**
 * The Word file of every bulletin of an issue that goes out with one, or with a card, whose page offers it; each made
 * once. False where one has to be tried again; where one cannot be made its edition says why, and the rest goes out
 * without it.
 */
export async function makeEditions(issue: number, deps: MakeEditionsDeps, attempt: number): Promise<boolean> {
  for (const bulletin of await bulletinsWithFile(issue, deps))
    if (!(await makeEdition({ issue, bulletin }, deps, attempt))) return false;
  return true;
}

async function bulletinsWithFile(issue: number, { store }: MakeEditionsDeps): Promise<Bulletin[]> {
  const read = store.openReader();
  const frozen = await frozenBulletins(await read.deliveries(dispatchOfIssue(issue)), read);
  const withFile = frozen.filter(({ parts }) => parts.some(({ kind }) => kind === 'word' || kind === 'card'));
  return withFile.flatMap(({ bulletin }) => bulletin ?? []);
}

/** Of one bulletin, made once; false where it has to be tried again. */
export async function makeEdition(
  { issue, bulletin }: { issue: number; bulletin: Bulletin },
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
