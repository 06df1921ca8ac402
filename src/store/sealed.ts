import type { Address, GroupBook } from '../desk/groups/group-book';
import { holdsAddress } from '../desk/groups/group-key';
import { bodyOfDelivery } from './delivery-body';
import type { Write } from './documents';
import type { Vault } from './vault';

/** `chat`: the id of a chat of the app, of no use to anybody else. */
type Stored = { sealed: string } | { chat: string };

type SealedIn<One> = Omit<One, 'address'> & { name: string; address: Stored };

/** The book as it is stored: no address of a webhook in clear. */
export type SealedBook = Omit<GroupBook, 'added' | 'checking'> & {
  added: SealedIn<GroupBook['added'][number]>[];
  checking: SealedIn<GroupBook['checking'][number]>[];
};

/** The body of a document as it is stored. */
export function bodyOf(write: Write, vault: Vault): string {
  if (!('value' in write)) return '';
  if (write.kind === 'delivery') return bodyOfDelivery(write.value);
  if (write.kind === 'groups') return JSON.stringify(sealBook(write.value, vault));
  if (write.kind === 'aside')
    return JSON.stringify({ ...write.value, xml: sealMessage(write.value.xml, write.value.id, vault) });
  return JSON.stringify(write.value);
}

function sealBook({ added, checking, ...book }: GroupBook, vault: Vault): SealedBook {
  const seal = <One extends Sealable>(one: One) => ({ ...one, address: sealAddress(one, vault) });
  return { ...book, added: added.map(seal), checking: checking.map(seal) };
}

type Sealable = { name: string; address: Address; via?: string; members?: string[] };

function sealAddress({ name, address, via, members }: Sealable, vault: Vault): Stored {
  if ('locked' in address) return { sealed: address.locked };
  const isChat = via === 'appchat' || members !== undefined;
  return isChat ? { chat: address.key } : { sealed: vault.seal(address.key, aboutGroup(name)) };
}

export function openBook({ added, checking, ...book }: SealedBook, vault: Vault): GroupBook {
  return {
    ...book,
    added: added.map((one) => ({ ...one, address: openAddress(one, vault) })),
    checking: checking.map((one) => ({ ...one, address: openAddress(one, vault) })),
  };
}

/** One that cannot be opened is kept as it is: the secret may come back. */
function openAddress({ name, address }: { name: string; address: Stored }, vault: Vault): Address {
  if ('chat' in address) return { key: address.chat };
  const key = vault.open(address.sealed, aboutGroup(name));
  return key === null ? { locked: address.sealed } : { key };
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
