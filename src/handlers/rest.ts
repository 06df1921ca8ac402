/**
 * What follows a command's word: `plain` after NFKC (full-width digits, spaces and ＃ as ordinary ones),
 * to be matched; `said(from)` is the same text from that place on as it was typed, to be kept.
 */
export type Rest = { plain: string; said: (from: number) => string };

/** Reads the arguments of a command; null where they do not fit. */
export type Reads<Args> = (rest: Rest) => Args | null;

/** But for the full stop that a keyboard adds; what is asked with ? is not yet wanted. */
export const nothing: Reads<true> = ({ plain }) => (/^[\s.。!]*$/u.test(plain) ? true : null);

/** Set off from the word, or else the word is the beginning of a sentence. */
export const someText: Reads<{ text: string }> = ({ plain, said }) => {
  const separated = /^[\s:]+/u.exec(plain);
  const text = said(separated?.[0].length ?? 0).trim();
  return separated && text !== '' ? { text } : null;
};

/** The same, or nothing at all. */
export const perhapsText: Reads<{ text: string }> = (rest) => (nothing(rest) ? { text: '' } : someText(rest));

/** As people copy it from the bot, 来稿 12, and with the full stop that a keyboard adds. */
export const oneNumber: Reads<{ number: number }> = ({ plain }) => {
  const found = /^\s*(?:来稿\s*)?#?(\d{1,6})[\s.。!]*$/u.exec(plain);
  return found ? { number: Number(found[1]) } : null;
};

/** `12、13 `, `12和13`: a list of numbers, where one is wanted; a second one must not get into the text. */
const listed = /^\s*(?:来稿\s*)?#?\d{1,6}\s*[、和]\s*#?\d{1,6}(?!\d)(?:\s|$)/u;

/** A number and the whole rest of the message, line breaks included. */
export const numberAndText: Reads<{ number: number; text: string }> = ({ plain, said }) => {
  const found = /^\s*(?:来稿\s*)?#?(\d{1,6})(?!\d)[\s:,、]*/u.exec(plain);
  return found && !listed.test(plain)
    ? { number: Number(found[1]), text: said(found[0].length).trim() }
    : null;
};

/** `12 13、15 简讯`: one or more numbers, then perhaps a column. */
export const numbersAndColumn: Reads<{ numbers: number[]; column: string | null }> = ({ plain, said }) => {
  const found = /^\s*(?:(?:来稿\s*)?#?\d{1,6}(?!\d)[\s,、;和]*)+/u.exec(plain);
  if (!found) return null;
  const column = said(found[0].length).replace(/[【】\s]/gu, '');
  if (column.length > 12 || noColumn.test(column)) return null;
  const numbers = [...found[0].matchAll(/\d+/gu)].map(Number);
  return { numbers: [...new Set(numbers)], column: column === '' ? null : column };
};

/** A sentence, or `8-10` and `8到10`, which nobody has counted for us. */
const noColumn = /[，。；：！？,;:!?]|^[-~～—到至]#?\d/u;

export const numberAndColumn: Reads<{ number: number; column: string }> = (rest) => {
  const { numbers: [number, second] = [], column = null } = numbersAndColumn(rest) ?? {};
  return number === undefined || second !== undefined || column === null ? null : { number, column };
};

/** `1 2、5`: at least two, and none of them twice. */
export const severalNumbers: Reads<{ numbers: number[] }> = ({ plain }) => {
  if (!/^\s*(?:(?:来稿\s*)?#?\d{1,6}(?!\d)[\s,、;和到入]*){2,}$/u.test(plain)) return null;
  const numbers = [...plain.matchAll(/\d+/gu)].map(Number);
  return new Set(numbers).size === numbers.length ? { numbers } : null;
};

/** `12 原文 => 新文`, as they were typed but for the spaces around them; without 新文 the passage goes. */
export const numberAndPassage: Reads<{ number: number; passage: string; instead: string }> = (rest) => {
  const found = /^\s*(?:来稿\s*)?#?(\d{1,6})(?!\d)[\s:,、]*/u.exec(rest.plain);
  const arrow = /=\s*>/u.exec(rest.plain) ?? /-\s*>|[→⇒]/u.exec(rest.plain);
  if (!found || !arrow || arrow.index < found[0].length) return null;
  const instead = rest.said(arrow.index + arrow[0].length);
  const [text, behind] = [rest.said(found[0].length), rest.said(arrow.index)];
  const passage = text.slice(0, text.length - behind.length).trim();
  return passage === '' ? null : { number: Number(found[1]), passage, instead: instead.trim() };
};

export const numberAndPlace: Reads<{ number: number; place: number }> = ({ plain }) => {
  const found = /^\s*(?:来稿\s*)?#?(\d{1,6})[\s,、到至第]+(\d{1,3})\s*$/u.exec(plain);
  return found ? { number: Number(found[1]), place: Number(found[2]) } : null;
};

export const perhapsCode: Reads<{ code: string | null }> = ({ plain }) => {
  const found = /^\s*(\d{4})?\s*$/u.exec(plain);
  return found ? { code: found[1] ?? null } : null;
};
