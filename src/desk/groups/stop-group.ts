import type { Group, IdleGroup } from '../desk-config';
import type { Cause } from '../move';
import { plainName } from '../people/plain-name';
import type { Ruled } from '../refusal';
import { allGroups, type Groups } from './add-group';
import { isIdle, type GroupBook } from './group-book';

/** 停群: it gets nothing more, not even the rest of what is on its way. */
export function stopGroup(
  called: string,
  { desk, book }: Groups,
  { by, at }: Cause,
): Ruled<{ name: string; book: GroupBook }> {
  const found = findGroup(called, { desk, book });
  if (!found.ok) return found;
  const { name } = found.group;
  const stop = isIdle(found.group) ? found.group.stop : null;
  if (stop) return { ok: false, why: 'group-stopped', name, by: stop.by, at: stop.at };
  return { ok: true, name, book: { ...book, stopped: [...book.stopped, { name, by, at }] } };
}

/** 启群: it gets what goes out from now on. */
export function startGroup(called: string, { desk, book }: Groups): Ruled<{ name: string; book: GroupBook }> {
  const found = findGroup(called, { desk, book });
  if (!found.ok) return found;
  const { name, address } = found.group;
  if (!isIdle(found.group)) return { ok: false, why: 'group-running', name };
  if (address === null) return { ok: false, why: 'group-locked', name };
  return { ok: true, name, book: { ...book, stopped: book.stopped.filter((stop) => stop.name !== name) } };
}

function findGroup(called: string, { desk, book }: Groups): Ruled<{ group: Group | IdleGroup }> {
  const isIt = ({ name }: { name: string }) => plainName(name) === plainName(called);
  const known = allGroups(desk);
  const group = known.find(isIt);
  if (group) return { ok: true, group };
  const checking = book.checking.find(isIt);
  if (checking) return { ok: false, why: 'group-checking', name: checking.name };
  return { ok: false, why: 'no-such-group', called, groups: known.map(({ name }) => name) };
}
