import { createHash } from 'node:crypto';
import { askForGroup } from '../../desk/groups/add-group';
import { findMembers } from '../../desk/groups/find-members';
import { chatBeingMade } from '../../format/says/chats';
import { fact, refuse, told, type Ask, type Outcome } from '../handler';
import type { Creating } from './groups-rest';

/** 建群: a job has WeCom make the chat; she hears at once that it is under way, and then what came of it. */
export async function askToCreateGroup(ask: Ask<Creating>): Promise<Outcome> {
  const found = findMembers(ask.args.members, ask.desk);
  if (!found.ok) return refuse(ask, found);
  const groups = { desk: ask.desk, book: await ask.read.groups() };
  const wanted = { name: ask.args.name, key: chatIdOf(ask), members: found.userids };
  const ruled = askForGroup(wanted, groups, ask.cause);
  if (!ruled.ok) return refuse(ask, ruled);
  const { name, book } = ruled;
  return {
    writes: [{ kind: 'groups', value: book }],
    facts: [fact(ask, 'groupAsked', { group: name })],
    letters: told(ask.cause.by, chatBeingMade(name, found.userids.length)),
  };
}

/** The same for the same message, so that a chat is made once however often it is tried: 32 digits and letters [90245]. */
function chatIdOf({ desk, cause }: Ask): string {
  return createHash('sha256').update(`${desk.publication.title}\n${cause.cause}`).digest('hex').slice(0, 32);
}
