import { areBriefsDue } from '../desk/timetable';
import { localTime } from '../format/local-time';
import { sendBriefsOfDay } from '../handlers/briefs/daily-briefs';
import type { Ask, Outcome as Decided } from '../handlers/handler';
import { decide, type DecideDeps } from './decide';
import type { Outcome } from './job';

export type SendDailyBriefsDeps = DecideDeps & { now: () => number };

/**
 * The daily digest of briefs, once a workday at its time or, where the bot was down then, later that day. Safe to run
 * twice: the log of the timetable knows the day, in the same commit that plans what goes out.
 */
export async function sendDailyBriefs(_data: object, deps: SendDailyBriefsDeps): Promise<Outcome> {
  const at = deps.now();
  const { timetable, publication } = deps.desk;
  const local = localTime(at, publication.timezone);
  if (!areBriefsDue(timetable, local)) return undefined;
  const cause = { by: 'desk', at, cause: `daily-briefs-${local.day}` };
  await decide({ cause }, (ask) => sendFor(local.day, ask), deps);
  return undefined;
}

/** A day without news is over without a word. */
async function sendFor(day: string, ask: Ask): Promise<Decided | null> {
  const log = await ask.read.timetableLog();
  const { briefs } = ask.desk.timetable;
  if (!briefs || (log?.briefsOn !== undefined && log.briefsOn >= day)) return null;
  const { writes, facts, letters } = await sendBriefsOfDay(briefs.signedBy, ask);
  const value = { ...log, schema: 1 as const, briefsOn: day };
  return { writes: [{ kind: 'timetableLog', value }, ...writes], facts, letters };
}
