import { addGroup, askForGroup, dropCheck } from '../../desk/groups/add-group';
import type { GroupBook, GroupCheck } from '../../desk/groups/group-book';
import { chatMade, chatNotMade } from '../../format/says/chats';
import { groupAdded, groupChecking, groupNotAdded, type WhyNotAdded } from '../../format/says/groups';
import { refusalText } from '../../format/says/refusals';
import { adminNames, fact, refuse, told, type Ask, type Outcome } from '../handler';
import type { Adding } from './groups-rest';

/** 加群: she hears at once that the address is being tried, and what came of it once WeCom has answered. */
export async function askToAddGroup(ask: Ask<Adding>): Promise<Outcome> {
  const { name: called, key } = ask.args;
  if (called === '') return refuse(ask, { ok: false, why: 'wrong-arguments', usage: '加群 群名 地址' });
  if (key === null) return refuse(ask, { ok: false, why: 'not-a-webhook' });
  const groups = { desk: ask.desk, book: await ask.read.groups() };
  const ruled = askForGroup({ name: called, key }, groups, ask.cause);
  if (!ruled.ok) return refuse(ask, ruled);
  const { name, book } = ruled;
  return {
    writes: [{ kind: 'groups', value: book }],
    facts: [fact(ask, 'groupAsked', { group: name })],
    letters: told(ask.cause.by, groupChecking(name)),
  };
}

/** Whether a new chat has had its first message, without which its members do not see it. */
export type Taken = { isGreeted: boolean };

/** What trying the address, or making the chat, came to. */
export async function settleGroup(id: string, tried: WhyNotAdded | Taken, ask: Ask): Promise<Outcome | null> {
  const book = await ask.read.groups();
  const check = book.checking.find((one) => one.id === id);
  if (!check) return null;
  if (!('meaning' in tried)) return admit({ check, book }, tried, ask);
  const say = check.members ? chatNotMade : groupNotAdded;
  return dropGroup({ check, book }, say(check.name, tried), ask);
}

type Checked = { check: GroupCheck; book: GroupBook };

function admit({ check, book }: Checked, { isGreeted }: Taken, ask: Ask): Outcome {
  const ruled = addGroup(check, { desk: ask.desk, book });
  if (!ruled.ok) return dropGroup({ check, book }, refusalText(ruled, ask.voice, adminNames(ask)), ask);
  const members = (check.members ?? []).map((userid) => ask.voice.name(userid));
  return {
    writes: [{ kind: 'groups', value: ruled.book }],
    facts: [fact(ask, 'groupAdded', { group: check.name })],
    letters: told(
      check.by,
      check.members ? chatMade(ruled.group, { members, isGreeted }) : groupAdded(ruled.group),
    ),
  };
}

function dropGroup({ check, book }: Checked, why: string, ask: Ask): Outcome {
  return {
    writes: [{ kind: 'groups', value: dropCheck(check, book) }],
    facts: [fact(ask, 'groupRefused', { group: check.name })],
    letters: told(check.by, why),
  };
}
