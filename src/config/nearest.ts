/** The known word that was probably meant: two letters off at most, or one that holds the other. */
export function nearest(word: string, known: string[]): string | null {
  const asked = word.toLowerCase();
  const [best] = known
    .map((candidate) => ({ candidate, far: distance(asked, candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  if (best && best.far <= 2 && best.far < asked.length) return best.candidate;
  return known.find((candidate) => overlaps(asked, candidate.toLowerCase())) ?? null;
}

function overlaps(one: string, other: string): boolean {
  return one.length > 1 && (other.includes(one) || one.includes(other));
}

/** Levenshtein's, a row at a time. */
function distance(one: string, other: string): number {
  const first = Array.from({ length: other.length + 1 }, (_, index) => index);
  const last = Array.from(one).reduce(
    (above, letter, index) => nextRow(above, letter, other, index + 1),
    first,
  );
  return last[other.length] ?? 0;
}

function nextRow(above: number[], letter: string, other: string, start: number): number[] {
  const row = [start];
  for (let at = 1; at <= other.length; at += 1) {
    const swap = (above[at - 1] ?? 0) + (other[at - 1] === letter ? 0 : 1);
    row.push(Math.min((above[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1, swap));
  }
  return row;
}
