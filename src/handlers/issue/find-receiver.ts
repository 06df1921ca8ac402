import type { Group } from '../../desk/desk-config';
import { allGroups } from '../../desk/groups/add-group';
import { isIdle } from '../../desk/groups/group-book';
import { plainName } from '../../desk/people/plain-name';
import type { Ruled } from '../../desk/refusal';
import type { Ask } from '../handler';

/** The group that an editor has named, if it can be sent something now. */
export function findReceiver(called: string, { desk }: Pick<Ask, 'desk'>): Ruled<{ group: Group }> {
  const known = allGroups(desk);
  const group = known.find(({ name }) => plainName(name) === plainName(called));
  if (!group) return { ok: false, why: 'no-such-group', called, groups: known.map(({ name }) => name) };
  if (!isIdle(group)) return { ok: true, group };
  return { ok: false, why: 'resend-to-idle', group: group.name, stop: group.stop };
}
