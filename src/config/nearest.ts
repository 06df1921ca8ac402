import { editDistance } from '../desk/people/edit-distance';

/** The known word that was probably meant: two letters off at most, or one that holds the other. */
export function nearest(word: string, known: string[]): string | null {
  const asked = word.toLowerCase();
  const [best] = known
    .map((candidate) => ({ candidate, far: editDistance(asked, candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  if (best && best.far <= 2 && best.far < asked.length) return best.candidate;
  return known.find((candidate) => overlaps(asked, candidate.toLowerCase())) ?? null;
}

function overlaps(one: string, other: string): boolean {
  return one.length > 1 && (other.includes(one) || one.includes(other));
}
