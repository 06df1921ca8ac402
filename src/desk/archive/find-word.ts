/**
 * Where a word stands in a text from this place on, both folded; -1 where it does not. Chinese is found anywhere, as
 * it is written without gaps; Latin words and numbers are found whole: 8 is not in 18, nor is AI in MAIL.
 */
export function placeOf(word: string, text: string, from = 0): number {
  let at = text.indexOf(word, from);
  while (at !== -1 && !isWhole(word, text, at)) at = text.indexOf(word, at + 1);
  return at;
}

/** All places, one behind the other's beginning. */
export function placesOf(word: string, text: string): number[] {
  const places: number[] = [];
  for (let at = placeOf(word, text); at !== -1; at = placeOf(word, text, at + 1)) places.push(at);
  return places;
}

function isWhole(word: string, text: string, at: number): boolean {
  const end = at + word.length;
  return !runsOn(text, at) && !runsOn(text, end);
}

/** Whether there is a letter or digit on both sides of this place, and both are read as one. */
function runsOn(text: string, at: number): boolean {
  return isLetter(text, at) && isLetter(text, at - 1);
}

function isLetter(text: string, at: number): boolean {
  return text.charCodeAt(at) < FIRST_OF_NO_ALPHABET && LETTER.test(text.charAt(at));
}

/** Most of a text is beyond it (Chinese begins at 0x2e80), and asking there is too dear. */
const FIRST_OF_NO_ALPHABET = 0x2000;

const LETTER = /[\p{L}\p{Nd}]/u;
