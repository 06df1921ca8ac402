import { hasWaitedTooLong, isWorkingTime } from '../desk/timetable';
import { lastMove, type Submission } from '../desk/submissions/submission';
import { localTime } from '../format/local-time';
import { reminder } from '../format/says/timetable';
import { fact, toldEditors, type Ask, type Outcome as Decided } from '../handlers/handler';
import { see } from '../handlers/seen';
import { decide, type DecideDeps } from './decide';
import type { Outcome } from './job';

export type RemindEditorsDeps = DecideDeps & { now: () => number };

/**
 * Names to every editor, in one message, what has waited too long. Safe to run twice: a submission remembers that
 * the editors were reminded of it, in the same commit that writes to them.
 */
export async function remindEditors(_data: object, deps: RemindEditorsDeps): Promise<Outcome> {
  const at = deps.now();
  const { timetable, publication } = deps.desk;
  if (!isWorkingTime(timetable, localTime(at, publication.timezone))) return undefined;
  const [first] = await findOverdue(deps.store.openReader(), deps, at);
  if (first) await decide({ cause: causeOf(first, at) }, remind, deps);
  return undefined;
}

/** The first of those that wait has never been the first before, or it would remember it. */
function causeOf(first: Submission, at: number): Ask['cause'] {
  return { by: 'desk', at, cause: `remind-${first.number}-${lastMove(first).at}` };
}

async function remind(ask: Ask): Promise<Decided | null> {
  const overdue = await findOverdue(ask.read, ask, ask.cause.at);
  if (overdue.length === 0) return null;
  const text = reminder(
    overdue.map((submission) => see(submission, ask)),
    ask.desk.timetable.remindAfterHours,
  );
  return {
    writes: overdue.map((submission) => ({
      kind: 'submission',
      value: { ...submission, remindedAt: ask.cause.at },
    })),
    facts: overdue.map(({ number }) => fact(ask, 'reminded', { submission: number })),
    letters: toldEditors(ask, text),
  };
}

async function findOverdue(
  read: Pick<Ask['read'], 'pending'>,
  { desk }: Pick<Ask, 'desk'>,
  now: number,
): Promise<Submission[]> {
  const pending = await read.pending();
  return pending.filter((submission) => hasWaitedTooLong(submission, desk.timetable, now));
}
