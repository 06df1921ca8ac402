import { takeBack } from '../desk/accept';
import { takenBack, takenBackNotice } from '../format/says/decisions';
import type { Write } from '../store/documents';
import { fact, refuse, told, type Ask, type Outcome } from './handler';
import { findInIssue, findSubmission } from './seen';

/** 撤销 n: the piece waits again, its entry is gone. */
export async function takeDecisionBack(ask: Ask<{ number: number }>): Promise<Outcome> {
  const { number } = ask.args;
  const found = await findSubmission(number, ask);
  const placed = await findInIssue(number, ask);
  if (!placed.ok && placed.why === 'signed-off') return refuse(ask, placed);
  const ruled = found.ok ? takeBack(found.submission, placed.ok ? placed.issue : null, ask.cause) : found;
  if (!ruled.ok) return refuse(ask, ruled);
  const issue: Write[] = ruled.issue ? [{ kind: 'issue', value: ruled.issue }] : [];
  const entry = await ask.read.entry(number);
  const undone: Write[] = entry ? [{ kind: 'entry', value: { ...entry, state: 'takenBack' } }] : [];
  return {
    writes: [{ kind: 'submission', value: ruled.submission }, ...undone, ...issue],
    facts: [fact(ask, 'takenBack', { submission: number })],
    letters: [
      ...told(ask.cause.by, takenBack(number)),
      ...told(ruled.submission.contact, takenBackNotice(ruled.submission)),
    ],
  };
}
