import { dismiss } from '../../desk/people/appoint';
import { findPerson } from '../../desk/people/find-person';
import type { StaffRole } from '../../desk/people/staff';
import { dismissed, dismissedNotice } from '../../format/says/staff';
import { fact, refuse, told, toldOther, type Ask, type Outcome } from '../handler';

const allRoles: StaffRole[] = ['admin', 'editor', 'contact'];

/** 免去: from one role, or from all that she holds. */
export async function dismissPerson(ask: Ask<{ who: string; role: StaffRole | null }>): Promise<Outcome> {
  const { who, role } = ask.args;
  const found = findPerson(who, ask.desk);
  if (!found.ok) return refuse(ask, found);
  if (!found.person) return refuse(ask, { ok: false, why: 'no-such-person', called: who });
  const { userid } = found.person;
  const standing = { desk: ask.desk, staff: await ask.read.staff() };
  const ruled = dismiss(userid, role ? [role] : allRoles, standing);
  if (!ruled.ok) return refuse(ask, ruled);
  const { posts, staff } = ruled;
  return {
    writes: [{ kind: 'staff', value: staff }],
    facts: posts.map((post) => fact(ask, 'dismissed', { about: userid, role: post.role })),
    letters: [
      ...told(ask.cause.by, dismissed(posts)),
      ...toldOther(ask, userid, dismissedNotice(posts, ask.voice.name(ask.cause.by))),
    ],
  };
}
