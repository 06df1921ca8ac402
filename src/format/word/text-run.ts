import { TextRun, type IRunOptions } from 'docx';

/**
 * The one way of untrusted text into the Word file. Quote marks, dashes and dots that are as much Chinese as
 * Western are set in the Chinese font (`hint`), or they would stand narrow between characters.
 */
export function textRun(
  text: string,
  options: Omit<IRunOptions, 'text' | 'children' | 'font'> = {},
): TextRun {
  return new TextRun({ ...options, text: printable(text), font: { hint: 'eastAsia' } });
}

/** What XML 1.0 can hold (section 2.2): a line break within a line is a space, other controls and halves of pairs are dropped. */
export function printable(text: string): string {
  return text.replace(BREAKS, ' ').replace(FORBIDDEN, '');
}

const BREAKS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g;
// eslint-disable-next-line no-control-regex -- they are what is looked for
const FORBIDDEN = /[\0-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
