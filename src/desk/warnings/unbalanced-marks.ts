/** The pairs of quotes and brackets, such as “”, of which one stands without the other. */
export function unbalancedMarks(text: string): string[] {
  const plain = text.normalize('NFKC').replace(APOSTROPHE, '');
  const found = pairs.filter((pair) => !isBalanced(plain, pair)).map(({ shown }) => shown);
  return plain.split('"').length % 2 === 0 ? [...found, '""'] : found;
}

type Pair = { shown: string; open: string; close: string; isQuote?: true };

/** As they stand after NFKC, which makes one of the round brackets of all widths. */
const pairs: readonly Pair[] = [
  { shown: '“”', open: '“', close: '”', isQuote: true },
  { shown: '‘’', open: '‘', close: '’', isQuote: true },
  { shown: '「」', open: '「', close: '」', isQuote: true },
  { shown: '『』', open: '『', close: '』', isQuote: true },
  { shown: '《》', open: '《', close: '》' },
  { shown: '〈〉', open: '〈', close: '〉' },
  { shown: '（）', open: '(', close: ')' },
  { shown: '【】', open: '【', close: '】' },
  { shown: '〔〕', open: '〔', close: '〕' },
  { shown: '[]', open: '[', close: ']' },
];

/** The ’ in a foreign word, which closes nothing. */
const APOSTROPHE = /(?<=[a-z])’(?=[a-z])/giu;
/** The text before the bracket of 1）, 十二) or a), which no bracket opens. */
const NUMBERING = /(?:^|[^\p{L}\p{N}])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])\s*$/iu;
/** A quotation over several paragraphs opens again with each and closes once. */
const PARAGRAPH_START = /(?:^|\n)\s*$/u;

function isBalanced(text: string, { open, close, isQuote }: Pair): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const mark = text.charAt(index);
    if (mark === open && !(isQuote && depth > 0 && PARAGRAPH_START.test(before(text, index)))) depth += 1;
    if (mark !== close) continue;
    if (depth > 0) depth -= 1;
    else if (isQuote || !NUMBERING.test(before(text, index))) return false;
  }
  return depth === 0;
}

function before(text: string, index: number): string {
  return text.slice(Math.max(0, index - 8), index);
}
