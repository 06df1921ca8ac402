import type { DeskConfig } from '../desk/desk-config';
import { destinationOf, type Destination } from '../desk/groups/destination';
import { withGroups } from '../desk/groups/group-book';
import type { Store } from '../store/open-store';

type Deps = { store: Pick<Store, 'openReader'>; desk: DeskConfig };

/** Where a group is written to; undefined where it was stopped meanwhile, or is no longer known. */
export async function addressNow(group: string, { store, desk }: Deps): Promise<Destination | undefined> {
  const { groups } = withGroups(desk, await store.openReader().groups());
  const found = groups.find(({ name }) => name === group);
  return (found && destinationOf(found)) ?? undefined;
}
