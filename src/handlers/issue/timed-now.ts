import type { TimedSignOff } from '../../desk/issues/timed-sign-off';
import type { Issue } from '../../desk/issues/issue';
import { printMoment } from '../../format/local-time';
import { quietUntil } from '../../format/quiet-until';
import { nameOfIssue, type Timed } from '../../format/says/timed-sign-off';
import type { Ask } from '../handler';

/** How a sign-off at a time is spoken of. */
export function spoken(
  { dueAt, editor }: Pick<TimedSignOff, 'dueAt' | 'editor'>,
  issue: Issue | null,
  { voice, desk }: Ask,
): Timed {
  const when = printMoment(dueAt, desk.publication.timezone);
  return { name: nameOfIssue(issue), when, by: voice.name(editor) };
}

/** What waits for its time, or null; one whose issue no longer waits is about to be told void. */
export async function timedNow(ask: Ask): Promise<Timed | null> {
  const timed = await ask.read.timedSignOff();
  if (!timed) return null;
  const issue = await ask.read.issue(timed.issue);
  return issue?.state === 'closed' ? spoken(timed, issue, ask) : null;
}

/** When the groups are first sent what is signed off at this instant in the quiet hours; null outside them. */
export function sentFrom(at: number, { desk, voice }: Pick<Ask, 'desk' | 'voice'>): string | null {
  const until = quietUntil(at, desk);
  return until === null ? null : voice.time(until);
}
