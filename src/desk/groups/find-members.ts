import type { DeskConfig } from '../desk-config';
import { findPerson } from '../people/find-person';
import type { Ruled } from '../refusal';

type People = Pick<DeskConfig, 'contacts' | 'editors' | 'admins'>;

/** Fewer make no chat [90245]. */
const fewest = 2;

/** As WeCom makes them [90195]. */
const account = /^[A-Za-z0-9][\w.@-]{0,63}$/;

/**
 * Userids of those who are to be in a chat, each once and in their order: people of the desk by name or account, anybody
 * else by account, which WeCom alone can tell.
 */
export function findMembers(called: readonly string[], desk: People): Ruled<{ userids: string[] }> {
  const found = called.map((name) => ({ name, ruled: findPerson(name, desk) }));
  const doubtful = found.find(({ ruled }) => !ruled.ok)?.ruled;
  if (doubtful && !doubtful.ok) return doubtful;
  const known = found.map(({ name, ruled }) => ({
    name,
    userid: ruled.ok ? useridOf(name, ruled.person) : null,
  }));
  const unknown = known.filter(({ userid }) => userid === null).map(({ name }) => name);
  if (unknown.length > 0) return { ok: false, why: 'unknown-members', called: unknown };
  const userids = onceEach(known.flatMap(({ userid }) => userid ?? []));
  return userids.length < fewest ? { ok: false, why: 'too-few-members' } : { ok: true, userids };
}

function useridOf(called: string, person: { userid: string } | null): string | null {
  return person?.userid ?? (account.test(called) ? called : null);
}

/** WeCom tells userids apart without regard to case [90195]. */
function onceEach(userids: readonly string[]): string[] {
  return [...new Map(userids.map((userid) => [userid.toLowerCase(), userid])).values()];
}
