import type { DeskConfig } from '../desk-config';
import { plainName } from '../people/plain-name';
import { keyOf, type AddedGroup, type GroupBook } from './group-book';
import { groupKey } from './group-key';

/**
 * Groups that were added by command and stand in desk.yaml as well, a Chinese sentence each, which says what to write
 * there. Commands cannot mend it: the process does not start.
 */
export function checkGroups({ added }: GroupBook, { groups }: Pick<DeskConfig, 'groups'>): string[] {
  return added.flatMap((group) => {
    const twin = groups.find(({ name }) => plainName(name) === plainName(group.name));
    if (twin) return [sayName(twin.name)];
    const other = groups.find(({ address }) => isSame(group, address));
    return other ? [sayAddress(other.name, group.name)] : [];
  });
}

function isSame(added: AddedGroup, address: string): boolean {
  const key = keyOf(added.address);
  return key !== null && key === groupKey(address);
}

function sayName(name: string): string {
  return `群“${name}”已经用指令加过，请从 desk.yaml 的 groups 里删去这一条，或者改用别的群名`;
}

function sayAddress(written: string, added: string): string {
  return `desk.yaml 的群“${written}”与用指令加的群“${added}”是同一个地址，请从 desk.yaml 的 groups 里删去这一条`;
}
