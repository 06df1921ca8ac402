/**
 * What follows a command's word: `plain` after NFKC (full-width digits, spaces and ＃ as ordinary ones),
 * to be matched; `said(from)` is the same text from that place on as it was typed, to be kept.
 */
export type Rest = { plain: string; said: (from: number) => string };

/** Reads the arguments of a command; null where they do not fit. */
export type Reads<Args> = (rest: Rest) => Args | null;

export const nothing: Reads<true> = ({ plain }) => (plain.trim() === '' ? true : null);

/** Set off from the word, or else the word is the beginning of a sentence. */
export const someText: Reads<{ text: string }> = ({ plain, said }) => {
  const separated = /^[\s:]+/u.exec(plain);
  const text = said(separated?.[0].length ?? 0).trim();
  return separated && text !== '' ? { text } : null;
};

export const oneNumber: Reads<{ number: number }> = ({ plain }) => {
  const found = /^\s*#?(\d{1,6})\s*$/u.exec(plain);
  return found ? { number: Number(found[1]) } : null;
};

/** A number and the whole rest of the message, line breaks included. */
export const numberAndText: Reads<{ number: number; text: string }> = ({ plain, said }) => {
  const found = /^\s*#?(\d{1,6})(?!\d)[\s:,、]*/u.exec(plain);
  return found ? { number: Number(found[1]), text: said(found[0].length).trim() } : null;
};

/** `12 13、15 简讯`: one or more numbers, then perhaps a column. */
export const numbersAndColumn: Reads<{ numbers: number[]; column: string | null }> = ({ plain, said }) => {
  const found = /^\s*(?:#?\d{1,6}(?!\d)[\s,、;和]*)+/u.exec(plain);
  if (!found) return null;
  const column = said(found[0].length).replace(/[【】\s]/gu, '');
  if (column.length > 12) return null;
  const numbers = [...found[0].matchAll(/\d+/gu)].map(Number);
  return { numbers: [...new Set(numbers)], column: column === '' ? null : column };
};

export const numberAndPlace: Reads<{ number: number; place: number }> = ({ plain }) => {
  const found = /^\s*#?(\d{1,6})[\s,、到至第]+(\d{1,3})\s*$/u.exec(plain);
  return found ? { number: Number(found[1]), place: Number(found[2]) } : null;
};

export const perhapsCode: Reads<{ code: string | null }> = ({ plain }) => {
  const found = /^\s*(\d{4})?\s*$/u.exec(plain);
  return found ? { code: found[1] ?? null } : null;
};
