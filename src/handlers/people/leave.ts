import { leave, lossesOf, rename } from '../../desk/people/appoint';
import { withStaff } from '../../desk/people/staff';
import { leftNotice } from '../../format/says/staff';
import type { Write } from '../../store/documents';
import type { ChatMessage } from '../../wecom/chat-message';
import { fact, silence, told, type Ask, type Outcome } from '../handler';

/** So many of her submissions follow an account to its new name. */
const mostMoved = 50;

type ContactChange = NonNullable<ChatMessage['contactChange']>;

/** change_contact: the platform says who has left or was renamed, and is never answered. */
export async function personChanged(change: ContactChange, ask: Ask): Promise<Outcome> {
  const { type, userid, newUserid } = change;
  if (type === 'delete_user') return personLeft(userid, ask);
  const isRenamed = type === 'update_user' && newUserid !== null && newUserid !== userid;
  return isRenamed ? personRenamed(userid, newUserid, ask) : silence;
}

/** The admins hear of it; where none is left, the editors. */
async function personLeft(userid: string, ask: Ask): Promise<Outcome> {
  const { posts, staff } = leave(userid, { desk: ask.desk, staff: await ask.read.staff() });
  if (posts.length === 0) return silence;
  const { admins, editors } = withStaff(ask.desk, staff);
  const text = leftNotice(posts, lossesOf(ask.desk, staff));
  const listeners = admins.length > 0 ? admins : editors;
  return {
    writes: [{ kind: 'staff', value: staff }],
    facts: [fact(ask, 'left', { about: userid })],
    letters: listeners.flatMap((listener) => told(listener.userid, text)),
  };
}

/** Her roles, her submissions and what she has asked for go on under the new account. */
async function personRenamed(userid: string, to: string, ask: Ask): Promise<Outcome> {
  const { posts, staff } = rename(userid, to, { desk: ask.desk, staff: await ask.read.staff() });
  const held: Write[] = posts.length > 0 ? [{ kind: 'staff', value: staff }] : [];
  const moved = [
    ...held,
    ...(await submissionsTo(userid, to, ask)),
    ...(await registrationsTo(userid, to, ask)),
  ];
  if (moved.length === 0) return silence;
  return { writes: moved, facts: [fact(ask, 'renamed', { about: to })], letters: [] };
}

async function submissionsTo(userid: string, to: string, { read }: Ask): Promise<Write[]> {
  const hers = await read.submissionsOf(userid, mostMoved);
  return hers
    .filter(({ contact }) => contact === userid)
    .map((submission) => ({ kind: 'submission', value: { ...submission, contact: to } }));
}

async function registrationsTo(userid: string, to: string, { read }: Ask): Promise<Write[]> {
  const waiting = await read.waitingRegistrations();
  return waiting
    .filter((registration) => registration.userid === userid)
    .map((registration) => ({ kind: 'registration', value: { ...registration, userid: to } }));
}
