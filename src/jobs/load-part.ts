import type { Delivery, FrozenBulletin } from '../desk/issues/delivery';
import { digestOfBulletin, type WhyNoFile } from '../desk/issues/edition';
import type { Store } from '../store/open-store';

export type LoadPartDeps = {
  store: Pick<Store, 'openReader'>;
  /** The content of a file below DATA_DIR. */
  readMedia: (file: string) => Promise<Buffer>;
};

/** What a part shows, as it is to go out. */
export type Loaded =
  | { kind: 'markdown'; text: string }
  | { kind: 'file'; filename: string; bytes: Buffer }
  | { kind: 'none'; why: WhyNoFile };

export async function loadPart(delivery: Delivery, index: number, deps: LoadPartDeps): Promise<Loaded> {
  const bulletin = await deps.store.openReader().bulletin(delivery.issue, delivery.bulletin);
  const content = bulletin?.parts[index];
  if (!content) throw new Error(`delivery ${delivery.issue} has nothing for part ${index + 1}`);
  return content.kind === 'word' ? loadFile(bulletin, deps) : content;
}

async function loadFile({ issue, bulletin }: FrozenBulletin, deps: LoadPartDeps): Promise<Loaded> {
  const edition = await deps.store.openReader().edition(issue, digestOfBulletin(bulletin));
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
