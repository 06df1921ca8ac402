/** Cuts a text into pieces that `fits` accepts, never inside what a reader sees as one character (unless it alone is too long). */
export function splitGraphemes(text: string, fits: (piece: string) => boolean): string[] {
  const ends = Array.from(SEGMENTER.segment(text), ({ index, segment }) => index + segment.length);
  const pieces: string[] = [];
  for (let next = 0, from = 0; next < ends.length; from = ends[next - 1] ?? text.length) {
    next = longestFit(next, ends, (end) => fits(text.slice(from, end)));
    const piece = text.slice(from, ends[next - 1]);
    pieces.push(...(fits(piece) ? [piece] : Array.from(piece)));
  }
  return pieces;
}

/** What a reader sees as characters, one by one. */
export function graphemesOf(text: string): string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}

/** Where the character begins that this place is in; the text's length behind its end. */
export function startOfCharacter(text: string, at: number): number {
  return SEGMENTER.segment(text).containing(at)?.index ?? text.length;
}

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** How many of `ends` fit, in doubling steps and then by halving; at least one more, so that it always goes on. */
function longestFit(from: number, ends: number[], fitsTo: (end: number) => boolean): number {
  let [fitting, failing] = [from + 1, from + 2];
  while (failing <= ends.length && fitsTo(ends[failing - 1] ?? 0))
    [fitting, failing] = [failing, 2 * failing - from];
  failing = Math.min(failing, ends.length + 1);
  while (failing - fitting > 1) {
    const middle = Math.floor((fitting + failing) / 2);
    if (fitsTo(ends[middle - 1] ?? 0)) fitting = middle;
    else failing = middle;
  }
  return fitting;
}
