import { createHash } from 'node:crypto';
import { keyOf, type GroupBook } from '../desk/groups/group-book';
import { tellOfLocked } from '../handlers/groups/locked-groups';
import { decide, type DecideDeps } from './decide';
import type { Enqueue, Outcome } from './job';

export type WatchGroupsDeps = DecideDeps & { enqueue: Enqueue; now: () => number };

/**
 * Puts the trying of an address on its queue again where it is missing, and tells the admins of addresses that cannot be
 * opened: once in two days, as long as the mark of what was handled lasts.
 */
export async function watchGroups(_data: object, deps: WatchGroupsDeps): Promise<Outcome> {
  const book = await deps.store.openReader().groups();
  for (const { id } of book.checking) await deps.enqueue('checkGroup', { id }, { id: `group-${id}` });
  const names = lockedNames(book);
  if (names.length === 0) return undefined;
  const cause = { by: 'desk', at: deps.now(), cause: `locked-${digestOf(names)}` };
  await decide({ cause }, (ask) => Promise.resolve(tellOfLocked(names, ask)), deps);
  return undefined;
}

/** Of one that was stopped nobody misses anything. */
function lockedNames({ added, stopped }: GroupBook): string[] {
  const locked = added.filter(({ address }) => keyOf(address) === null).map(({ name }) => name);
  return locked.filter((name) => !stopped.some((stop) => stop.name === name));
}

function digestOf(names: string[]): string {
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 16);
}
