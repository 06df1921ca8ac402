import type { Enqueue, JobName } from './job';

/** Waits that end within the same moment are one. */
const shortMomentMs = 250;

/** What is still to be told to this person, by one run for all that wait for her. */
export function tellAlone(userid: string) {
  return { name: 'tell' as const, data: { userids: [userid] }, asOne: `tell-${userid}` };
}

type Waiting = { name: JobName; data: object; againInMs: number; asOne: string; momentMs?: number };

/**
 * A hundred runs that all wait for the same person's pace would all begin again at its end, and all but one in
 * vain: of those that wait for the same moment one is put on the queue. It is due after every run that may put it
 * there, so that none is taken for itself.
 */
export async function waitAsOne(
  { name, data, againInMs, asOne, momentMs = shortMomentMs }: Waiting,
  { enqueue, now }: { enqueue: Enqueue; now: () => number },
): Promise<void> {
  const dueAt = (Math.floor((now() + againInMs) / momentMs) + 1) * momentMs;
  await enqueue(name, data, { id: `${asOne}-${dueAt}`, delayMs: dueAt - now() });
}
