import { latestChange, type Entry } from '../entries/entry';
import type { Column } from '../desk-config';
import type { Refusal } from '../refusal';
import { partOf } from '../submissions/accept';
import { lastMove, type Submission } from '../submissions/submission';

/** 快讯: what was accepted and is not printed yet; null where it may go out as far as its own state goes. */
export function whyNotAccepted(submission: Submission, entry: Entry | null): Refusal | null {
  const { number, state } = submission;
  const part = partOf(submission);
  if (part) return part;
  if (state === 'printed')
    return { ok: false, why: 'brief-printed', number, where: lastMove(submission).reason ?? '' };
  if (state === 'accepted') return null;
  if (state !== 'pending' || entry?.state !== 'takenBack')
    return { ok: false, why: 'brief-not-accepted', number, state };
  const { by, at } = latestChange(entry);
  return { ok: false, why: 'brief-taken-back', number, by, at };
}

/** A column that the desk has given up prints articles. */
export function whyNoBrief({ number, column }: Entry, columns: readonly Column[]): Refusal | null {
  if (columns.find(({ name }) => name === column)?.kind === 'brief') return null;
  const instead = columns.find(({ kind }) => kind === 'brief')?.name ?? null;
  return { ok: false, why: 'not-a-brief', number, column, instead };
}
