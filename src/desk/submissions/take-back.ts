import { withChange, type Entry } from '../entries/entry';
import { isChangeable, issueName, takeOut, type Issue } from '../issues/issue';
import type { Cause } from '../move';
import type { Ruled } from '../refusal';
import { partOf } from './accept';
import { already, move, type Submission } from './submission';

/** What the decision made: all submissions of the entry, its own first, with their entries. */
export type Made = { submissions: Submission[]; entries: Entry[]; issue: Issue | null };

/** 撤销: everything that went into the entry waits again, each for itself; not after the sign-off. */
export function takeBack(submission: Submission, from: Made, cause: Cause): Ruled<Made> {
  const { issue } = from;
  const { number, state } = submission;
  if (state === 'printed') return already(submission);
  if (state !== 'accepted') return { ok: false, why: 'not-accepted', number, state };
  const part = partOf(submission);
  if (part) return part;
  if (issue && !isChangeable(issue)) return { ok: false, why: 'signed-off', number, issue: issueName(issue) };
  return {
    ok: true,
    submissions: from.submissions.map((one) => onItsOwn(move(one, 'pending', cause))),
    entries: from.entries.map((entry) => undone(entry, cause)),
    issue: issue && takeOut(issue, number),
  };
}

function onItsOwn(submission: Submission): Submission {
  const alone = { ...submission };
  delete alone.entry;
  return alone;
}

function undone(entry: Entry, cause: Cause): Entry {
  return withChange({ ...entry, state: 'takenBack' }, { what: 'takenBack' }, cause);
}
