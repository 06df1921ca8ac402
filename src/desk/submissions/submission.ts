import type { Cause, Move } from '../move';
import type { Ruled } from '../refusal';
import type { SubmissionState } from './submission-state';

/** The text exactly as it came; it is never edited. */
type Revision = { text: string; at: number; cause: string };

/** 来稿 */
export type Submission = {
  schema: 1;
  number: number;
  contact: string;
  unit: string;
  state: SubmissionState;
  revisions: Revision[];
  moves: Move<SubmissionState>[];
  /** 合并: the entry that took it in; missing where the entry bears its own number. */
  entry?: number;
  /** When the message that made it was sent, by WeCom's clock; missing where nothing tells. */
  sentAt?: number;
  /** Ids of the pictures that came with it. */
  pictures: string[];
  /** When the editors were reminded that it waits; missing for one that has not waited long since. */
  remindedAt?: number;
};

type Decided = Ruled<{ submission: Submission }>;

/** Shorter messages are taken for talk, not for news. */
export const shortestSubmission = 15;

export function submit(text: string, from: { number: number; unit: string }, cause: Cause): Submission {
  const pending: Submission = {
    schema: 1,
    number: from.number,
    contact: cause.by,
    unit: from.unit,
    state: 'pending',
    revisions: [],
    moves: [],
    pictures: [],
  };
  return withRevision(pending, text, cause);
}

export function revise(submission: Submission, text: string, cause: Cause): Decided {
  if (!isOpenToContact(submission)) return already(submission);
  return { ok: true, submission: withRevision(submission, text, cause) };
}

export function withdraw(submission: Submission, cause: Cause): Decided {
  if (!isOpenToContact(submission)) return already(submission);
  return { ok: true, submission: move(submission, 'withdrawn', cause) };
}

export function returnToContact(submission: Submission, reason: string, cause: Cause): Decided {
  if (submission.state !== 'pending') return already(submission);
  return { ok: true, submission: move(submission, 'returned', cause, reason) };
}

export function reject(submission: Submission, reason: string, cause: Cause): Decided {
  if (submission.state !== 'pending') return already(submission);
  return { ok: true, submission: move(submission, 'rejected', cause, reason) };
}

/** `where` it stands is kept as the reason. */
export function markPrinted(submission: Submission, where: string, cause: Cause): Submission {
  return move(submission, 'printed', cause, where);
}

export function move(
  submission: Submission,
  state: SubmissionState,
  { by, at, cause }: Cause,
  reason?: string,
): Submission {
  const made = { state, by, at, cause, ...(reason === undefined ? {} : { reason }) };
  return { ...unreminded(submission), state, moves: [...submission.moves, made] };
}

/** Whatever happened to it: should it wait again, it waits anew. */
function unreminded(submission: Submission): Submission {
  const copy = { ...submission };
  delete copy.remindedAt;
  return copy;
}

/** Somebody was first: who, when and what. */
export function already(submission: Submission): Decided & { ok: false } {
  const last = lastMove(submission);
  return {
    ok: false,
    why: 'already',
    number: submission.number,
    state: submission.state,
    by: last.by,
    at: last.at,
  };
}

export function lastMove(submission: Submission): Move<SubmissionState> {
  const last = submission.moves.at(-1);
  if (!last) throw new Error('a submission has at least the move that made it');
  return last;
}

export function latestText(submission: Submission): string {
  return submission.revisions.at(-1)?.text ?? '';
}

function isOpenToContact({ state }: Submission): boolean {
  return state === 'pending' || state === 'returned';
}

function withRevision(submission: Submission, text: string, cause: Cause): Submission {
  const revisions = [...submission.revisions, { text, at: cause.at, cause: cause.cause }];
  return { ...move(submission, 'pending', cause), revisions };
}
