import type { Pdf } from '../desk/issues/pdf';
import type { Store } from '../store/open-store';
import { backoffMs, type Outcome, type Run } from './job';
import type { Office } from './printing/print-pdf';

export type MakePdfDeps = {
  store: Pick<Store, 'openReader' | 'commit'>;
  /** Null where this machine has no LibreOffice: another worker may, or one day this one. */
  office: Office | null;
  readMedia: (file: string) => Promise<Buffer>;
  /** Where it is kept, below DATA_DIR. */
  keepMedia: (bytes: Buffer, ending: string) => Promise<string>;
  log: { error: (facts: object, message: string) => void };
};

/** What fails three times does so again, and costs a minute each time. */
const mostTries = 3;

/** What takes the whole process down never gets as far as an error. */
const mostStarts = 30;

/** The PDF of an archived issue, after everything else: no group and no editor waits for it. Safe to run twice. */
export async function makePdf(
  { archived }: { archived: string },
  deps: MakePdfDeps,
  { attempt }: Run,
): Promise<Outcome> {
  const read = deps.store.openReader();
  const pdf = await read.pdf(archived);
  if (pdf?.state !== 'waiting' || deps.office === null) return undefined;
  const file = (await read.archived(archived))?.word?.file ?? '';
  const made = await make({ pdf, file, attempt }, deps.office, deps);
  if ('againInMs' in made) return made;
  // Where another run was quicker, its file is as good.
  await deps.store.commit({
    cause: null,
    versions: read.versions,
    writes: [{ kind: 'pdf', value: made }],
    facts: [],
    letters: [],
  });
  return undefined;
}

type Making = { pdf: Pdf; file: string; attempt: number };

async function make(
  { pdf, file, attempt }: Making,
  { print }: Office,
  deps: MakePdfDeps,
): Promise<Pdf | { againInMs: number }> {
  if (attempt > mostStarts) return { ...pdf, state: 'lost' };
  try {
    const bytes = await print(await deps.readMedia(file));
    if (bytes === null) return { againInMs: backoffMs(1) };
    return { ...pdf, state: 'made', file: await deps.keepMedia(bytes, 'pdf'), bytes: bytes.length };
  } catch (error) {
    deps.log.error({ archived: pdf.of, attempt, err: error }, 'a PDF could not be made');
    return attempt < mostTries ? { againInMs: backoffMs(attempt) } : { ...pdf, state: 'lost' };
  }
}
