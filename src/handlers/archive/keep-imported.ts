import type { Archived } from '../../desk/issues/archived';
import { archivedEntries } from '../../desk/warnings/archived-entry';
import type { Write } from '../../store/documents';

/** An old issue in the archive, and its entries where texts like them are looked for. */
export function importedWrites(archived: Archived): Write[] {
  const entries = archivedEntries(archived).map((value): Write => ({ kind: 'archivedEntry', value }));
  return [{ kind: 'archived', value: archived }, ...entries];
}
