import type { Piece } from '../bulletin';
import type { Column } from '../desk-config';
import { makeEntry, withChange, type Entry } from '../entries/entry';
import { place, type Issue } from '../issues/issue';
import type { Cause } from '../move';
import type { Refusal, Ruled } from '../refusal';
import { already, move, type Submission } from './submission';

type Acceptance = Ruled<{ submission: Submission; entry: Entry; issue: Issue }>;
type Into = { issue: Issue; column: Column; piece: Piece; entry: Entry | null };

/**
 * 采用: a pending submission becomes an entry of the open issue, made anew from its text. One that waits in the
 * pool is placed again as it was edited.
 */
export function accept(submission: Submission, into: Into, cause: Cause): Acceptance {
  const pooled = submission.state === 'accepted' && into.entry?.state === 'pooled' ? into.entry : null;
  if (submission.state !== 'pending' && !pooled) return partOf(submission) ?? already(submission);
  const entry = pooled ? placed(pooled, into.column) : madeAnew(submission, into);
  return {
    ok: true,
    submission: move(submission, 'accepted', cause),
    entry: withChange(entry, { what: 'made', after: entry.column }, cause),
    issue: place(into.issue, entry.number, entry.column),
  };
}

/** Of one that another entry took in: which. It is spoken of by that number. */
export function partOf({ number, entry }: Submission): (Refusal & { why: 'merged' }) | null {
  return entry === undefined ? null : { ok: false, why: 'merged', number, into: entry };
}

/** An entry of this submission as if nobody had edited it, with the history of an earlier one. */
export function madeAnew(
  submission: Submission,
  { piece, column, entry }: Pick<Into, 'piece' | 'column' | 'entry'>,
): Entry {
  return { ...makeEntry(submission, piece, column), changes: entry?.changes ?? [] };
}

function placed(entry: Entry, { name }: Column): Entry {
  return { ...entry, state: 'placed', column: name };
}
