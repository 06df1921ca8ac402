import type { DeskConfig, Group, IdleGroup } from '../desk-config';
import type { Cause } from '../move';
import { plainName } from '../people/plain-name';
import type { Refusal, Ruled } from '../refusal';
import { isIdle, keyOf, type AddedGroup, type GroupBook, type GroupCheck } from './group-book';
import { groupKey, holdsAddress } from './group-key';

/** The desk as it is now, and what of its groups was changed by command. */
export type Groups = { desk: DeskConfig; book: GroupBook };

/** `members`: of a chat that is to be made. */
type Wanted = { name: string; key: string; members?: string[] };

const longestName = 30;

/** 加群, 建群: the address is tried, or the chat is made, before the group gets anything. */
export function askForGroup(
  { name: called, key, members }: Wanted,
  { desk, book }: Groups,
  { by, at, cause: id }: Cause,
): Ruled<{ name: string; book: GroupBook }> {
  const name = knownName(called, desk);
  const refusal = refusalOf({ name, key, ...(members && { members }) }, { desk, book });
  if (refusal) return refusal;
  const check: GroupCheck = { id, name, address: { key }, by, at, ...(members && { members }) };
  return { ok: true, name, book: { ...book, checking: [...book.checking, check] } };
}

/** WeCom has taken the address or made the chat: the group gets what goes out from now on. Meanwhile another may have taken its name. */
export function addGroup(
  check: GroupCheck,
  { desk, book }: Groups,
): Ruled<{ group: Group; book: GroupBook }> {
  const rest = dropCheck(check, book);
  const key = keyOf(check.address);
  if (key === null) return { ok: false, why: 'group-locked', name: check.name };
  const refusal = refusalOf({ name: check.name, key }, { desk, book: rest });
  if (refusal) return refusal;
  const { name, address } = check;
  const before = book.added.find((group) => group.name === name);
  const via = check.members ? 'appchat' : 'webhook';
  const group: AddedGroup = { ...(before ?? { ...unsaid, name }), via, address };
  const added = before ? book.added.map((one) => (one === before ? group : one)) : [...book.added, group];
  const stopped = book.stopped.filter((stop) => stop.name !== name);
  return { ok: true, group: { ...group, address: key }, book: { ...rest, added, stopped } };
}

/** Like a group of desk.yaml of which nothing else is said. */
const unsaid: Omit<AddedGroup, 'name' | 'via' | 'address'> = {
  style: 'digest',
  receives: ['bulletin'],
};

export function dropCheck({ id }: GroupCheck, book: GroupBook): GroupBook {
  return { ...book, checking: book.checking.filter((check) => check.id !== id) };
}

function refusalOf({ name, key, members }: Wanted, groups: Groups): Refusal | null {
  if (!isName(name)) return { ok: false, why: 'group-name', most: longestName, isNew: members !== undefined };
  return nameTaken(name, groups) ?? keyTaken({ name, key }, groups);
}

function knownName(called: string, desk: DeskConfig): string {
  return allGroups(desk).find(({ name }) => plainName(name) === plainName(called))?.name ?? called;
}

export function allGroups({ groups, idleGroups = [] }: DeskConfig): (Group | IdleGroup)[] {
  return [...groups, ...idleGroups];
}

function isName(name: string): boolean {
  const length = Array.from(name).length;
  return length > 0 && length <= longestName && !/:\/\/|[\p{Cc}｜]/u.test(name) && !holdsAddress(name);
}

/** One that was added by command and rests may get another address. */
function nameTaken(name: string, { desk, book }: Groups): Refusal | null {
  const checking = book.checking.find((check) => plainName(check.name) === plainName(name));
  if (checking) return { ok: false, why: 'group-checking', name: checking.name };
  const known = allGroups(desk).find((group) => group.name === name);
  if (!known) return null;
  const isWritten = !book.added.some((group) => group.name === name);
  return !isWritten && isIdle(known) ? null : { ok: false, why: 'group-exists', name, isWritten };
}

/** Two groups with one address are one group that would get everything twice. */
function keyTaken({ name, key }: Wanted, { desk, book }: Groups): Refusal | null {
  const known = allGroups(desk).map((group) => ({
    name: group.name,
    key: group.address === null ? null : groupKey(group.address),
  }));
  const checking = book.checking.map((check) => ({ name: check.name, key: keyOf(check.address) }));
  const twin = [...known, ...checking].find((other) => other.key === key && other.name !== name);
  return twin ? { ok: false, why: 'address-taken', group: twin.name } : null;
}
