import { groupList } from '../../format/says/groups';
import { answer, type Ask, type Outcome } from '../handler';

/** 群: every group, what it gets and whether it gets it now. */
export async function listGroups(ask: Ask): Promise<Outcome> {
  const { checking } = await ask.read.groups();
  return answer(ask, groupList(ask.desk, checking, ask.voice));
}
