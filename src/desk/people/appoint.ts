import type { Admin, Contact, DeskConfig, Editor } from '../desk-config';
import type { Refusal, Ruled } from '../refusal';
import { withStaff, type Staff, type StaffRole } from './staff';

/** Somebody in a role. */
export type Post =
  | { role: 'contact'; person: Contact }
  | { role: 'editor'; person: Editor }
  | { role: 'admin'; person: Admin };

/** The desk as it is now, and what of it was changed by command. */
export type Standing = { desk: DeskConfig; staff: Staff };

/** 任命: whoever holds the role already is changed to what is said now. */
export function appoint(post: Post, { desk, staff }: Standing): Ruled<{ staff: Staff }> {
  const { role, person } = post;
  const held = postsOf(person.userid, desk).find((one) => one.role === role);
  if (held && isSame(held.person, person))
    return { ok: false, why: 'already-appointed', userid: person.userid, role };
  const changed = withPost(staff, post);
  return lossOf(desk, changed, person.userid) ?? { ok: true, staff: changed };
}

/** 免去: from those of the roles that she holds. */
export function dismiss(
  userid: string,
  roles: readonly StaffRole[],
  { desk, staff }: Standing,
): Ruled<{ staff: Staff; posts: Post[] }> {
  const posts = postsOf(userid, desk).filter(({ role }) => roles.includes(role));
  const [only, ...others] = roles;
  if (posts.length === 0)
    return { ok: false, why: 'not-appointed', userid, role: others.length === 0 ? (only ?? null) : null };
  const changed = posts.reduce(withoutPost, staff);
  return lossOf(desk, changed, userid) ?? { ok: true, staff: changed, posts };
}

/** She has left the company: nothing can forbid it. */
export function leave(userid: string, { desk, staff }: Standing): { staff: Staff; posts: Post[] } {
  const posts = postsOf(userid, desk);
  return { staff: posts.reduce(withoutPost, staff), posts };
}

/** Her account has another name: all that she is moves there. */
export function rename(
  userid: string,
  to: string,
  { desk, staff }: Standing,
): { staff: Staff; posts: Post[] } {
  const left = leave(userid, { desk, staff });
  const posts = postsOf(to, {
    contacts: moved(desk.contacts, userid, to),
    editors: moved(desk.editors, userid, to),
    admins: moved(desk.admins, userid, to),
  });
  return { staff: posts.reduce(withPost, left.staff), posts };
}

/** Without asking any rule. */
export function withPost(staff: Staff, { role, person }: Post): Staff {
  const list = listOf[role];
  return { ...staff, [list]: { ...staff[list], [person.userid]: person } };
}

/** null stands also for somebody whom desk.yaml does not name (yet): what was decided by command wins over it. */
function withoutPost(staff: Staff, { role, person: { userid, name } }: Post): Staff {
  const list = listOf[role];
  const former = { ...staff.former, [userid]: name ?? userid };
  return { ...staff, [list]: { ...staff[list], [userid]: null }, former };
}

const listOf = { contact: 'contacts', editor: 'editors', admin: 'admins' } as const;

function postsOf(
  userid: string,
  { contacts, editors, admins }: Pick<DeskConfig, 'contacts' | 'editors' | 'admins'>,
): Post[] {
  const isHers = (person: { userid: string }) => person.userid === userid;
  return [
    ...admins.filter(isHers).map((person) => ({ role: 'admin' as const, person })),
    ...editors.filter(isHers).map((person) => ({ role: 'editor' as const, person })),
    ...contacts.filter(isHers).map((person) => ({ role: 'contact' as const, person })),
  ];
}

/** What the desk cannot do without. */
export const needs = [
  { why: 'last-admin', isMet: ({ admins }: DeskConfig) => admins.length > 0 },
  { why: 'last-signer', isMet: ({ editors }: DeskConfig) => editors.some(({ maySignOff }) => maySignOff) },
] as const;

export type Need = (typeof needs)[number]['why'];

/** What the desk had and would have no longer. */
export function lossesOf(desk: DeskConfig, changed: Staff): Need[] {
  const after = withStaff(desk, changed);
  return needs.filter(({ isMet }) => isMet(desk) && !isMet(after)).map(({ why }) => why);
}

function lossOf(desk: DeskConfig, changed: Staff, userid: string): Refusal | null {
  const [why] = lossesOf(desk, changed);
  return why === undefined ? null : { ok: false, why, userid };
}

function isSame(one: Post['person'], other: Post['person']): boolean {
  const known = new Map<string, unknown>(Object.entries(one));
  return Object.entries(other).every(([field, value]) => known.get(field) === value);
}

function moved<Person extends { userid: string }>(people: readonly Person[], userid: string, to: string) {
  return people.filter((person) => person.userid === userid).map((person) => ({ ...person, userid: to }));
}
