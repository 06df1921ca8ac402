import { whyNoBrief, whyNotAccepted } from '../../desk/briefs/may-go-out';
import type { Entry } from '../../desk/entries/entry';
import type { Ruled } from '../../desk/refusal';
import type { Ask } from '../handler';
import { findInIssue, findSubmission } from '../seen';

/** The entry of a submission, where it may go out as 快讯: accepted, a brief, and in no issue that goes out itself. */
export async function findBrief(number: number, ask: Ask): Promise<Ruled<{ entry: Entry }>> {
  const found = await findSubmission(number, ask);
  if (!found.ok) return found;
  const entry = await ask.read.entry(number);
  const standing = whyNotAccepted(found.submission, entry) ?? (await standingOf(number, entry, ask));
  if ('ok' in standing && !standing.ok) return standing;
  return whyNoBrief(standing.entry, ask.desk.columns) ?? standing;
}

async function standingOf(number: number, entry: Entry | null, ask: Ask): Promise<Ruled<{ entry: Entry }>> {
  if (entry?.state === 'pooled') return { ok: true, entry };
  const placed = await findInIssue(number, ask);
  if (!placed.ok && placed.why === 'signed-off')
    return { ok: false, why: 'brief-signed-off', number, issue: placed.issue };
  return placed.ok ? { ok: true, entry: placed.entry } : placed;
}
