import type { Line } from './read-lines';

/** How far a line reaches on paper, in half-width characters, its indent included. */
export function widthOf({ text, indent }: Pick<Line, 'text' | 'indent'>): number {
  const set = indent === 'none' ? 0 : 4;
  return Array.from(text).reduce(
    (sum, character) => sum + (character > '\u2e7f' || /[“”‘’…—]/.test(character) ? 2 : 1),
    set,
  );
}

/** Whether a sentence or a lead ends here, or a bracket closes; behind （一） something follows. */
export function closesSentence(text: string): boolean {
  return /[。！？；：!?;:…][”’"'」』）)]*$|[)）】]$/.test(text) && !COUNTS.test(text);
}

const COUNTS = /[（(][一二三四五六七八九十\d]{1,3}[)）]$/;
