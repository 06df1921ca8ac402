import { placesOf } from './find-word';
import { foldWithPlaces } from './fold';

/** A text with what was looked for in it: from where to where, in rising order, none within another. */
export type Marked = { text: string; marks: readonly Mark[] };

export type Mark = readonly [from: number, to: number];

export function mark(text: string, words: readonly string[]): Marked {
  const { folded, placeOf } = foldWithPlaces(text);
  const found = words.flatMap((word) =>
    placesOf(word, folded).map((at): Mark => [placeOf(at), endOf(at + word.length, placeOf)]),
  );
  return { text, marks: joined(found.sort(([a], [b]) => a - b)) };
}

/** Of a sign that is several letters when folded (㎡, ⅔) the whole sign counts. */
function endOf(end: number, placeOf: (index: number) => number): number {
  const last = placeOf(end - 1);
  let next = end;
  while (placeOf(next) === last) next += 1;
  return placeOf(next);
}

function joined(found: readonly Mark[]): Mark[] {
  return found.reduce<Mark[]>((marks, [from, to]) => {
    const before = marks.at(-1);
    if (!before || from > before[1]) return [...marks, [from, to]];
    return [...marks.slice(0, -1), [before[0], Math.max(before[1], to)]];
  }, []);
}
