import type { DeskConfig } from '../desk/desk-config';
import { withGroups } from '../desk/groups/group-book';
import type { Store } from '../store/open-store';

type Deps = { store: Pick<Store, 'openReader'>; desk: DeskConfig };

/** Where a group is written to; undefined where it was stopped meanwhile, or is no longer known. */
export async function addressNow(group: string, { store, desk }: Deps): Promise<string | undefined> {
  const { groups } = withGroups(desk, await store.openReader().groups());
  return groups.find(({ name }) => name === group)?.address;
}
