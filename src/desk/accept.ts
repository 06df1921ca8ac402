import type { Piece } from './bulletin';
import type { Column } from './desk-config';
import { makeEntry, type Entry } from './entry';
import { isChangeable, issueName, place, takeOut, type Issue } from './issue';
import type { Cause } from './move';
import type { Ruled } from './refusal';
import { already, lastMove, move, type Submission } from './submission';

type Acceptance = Ruled<{ submission: Submission; entry: Entry; issue: Issue }>;

/** 采用: a pending submission becomes an entry of the open issue. One that waits in the pool is placed again. */
export function accept(
  submission: Submission,
  into: { issue: Issue; column: Column; piece: Piece; entry: Entry | null },
  cause: Cause,
): Acceptance {
  const again = submission.state === 'accepted' && into.entry?.state === 'pooled';
  if (submission.state !== 'pending' && !again) return already(submission);
  const entry = makeEntry(submission, into.piece, into.column);
  return {
    ok: true,
    submission: move(submission, 'accepted', cause),
    entry,
    issue: place(into.issue, entry.number, entry.column),
  };
}

/** 撤销: the submission waits again, and its entry is gone; not after the sign-off. */
export function takeBack(
  submission: Submission,
  from: Issue | null,
  cause: Cause,
): Ruled<{ submission: Submission; issue: Issue | null }> {
  if (submission.state === 'printed') return signedOff(submission, from);
  if (submission.state !== 'accepted') return notAccepted(submission);
  if (from && !isChangeable(from)) return signedOff(submission, from);
  return {
    ok: true,
    submission: move(submission, 'pending', cause),
    issue: from && takeOut(from, submission.number),
  };
}

function notAccepted({ number, state }: Submission): Acceptance & { ok: false } {
  return { ok: false, why: 'not-accepted', number, state };
}

function signedOff(submission: Submission, issue: Issue | null): Acceptance & { ok: false } {
  if (issue) return { ok: false, why: 'signed-off', number: submission.number, issue: issueName(issue) };
  const { by, at } = lastMove(submission);
  return { ok: false, why: 'already', number: submission.number, state: submission.state, by, at };
}
