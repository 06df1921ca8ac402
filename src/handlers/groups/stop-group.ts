import { startGroup, stopGroup } from '../../desk/groups/stop-group';
import { groupStarted, groupStopped } from '../../format/says/groups';
import { fact, refuse, told, type Ask, type Outcome } from '../handler';

type Called = { name: string };

/** 停群: from this moment on it gets nothing. */
export async function stopGroupCalled(ask: Ask<Called>): Promise<Outcome> {
  if (ask.args.name === '') return wrongly('停群 群名', ask);
  const groups = { desk: ask.desk, book: await ask.read.groups() };
  const ruled = stopGroup(ask.args.name, groups, ask.cause);
  if (!ruled.ok) return refuse(ask, ruled);
  return {
    writes: [{ kind: 'groups', value: ruled.book }],
    facts: [fact(ask, 'groupStopped', { group: ruled.name })],
    letters: told(ask.cause.by, groupStopped(ruled.name)),
  };
}

/** 启群 */
export async function startGroupCalled(ask: Ask<Called>): Promise<Outcome> {
  if (ask.args.name === '') return wrongly('启群 群名', ask);
  const ruled = startGroup(ask.args.name, { desk: ask.desk, book: await ask.read.groups() });
  if (!ruled.ok) return refuse(ask, ruled);
  return {
    writes: [{ kind: 'groups', value: ruled.book }],
    facts: [fact(ask, 'groupStarted', { group: ruled.name })],
    letters: told(ask.cause.by, groupStarted(ruled.name)),
  };
}

function wrongly(usage: string, ask: Ask): Outcome {
  return refuse(ask, { ok: false, why: 'wrong-arguments', usage });
}
