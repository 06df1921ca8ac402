import { textOf, type Fields } from './json';

export type Receivers = {
  userids: string[];
  invalid: { invaliduser?: string; invalidparty?: string; invalidtag?: string };
};
type Directory = { find: (userid: string) => { userid: string } | null; everyone: () => string[] };

/** Who a message/send is for [90236], or the errcode. There are no departments and no tags here. */
export function receiversOf(request: Fields, directory: Directory): Receivers | number {
  const [users, parties, tags] = ['touser', 'toparty', 'totag'].map((field) => namesIn(request[field]));
  if (users?.length === 1 && users[0] === '@all') return { userids: directory.everyone(), invalid: {} };
  if (!users || !parties || !tags || users.length + parties.length + tags.length === 0) return 82001;
  if (users.length > 1000) return 40032;
  const known = new Set(users.flatMap((user) => directory.find(user)?.userid ?? []));
  if (known.size === 0) return 81013;
  const unknown = users.filter((user) => directory.find(user) === null).map((user) => user.toLowerCase());
  return { userids: [...known], invalid: invalidOf(unknown, parties, tags) };
}

function namesIn(list: unknown): string[] {
  return textOf(list)
    .split('|')
    .filter((name) => name !== '');
}

function invalidOf(users: string[], parties: string[], tags: string[]): Receivers['invalid'] {
  return {
    ...(users.length > 0 && { invaliduser: users.join('|') }),
    ...(parties.length > 0 && { invalidparty: parties.join('|') }),
    ...(tags.length > 0 && { invalidtag: tags.join('|') }),
  };
}
