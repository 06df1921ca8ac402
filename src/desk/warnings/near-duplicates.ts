import type { ArchivedEntry } from './archived-entry';
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

/** The same news in an old issue, and where it stands there. */
export type NearPrinted = Pick<ArchivedEntry, 'issue' | 'column' | 'place' | 'headline'> & {
  similarity: number;
};

type Compared = { submission: Submission; text: string };

/** The others that tell the same news, the most alike first. */
export function nearDuplicates(one: Compared, others: readonly Compared[]): NearDuplicate[] {
  const comparable = others
    .filter(({ submission }) => submission.number !== one.submission.number)
    .filter(({ submission }) => compared.includes(submission.state));
  return mostAlike(one.text, comparable).map(({ submission: { number, state }, similarity }) => ({
    number,
    state,
    similarity,
  }));
}

/** Entries of old issues that tell the same news, the most alike first. */
export function nearPrinted(text: string, entries: readonly ArchivedEntry[]): NearPrinted[] {
  return mostAlike(text, entries).map(({ issue, column, place, headline, similarity }) => ({
    issue,
    column,
    place,
    headline,
    similarity,
  }));
}

function mostAlike<One extends { text: string }>(text: string, others: readonly One[]) {
  if (others.length === 0) return [];
  const own = shingles(text);
  return others
    .map((other) => ({ ...other, similarity: similarity(own, shingles(other.text)) }))
    .filter((near) => near.similarity >= nearEnough)
    .sort((a, b) => b.similarity - a.similarity);
}
