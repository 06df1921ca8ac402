/** A text as it is searched: NFKC and small letters, so that what is typed and what was printed meet. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The same, with the way back: where in the text stands what stands here in the folded one. */
export function foldWithPlaces(text: string): { folded: string; placeOf: (index: number) => number } {
  const places: number[] = [];
  let folded = '';
  for (const { 0: character, index } of text.matchAll(CHARACTER)) {
    const made = fold(character);
    for (let unit = 0; unit < made.length; unit += 1) places.push(index);
    folded += made;
  }
  return { folded, placeOf: (index) => places[index] ?? text.length };
}

/** With the marks that combine with it. */
const CHARACTER = /[^\p{M}]\p{M}*|\p{M}+/gsu;
