import type { DeskConfig } from '../desk/desk-config';
import { wholeBulletin, type Dispatched } from './archived-issue';
import { makeEdition, type MakeEditionsDeps } from './make-editions';

export type MakeWholeEditionDeps = MakeEditionsDeps & { desk: DeskConfig; now: () => number };

/**
 * The Word file of an issue that goes to the archive, also where no group was sent one: all read it in the chat, or
 * each group its own columns. False where it has to be tried again.
 */
export async function makeWholeEdition(
  { issue, deliveries }: Omit<Dispatched, 'read'>,
  deps: MakeWholeEditionDeps,
  attempt: number,
): Promise<boolean> {
  const bulletin = await wholeBulletin({ issue, deliveries, read: deps.store.openReader() }, deps);
  return makeEdition({ issue: issue.ordinal, bulletin }, deps, attempt);
}
