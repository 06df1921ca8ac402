import { dispatchOfIssue } from '../desk/issues/dispatch';
import type { Submission } from '../desk/submissions/submission';
import { isDailyLineDue, waitedMs } from '../desk/timetable';
import { localTime, startOfDay } from '../format/local-time';
import { dailyLine, type DayAtDesk } from '../format/says/timetable';
import { fact, toldEditors, type Ask, type Outcome as Decided } from '../handlers/handler';
import { latestDispatch } from '../handlers/seen';
import { decide, type DecideDeps } from './decide';
import type { Outcome } from './job';

export type WriteDailyLineDeps = DecideDeps & { now: () => number };

/**
 * One line a workday to every editor, at its time or, where the bot was down then, later that day. Safe to run
 * twice: the log of the timetable knows the day.
 */
export async function writeDailyLine(_data: object, deps: WriteDailyLineDeps): Promise<Outcome> {
  const at = deps.now();
  const local = localTime(at, deps.desk.publication.timezone);
  if (!isDailyLineDue(deps.desk.timetable, local)) return undefined;
  const cause = { by: 'desk', at, cause: `daily-line-${local.day}` };
  await decide({ cause }, (ask) => writeFor(local.day, ask), deps);
  return undefined;
}

/** A day on which nothing happened and nothing waits is over without a word. */
async function writeFor(day: string, ask: Ask): Promise<Decided | null> {
  const log = await ask.read.timetableLog();
  if (log?.dailyLineOn !== undefined && log.dailyLineOn >= day) return null;
  const seen = await lookAt(day, ask);
  const line = isQuiet(day, seen, ask)
    ? { facts: [], letters: [] }
    : { facts: [fact(ask, 'dayReported')], letters: toldEditors(ask, textOf(seen, ask)) };
  const value = { ...log, schema: 1 as const, dailyLineOn: day };
  return { writes: [{ kind: 'timetableLog', value }], ...line };
}

async function lookAt(day: string, ask: Ask): Promise<DayAtDesk> {
  const { read, desk, cause } = ask;
  const pending = await read.pending();
  return {
    received: await read.countReceivedSince(startOfDay(day, desk.publication.timezone)),
    waiting: pending.length,
    oldest: oldestOf(pending, cause.at),
    latest: await latestOf(ask),
  };
}

function oldestOf(pending: Submission[], now: number): DayAtDesk['oldest'] {
  const waits = pending.map((submission) => ({
    number: submission.number,
    waitedMs: waitedMs(submission, now),
  }));
  return waits.toSorted((a, b) => b.waitedMs - a.waitedMs)[0] ?? null;
}

async function latestOf(ask: Ask): Promise<DayAtDesk['latest']> {
  const issue = await latestDispatch(ask);
  if (!issue) return null;
  const deliveries = await ask.read.deliveries(dispatchOfIssue(issue.ordinal));
  return { issue, at: issue.moves.at(-1)?.at ?? 0, deliveries };
}

function isQuiet(day: string, { received, waiting, latest }: DayAtDesk, { voice }: Ask): boolean {
  return received === 0 && waiting === 0 && (latest === null || voice.date(latest.at) !== day);
}

function textOf(seen: DayAtDesk, { voice, meaningOf }: Ask): string {
  return dailyLine(seen, { voice, meaning: meaningOf });
}
