import type { DeskConfig, Group, IdleGroup } from '../desk-config';

/**
 * Of a webhook its key, of a chat of the app its chatid. `locked`: a key as it is stored, sealed with a secret that this
 * process no longer has.
 */
export type Address = { key: string } | { locked: string };

/** Added by command. */
export type AddedGroup = Omit<Group, 'address'> & { address: Address };

/** A group that is to be added once its address was tried; `id` is the message that brought it. */
export type GroupCheck = {
  id: string;
  name: string;
  address: Address;
  by: string;
  at: number;
  /** Of a chat that the app is to make: userids, its owner first. */
  members?: string[];
};

type Stop = { name: string; by: string; at: number };

/** 订阅群 as commands have changed them. It wins over desk.yaml; those of the file can be stopped, not removed. */
export type GroupBook = { schema: 1; added: AddedGroup[]; checking: GroupCheck[]; stopped: Stop[] };

export const noGroups: GroupBook = { schema: 1, added: [], checking: [], stopped: [] };

/** The desk with the groups that get something now; the others stand apart. */
export function withGroups(desk: DeskConfig, book: GroupBook): DeskConfig {
  const known = knownGroups(desk, book);
  return {
    ...desk,
    groups: known.filter((group): group is Group => !isIdle(group)),
    idleGroups: known.filter(isIdle),
  };
}

/** The group of this name, where it gets something now. */
export function receivingGroup(desk: DeskConfig, book: GroupBook, name: string): Group | undefined {
  const named = allGroups(desk, book).find((group) => group.name === name);
  const known = named && knownAs(named, book);
  return known && !isIdle(known) ? known : undefined;
}

function knownGroups(desk: DeskConfig, book: GroupBook): (Group | IdleGroup)[] {
  return allGroups(desk, book).map((group) => knownAs(group, book));
}

type AnyGroup = Omit<Group, 'address'> & { address: string | null };

/** The file's first, then those that were added, in their order. */
function allGroups({ groups }: DeskConfig, { added }: GroupBook): AnyGroup[] {
  return [...groups, ...added.map((group) => ({ ...group, address: keyOf(group.address) }))];
}

/** A group that was stopped, or whose address cannot be opened, is idle. */
function knownAs(group: AnyGroup, { stopped }: GroupBook): Group | IdleGroup {
  const { address } = group;
  const stop = stopped.find(({ name }) => name === group.name) ?? null;
  return stop || address === null ? { ...group, stop } : { ...group, address };
}

export function isIdle(group: Group | IdleGroup): group is IdleGroup {
  return 'stop' in group;
}

export function keyOf(address: Address): string | null {
  return 'key' in address ? address.key : null;
}
