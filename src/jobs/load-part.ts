import { archivedId } from '../desk/issues/archived';
import type { Delivery, FrozenBulletin } from '../desk/issues/delivery';
import { issueOfDispatch, type DispatchId } from '../desk/issues/dispatch';
import { digestOfBulletin, type WhyNoFile } from '../desk/issues/edition';
import type { PrintedBriefs } from '../desk/briefs/printed-briefs';
import type { LinkCard } from '../desk/letter';
import type { Store } from '../store/open-store';

export type LoadPartDeps = {
  store: Pick<Store, 'openReader'>;
  /** The content of a file below DATA_DIR. */
  readMedia: (file: string) => Promise<Buffer>;
  /** The address of an archived issue's page; null where there are no pages. */
  linkTo: (issueId: string) => string | null;
};

/** What a part shows, as it is to go out; of briefs it is still to be seen which may. */
export type Loaded =
  | { kind: 'markdown'; text: string }
  | { kind: 'card'; card: LinkCard }
  | { kind: 'word'; of: FrozenBulletin }
  | ({ kind: 'briefs' } & PrintedBriefs)
  | NoFile;

type NoFile = { kind: 'none'; why: WhyNoFile };

export type ReadyFile = { kind: 'file'; filename: string; bytes: Buffer };

export async function loadPart(delivery: Delivery, index: number, deps: LoadPartDeps): Promise<Loaded> {
  const { dispatch } = delivery;
  const frozen = lastRead(delivery, deps) ?? (await readFrozen(delivery, deps));
  const content = frozen?.parts[index];
  if (!content) throw new Error(`${dispatch} has nothing for part ${index + 1}`);
  if (content.kind === 'card') return linked(content.card, dispatch, deps);
  return content.kind === 'word' ? { kind: 'word', of: frozen } : content;
}

/** What was frozen is never written again, and hundreds of groups may be sent the same. */
function lastRead({ dispatch, bulletin }: Delivery, { store }: LoadPartDeps): FrozenBulletin | null {
  const last = latest.get(store);
  return last?.dispatch === dispatch && last.digest === bulletin ? last : null;
}

async function readFrozen(
  { dispatch, bulletin }: Delivery,
  { store }: LoadPartDeps,
): Promise<FrozenBulletin | null> {
  const found = await store.openReader().bulletin(dispatch, bulletin);
  if (found) latest.set(store, found);
  return found;
}

const latest = new WeakMap<object, FrozenBulletin>();

/** Linked as late as this: where the pages have moved since the issue was signed off, it leads to the new place. */
function linked(card: Omit<LinkCard, 'url'>, dispatch: DispatchId, { linkTo }: LoadPartDeps): Loaded {
  const issue = issueOfDispatch(dispatch);
  const url = issue === null ? null : linkTo(archivedId(issue));
  return url === null ? { kind: 'none', why: 'no-page' } : { kind: 'card', card: { ...card, url } };
}

/** The Word file of a bulletin. */
export async function loadFile(
  { dispatch, bulletin }: FrozenBulletin,
  deps: LoadPartDeps,
): Promise<ReadyFile | NoFile> {
  const issue = issueOfDispatch(dispatch);
  const isThere = bulletin !== null && issue !== null;
  const edition = isThere && (await deps.store.openReader().edition(issue, digestOfBulletin(bulletin)));
  if (!edition) return { kind: 'none', why: 'not-made' };
  if ('lost' in edition) return { kind: 'none', why: edition.lost };
  const bytes = await readKept(edition.file, deps);
  return bytes ? { kind: 'file', filename: edition.name, bytes } : { kind: 'none', why: 'gone' };
}

async function readKept(file: string, { readMedia }: LoadPartDeps): Promise<Buffer | null> {
  try {
    return await readMedia(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
