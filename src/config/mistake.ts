export type Step = string | number;

/** Something wrong in desk.yaml: where, and what a clerk should write there. */
export type Mistake = { path: Step[]; text: string };

/** `columns[1].kind` */
export function pathText(path: Step[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** What was written, in quotes; a long one is left out, since it may be a key pasted in the wrong place. */
export function quoted(text: string): string {
  return text.length > maxQuoted ? '一段较长的文字' : `“${text}”`;
}

const maxQuoted = 24;
