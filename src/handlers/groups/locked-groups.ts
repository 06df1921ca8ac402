import { lockedGroups } from '../../format/says/groups';
import { fact, told, type Ask, type Outcome } from '../handler';

/** The app's secret is another than that with which the addresses were sealed: the admins hear whom nothing reaches. */
export function tellOfLocked(names: string[], ask: Ask): Outcome {
  return {
    writes: [],
    facts: [fact(ask, 'groupsLocked')],
    letters: ask.desk.admins.flatMap(({ userid }) => told(userid, lockedGroups(names))),
  };
}
