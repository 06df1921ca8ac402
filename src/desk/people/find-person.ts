import type { DeskConfig } from '../desk-config';
import { plainName } from './plain-name';
import type { Ruled } from '../refusal';

export type Person = { userid: string; name: string };

type People = Pick<DeskConfig, 'contacts' | 'editors' | 'admins'>;

/** The person of this account, or else of this name if nobody else bears it; null where the desk has none. */
export function findPerson(called: string, desk: People): Ruled<{ person: Person | null }> {
  const everyone = everyoneOf(desk);
  const asked = plainName(called);
  const [own] = everyone.filter(({ userid }) => plainName(userid) === asked);
  if (own) return { ok: true, person: own };
  const named = everyone.filter(({ name }) => plainName(name) === asked);
  const userids = [...new Set(named.map(({ userid }) => userid))];
  if (userids.length > 1) return { ok: false, why: 'which-person', called, userids };
  return { ok: true, person: named[0] ?? null };
}

/** One entry for each role, as a person's names may differ. */
function everyoneOf({ editors, contacts, admins }: People): Person[] {
  return [...editors, ...contacts, ...admins].map(({ userid, name }) => ({ userid, name: name ?? userid }));
}
