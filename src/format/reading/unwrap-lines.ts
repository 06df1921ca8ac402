import { lineKind } from './line-kind';
import type { Line } from './read-lines';

/**
 * Joins the lines of a text that was broken at a fixed width, as text copied out of a PDF or an e-mail is. Such
 * a text shows it: no line is longer than a page is wide, and very many are just that long.
 */
export function unwrapLines(lines: Line[]): Line[] {
  const width = lines.reduce((widest, line) => Math.max(widest, widthOf(line)), 0);
  const broken = lines.filter((line) => widthOf(line) >= width - SLACK && !ENDED.test(line.text)).length;
  if (width < 56 || width > 100 || broken < 5 || broken < lines.length / 5) return lines;
  return lines.reduce<Line[]>((joined, line, at) => {
    const [last, above] = [joined.at(-1), lines[at - 1]];
    if (last && above && widthOf(above) >= width - SLACK && goesOn(last, line))
      joined[joined.length - 1] = { ...last, text: last.text + line.text };
    else joined.push(line);
    return joined;
  }, []);
}

/** Two Chinese characters: a line ends early where a punctuation mark must not begin the next. */
const SLACK = 4;
const ENDED = /[。！？；：][”’）)]*$|[)）]$/;

function widthOf({ text, indent }: Line): number {
  const set = indent === 'none' ? 0 : 4;
  return Array.from(text).reduce(
    (sum, character) => sum + (character > '\u2e7f' || /[“”‘’…—]/.test(character) ? 2 : 1),
    set,
  );
}

/** A full stop at the very edge ends a paragraph, unless the paragraphs are set in. */
function goesOn(last: Line, line: Line): boolean {
  if (line.gap || line.plain || line.indent !== 'none' || !['text', 'number'].includes(lineKind(line)))
    return false;
  if (!['text', 'number', 'bullet', 'footer'].includes(lineKind(last))) return false;
  return last.indent === 'paragraph' || (lineKind(line) === 'text' && !ENDED.test(last.text));
}
