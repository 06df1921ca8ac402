import type { DeskConfig } from '../desk/desk-config';
import { destinationOf, type Destination } from '../desk/groups/destination';
import { withGroups } from '../desk/groups/group-book';
import type { Store } from '../store/open-store';
import type { Outcome } from './job';
import { caught, type CaughtDeps } from './retry';
import type { UploadPartDeps } from './upload-part';

export type CountReadersDeps = CaughtDeps &
  Pick<UploadPartDeps, 'log'> & {
    store: Pick<Store, 'openReader' | 'readers'>;
    desk: DeskConfig;
    /** null through a door that does not tell. */
    countMembers: (to: Destination) => Promise<number | null>;
  };

/** The rest has its turn ten seconds later: changes and looks have limits of their own. */
const mostAtOnce = 100;

/**
 * Counts who reads in the app's chats, ahead of any dispatch: the pace of chats goes by it, and takes those that nobody has
 * counted for the largest. Once a day is enough, as people come and go one by one.
 */
export async function countReaders(_data: object, deps: CountReadersDeps): Promise<Outcome> {
  const { groups } = withGroups(deps.desk, await deps.store.openReader().groups());
  const chats = groups.flatMap((group) => destinationOf(group) ?? []).filter(({ via }) => via === 'appchat');
  const uncounted = await deps.store.readers.uncounted(chats.map(({ address }) => address));
  for (const address of uncounted.slice(0, mostAtOnce)) await count({ via: 'appchat', address }, deps);
  return undefined;
}

/** One that cannot be counted is tried again some minutes later. */
async function count(to: Destination, deps: CountReadersDeps): Promise<void> {
  if (!(await deps.store.readers.begin(to.address))) return;
  const counted = await caught(() => deps.countMembers(to), deps);
  if (counted instanceof Error) deps.log.error({ err: counted }, 'the members of a chat were not counted');
  else if (counted !== null) await deps.store.readers.keep(to.address, counted);
}
