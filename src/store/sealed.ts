import type { Address, GroupBook } from '../desk/groups/group-book';
import { holdsAddress } from '../desk/groups/group-key';
import type { Write } from './documents';
import type { Vault } from './vault';

type SealedIn<One> = Omit<One, 'address'> & { name: string; address: { sealed: string } };

/** The book as it is stored: no address of a webhook in clear. */
export type SealedBook = Omit<GroupBook, 'added' | 'checking'> & {
  added: SealedIn<GroupBook['added'][number]>[];
  checking: SealedIn<GroupBook['checking'][number]>[];
};

/** The body of a document as it is stored. */
export function bodyOf(write: Write, vault: Vault): string {
  if (!('value' in write)) return '';
  if (write.kind === 'groups') return JSON.stringify(sealBook(write.value, vault));
  if (write.kind === 'aside')
    return JSON.stringify({ ...write.value, xml: sealMessage(write.value.xml, write.value.id, vault) });
  return JSON.stringify(write.value);
}

function sealBook({ added, checking, ...book }: GroupBook, vault: Vault): SealedBook {
  const seal = <One extends { name: string; address: Address }>(one: One) => ({
    ...one,
    address: { sealed: sealAddress(one, vault) },
  });
  return { ...book, added: added.map(seal), checking: checking.map(seal) };
}

function sealAddress({ name, address }: { name: string; address: Address }, vault: Vault): string {
  return 'locked' in address ? address.locked : vault.seal(address.key, aboutGroup(name));
}

export function openBook({ added, checking, ...book }: SealedBook, vault: Vault): GroupBook {
  return {
    ...book,
    added: added.map((one) => ({ ...one, address: openAddress(one, vault) })),
    checking: checking.map((one) => ({ ...one, address: openAddress(one, vault) })),
  };
}

/** One that cannot be opened is kept as it is: the secret may come back. */
function openAddress(
  { name, address: { sealed } }: { name: string; address: { sealed: string } },
  vault: Vault,
): Address {
  const key = vault.open(sealed, aboutGroup(name));
  return key === null ? { locked: sealed } : { key };
}

function aboutGroup(name: string): string {
  return `group ${name}`;
}

/** No message begins so. */
const mark = 'sealed:';

/** A message that somebody sent, sealed where it holds the address of a group; all others stay as they are. */
export function sealMessage(xml: string, id: string, vault: Vault): string {
  return holdsAddress(xml) ? mark + vault.seal(xml, aboutMessage(id)) : xml;
}

/** What cannot be opened stays as it is, and will not be understood. */
export function openMessage(stored: string, id: string, vault: Vault): string {
  if (!stored.startsWith(mark)) return stored;
  return vault.open(stored.slice(mark.length), aboutMessage(id)) ?? stored;
}

function aboutMessage(id: string): string {
  return `message ${id}`;
}
