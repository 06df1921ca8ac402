/** How far a line is set in: a paragraph by about two characters, a centred or right-aligned line by more. */
type Indent = 'none' | 'paragraph' | 'wide';

/**
 * A line that is not blank. `gap`: a blank line stands before it. `plain`: PLAIN_MARK stands before its text.
 * `runsOn`: it goes on with the paragraph above, from which a page parts it.
 */
export type Line = {
  at: number;
  text: string;
  indent: Indent;
  gap: boolean;
  plain: boolean;
  runsOn?: true;
};

/**
 * U+2063 (invisible separator), written by our printer only where a line could be mistaken: before a line it
 * says "text, nothing else", behind a bracket "no attribution".
 */
export const PLAIN_MARK = '\u2063';
/** U+2064 (invisible plus), the same before a bracket that does not look like an attribution and is one. */
export const CREDIT_MARK = '\u2064';

/** The lines of a text, cleaned of what nobody sees, numbered from 1 as an editor program numbers them. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = true;
  for (const [index, row] of text.split(/\r\n|\n|\r/).entries())
    for (const raw of row.split(PAGE_OR_LINE_BREAK)) {
      const line = readLine(raw, index + 1, gap);
      gap = line.text === '' && (gap || raw === row);
      if (line.text !== '') lines.push(line);
    }
  return joinOpenBrackets(lines);
}

/** Whether a line is the first half of a bracket that broke over two. */
export function opensBracket(text: string): boolean {
  return /^[（(][^（()）]{1,40}$/.test(text);
}

/** Whether our printer wrote this line, which breaks no lines. */
export function isOurs({ text, plain }: Line): boolean {
  return plain || text.includes(PLAIN_MARK) || text.includes(CREDIT_MARK);
}

/** Its first words, which say what it is, and its last, which say who is credited: joined lines grow long. */
export function outerEnds(line: Line): { head: Line; tail: Line } {
  const { text } = line;
  return { head: { ...line, text: text.slice(0, 200) }, tail: { ...line, text: text.slice(-200) } };
}

export function withoutMark(text: string): string {
  return text.replaceAll(PLAIN_MARK, '').replaceAll(CREDIT_MARK, '');
}

/** Form feeds, Word's manual line break and Unicode's separators end a line, but editors do not count them. */
const PAGE_OR_LINE_BREAK = /[\f\v\u0085\u2028\u2029]/;
const INVISIBLE =
  // eslint-disable-next-line no-control-regex -- pasted Word text carries control characters
  /[\0-\x08\x0e-\x1f\x7f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2062\u2066-\u2069\ufeff]/g;
/** A zero-width joiner means something only inside an emoji sequence. */
const LOOSE_JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** However far apart things stand, it means no more than this; and no pattern has to wade through it. */
const LONG_GAP = /\s{24,}/g;
const GAP = ' '.repeat(24);

function readLine(raw: string, at: number, gap: boolean): Line {
  const visible = raw.replace(INVISIBLE, '').replace(LOOSE_JOINER, '').replace(LONG_GAP, GAP);
  const text = visible.trim();
  const plain = text.startsWith(PLAIN_MARK);
  return { at, text: plain ? text.slice(1) : text, indent: indentOf(visible), gap, plain };
}

function indentOf(visible: string): Indent {
  const width = Array.from(/^\s*/.exec(visible)?.[0] ?? '').reduce((sum, space) => sum + columnsOf(space), 0);
  return width < 2 ? 'none' : width < 6 ? 'paragraph' : 'wide';
}

function columnsOf(space: string): number {
  return space === '\t' ? 4 : space === '\u3000' ? 2 : 1;
}

/** An attribution broken over two lines, 「（甲部、」 and 「乙室）」, is one line. */
function joinOpenBrackets(lines: Line[]): Line[] {
  return lines.reduce<Line[]>((joined, line) => {
    const last = joined.at(-1);
    if (last && !last.plain && !line.gap && opensBracket(last.text) && BRACKET_CLOSES.test(line.text))
      joined[joined.length - 1] = { ...last, text: last.text + line.text };
    else joined.push(line);
    return joined;
  }, []);
}

const BRACKET_CLOSES = /^[^（()）]{1,40}[)）]$/;
