/** Cuts a text into pieces that `fits` accepts, never inside what a reader sees as one character (unless that alone does not fit). */
export function splitGraphemes(text: string, fits: (piece: string) => boolean): string[] {
  const characters = [...SEGMENTER.segment(text)].flatMap(({ segment }) =>
    fits(segment) ? [segment] : Array.from(segment),
  );
  const pieces: string[] = [];
  for (let from = 0; from < characters.length;) {
    const length = longestFit(characters.slice(from), fits);
    pieces.push(characters.slice(from, from + length).join(''));
    from += length;
  }
  return pieces;
}

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** By halving; at least one character, so that a limit below one character cannot hold it up for ever. */
function longestFit(characters: string[], fits: (piece: string) => boolean): number {
  let [fitting, failing] = [1, characters.length + 1];
  while (failing - fitting > 1) {
    const middle = Math.floor((fitting + failing) / 2);
    if (fits(characters.slice(0, middle).join(''))) fitting = middle;
    else failing = middle;
  }
  return fitting;
}
