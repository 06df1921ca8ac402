/** Levenshtein's: how many letters must be put in, left out or changed to make one word of the other. */
export function editDistance(one: string, other: string): number {
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
