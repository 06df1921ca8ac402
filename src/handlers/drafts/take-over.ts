import { addMessage, isBefore, type Draft, type Said } from '../../desk/submissions/draft';
import { latestText, move, type Submission } from '../../desk/submissions/submission';
import { joinedReason } from '../../format/says/drafts';
import { readEnd } from './draft-end';
import { fact, type Ask, type Outcome } from '../handler';
import { movePictures } from '../attachments/picture';
import { together } from './together';

/** A draft, the numbers of the submissions that went into it, and what becomes of them. */
export type TakenOver = { draft: Draft; joined: number[]; withdrawals: Outcome | null; end: Said | null };

/** So many of a contact's latest are looked at: more do not overtake a 长稿. */
const mostOvertaking = 3;

/**
 * Parts that overtook their 长稿 were taken for submissions of their own: the desk withdraws them, and their texts
 * and pictures go into the draft. `end`: one of them, or a 完稿 that came before, has ended it already.
 */
export async function takeOver(draft: Draft, strayEnd: Said | undefined, ask: Ask): Promise<TakenOver> {
  const latest = await ask.read.submissionsOf(draft.contact, mostOvertaking);
  const early = latest.filter((submission) => hasOvertaken(submission, draft.opened)).toReversed();
  const grown = early.reduce(withSubmission, draft);
  const ends = early.filter((submission) => readEnd(latestText(submission)).ends).map(saidIn);
  const end = strayEnd && isBefore(draft.opened, strayEnd) ? strayEnd : (ends.at(-1) ?? null);
  const joined = early.map(({ number }) => number);
  return { draft: grown, joined, withdrawals: early.length > 0 ? await withdrawAll(early, ask) : null, end };
}

/** Nobody has touched it yet, and its message was said after 长稿. */
function hasOvertaken(submission: Submission, opened: Said): boolean {
  const { state, revisions } = submission;
  const said = saidIn(submission);
  return state === 'pending' && revisions.length === 1 && isMessage(said) && isBefore(opened, said);
}

/** Texts that were read out of files, and submissions without a time of their own, stay what they are. */
function isMessage({ id, sentAt }: Said): boolean {
  return /^\d+$/.test(id) && sentAt > 0;
}

function saidIn({ revisions, sentAt }: Submission): Said {
  const [first] = revisions;
  return { id: first?.cause ?? '', at: first?.at ?? 0, sentAt: sentAt ?? 0 };
}

function withSubmission(draft: Draft, submission: Submission): Draft {
  const { text } = readEnd(latestText(submission));
  const grown = addMessage(draft, { ...saidIn(submission), text });
  return { ...grown, pictures: [...grown.pictures, ...submission.pictures] };
}

async function withdrawAll(submissions: Submission[], ask: Ask): Promise<Outcome> {
  return together(...(await Promise.all(submissions.map((submission) => withdrawOne(submission, ask)))));
}

/** The editors' cards show it. */
async function withdrawOne(submission: Submission, ask: Ask): Promise<Outcome> {
  const cause = { ...ask.cause, by: 'desk' };
  const withdrawn = { ...move(submission, 'withdrawn', cause, joinedReason), pictures: [] };
  return {
    writes: [
      { kind: 'submission', value: withdrawn },
      ...(await movePictures(submission.pictures, null, ask)),
    ],
    facts: [{ ...fact(ask, 'withdrawn', { submission: submission.number }), by: 'desk' }],
    letters: [],
  };
}
