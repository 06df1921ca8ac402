import { archivedId } from '../desk/issues/archived';
import type { Delivery, FrozenBulletin } from '../desk/issues/delivery';
import { readDispatch, type DispatchId } from '../desk/issues/dispatch';
import { digestOfBulletin, type WhyNoFile } from '../desk/issues/edition';
import type { LinkCard } from '../desk/letter';
import type { Store } from '../store/open-store';

export type LoadPartDeps = {
  store: Pick<Store, 'openReader'>;
  /** The content of a file below DATA_DIR. */
  readMedia: (file: string) => Promise<Buffer>;
  /** The address of an archived issue's page; null where there are no pages. */
  linkTo: (issueId: string) => string | null;
};

/** What a part shows, as it is to go out. */
export type Loaded =
  | { kind: 'markdown'; text: string }
  | { kind: 'card'; card: LinkCard }
  | { kind: 'file'; filename: string; bytes: Buffer }
  | { kind: 'none'; why: WhyNoFile };

export async function loadPart(delivery: Delivery, index: number, deps: LoadPartDeps): Promise<Loaded> {
  const { dispatch } = delivery;
  const frozen = await deps.store.openReader().bulletin(dispatch, delivery.bulletin);
  const content = frozen?.parts[index];
  if (!content) throw new Error(`${dispatch} has nothing for part ${index + 1}`);
  if (content.kind === 'card') return linked(content.card, dispatch, deps);
  return content.kind === 'word' ? loadFile(frozen, deps) : content;
}

/** Linked as late as this: where the pages have moved since the issue was signed off, it leads to the new place. */
function linked(card: Omit<LinkCard, 'url'>, dispatch: DispatchId, { linkTo }: LoadPartDeps): Loaded {
  const url = linkTo(archivedId(readDispatch(dispatch).issue));
  return url === null ? { kind: 'none', why: 'no-page' } : { kind: 'card', card: { ...card, url } };
}

async function loadFile({ dispatch, bulletin }: FrozenBulletin, deps: LoadPartDeps): Promise<Loaded> {
  const { issue } = readDispatch(dispatch);
  const edition = bulletin && (await deps.store.openReader().edition(issue, digestOfBulletin(bulletin)));
  if (!edition || 'lost' in edition) return { kind: 'none', why: edition?.lost ?? 'not-made' };
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
