import type { Entry } from '../../desk/entries/entry';
import type { Picture } from '../../desk/submissions/picture';
import type { Ask } from '../handler';

/** All that came with the submissions of these entries, fetched or not. */
export async function picturesOfEntries(entries: readonly Entry[], read: Ask['read']): Promise<Picture[]> {
  const submissions = await read.submissions(entries.flatMap((entry) => entry.submissions));
  return read.pictures(submissions.flatMap(({ pictures }) => pictures));
}
