import { shingles, similarity } from './likeness';
import type { Submission } from '../submissions/submission';
import type { SubmissionState } from '../submissions/submission-state';

/**
 * Texts this alike or more are taken for the same news. Different pieces of a real issue reach 0.09; the same news
 * told in other words, or cut by half, keeps about 0.5.
 */
const nearEnough = 0.45;

/** What was withdrawn, returned or rejected is printed nowhere else. */
const compared: readonly SubmissionState[] = ['pending', 'accepted', 'printed'];

export type NearDuplicate = { number: number; state: SubmissionState; similarity: number };

type Compared = { submission: Submission; text: string };

/** The others that tell the same news, the most alike first. */
export function nearDuplicates(one: Compared, others: readonly Compared[]): NearDuplicate[] {
  const own = shingles(one.text);
  return others
    .filter(({ submission }) => submission.number !== one.submission.number)
    .filter(({ submission }) => compared.includes(submission.state))
    .map(({ submission: { number, state }, text }) => ({
      number,
      state,
      similarity: similarity(own, shingles(text)),
    }))
    .filter((near) => near.similarity >= nearEnough)
    .sort((a, b) => b.similarity - a.similarity);
}
