/** How wide a text is in Chinese characters, by rule of thumb: Latin letters and digits take half of one. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (NARROW.test(character) ? 0.5 : 1), 0);
}

const NARROW = /[\u0020-\u00ff]/;
