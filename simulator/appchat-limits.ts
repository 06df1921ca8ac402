import { textOf, textsOf, type Fields } from './json';

/** The errcode for what a new chat lacks [90245, codes of 90313]; null for a good one. */
export function newChatFault(request: Fields, isMember: (userid: string) => boolean): number | null {
  const name = textOf(request['name']);
  const members = textsOf(request['userlist']);
  if (name === '' || Array.from(name).length > 50) return 86004;
  if (!/^[0-9a-zA-Z]{1,32}$/.test(textOf(request['chatid']))) return 86001;
  if (members.length < 2 || members.length > 2000) return 86006;
  if (!members.every(isMember)) return 86216;
  return members.includes(textOf(request['owner'])) ? null : 86005;
}
