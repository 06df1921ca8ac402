import { groupKey, holdsAddress, splitAddress } from '../../desk/groups/group-key';
import type { Reads } from '../rest';

/** `key`: null where the address is none of a group's robot. */
export type Adding = { name: string; key: string | null };

/** `群名 地址`, in this order or the other. What holds an address is nothing else, whatever is wrong with it. */
export const nameAndAddress: Reads<Adding> = ({ plain, said }) => {
  const text = said(0);
  const split = splitAddress(text) ?? twoWords(text);
  const isMeant = holdsAddress(text) || /^[\s:]/u.test(plain);
  if (!split || !isMeant) return null;
  return { name: plainly(split.rest), key: groupKey(split.address) };
};

export type Creating = { name: string; members: string[] };

/** `群名 群主、成员、成员`: the first word is the name, all behind it are people. */
export const nameAndMembers: Reads<Creating> = ({ plain, said }) => {
  const text = said(0);
  if (!/^[\s:]/u.test(plain) || holdsAddress(text) || /[。！？]/u.test(text)) return null;
  const [name = '', ...called] = text.replace(/^[\s:：]+/u, '').split(/\s+/u);
  const members = called.join('、').split(/[、,，;；]+/u);
  const people = members.map(plainly).filter((member) => member !== '');
  return people.length > 0 && people.every((person) => person.length <= longest)
    ? { name: plainly(name), members: people }
    : null;
};

/** Whatever the second is taken for. */
function twoWords(text: string): { address: string; rest: string } | null {
  const [, rest = '', address] = /^\s*([^\s，。；！？]+)\s+([^\s，。；！？]+)\s*$/u.exec(text) ?? [];
  return address === undefined ? null : { address, rest };
}

/** The name of a group, set off from the command's word; '' instead of an address. */
export const groupCalled: Reads<{ name: string }> = ({ plain, said }) => {
  const name = plainly(said(0));
  if (holdsAddress(name)) return { name: '' };
  const isName =
    /^[\s:]/u.test(plain) && name !== '' && name.length <= longest && !/[，。；！？]/u.test(name);
  return isName ? { name } : null;
};

/** What is longer is no name. */
const longest = 60;

function plainly(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,，、:：“”"<>]+|[\s,，、:：“”"<>]+$/gu, '')
    .trim();
}
