import { splitAttribution } from './attribution';
import { readBareColumn, readColumnMark } from './column-name';
import { isFurtherHeadline, isHeadlineShaped } from './headline-shape';
import { lineKind } from './line-kind';
import { readBullet } from './read-bullet';
import type { Line } from './read-lines';
import { isMastheadLine } from './read-masthead';

/** A column and the lines under its mark. */
export type FoundColumn = { name: string; lines: Line[] };

/** Parts an issue at its column marks. `before` is what stands above the first. */
export function findColumns(lines: Line[]): { before: Line[]; columns: FoundColumn[] } {
  const before: Line[] = [];
  const columns: FoundColumn[] = [];
  const sections = new Set([...numberedSections(lines), ...symbolSections(lines)]);
  const masthead = mastheadEnd(lines);
  for (const [at, line] of lines.entries()) {
    const section = sections.has(line) ? (readBullet(line.text)?.text ?? '') : null;
    const mark = section === null ? markAt(lines, at, at > masthead) : { name: section, rest: '' };
    if (mark)
      columns.push({ name: mark.name, lines: mark.rest ? [{ ...line, text: mark.rest, gap: true }] : [] });
    else (columns.at(-1)?.lines ?? before).push(line);
  }
  return { before, columns };
}

function markAt(lines: Line[], at: number, mayBeBare: boolean): { name: string; rest: string } | null {
  const line = lines[at];
  if (!line || line.plain) return null;
  const bare = mayBeBare ? bareColumnAt(lines, at) : null;
  return readColumnMark(line.text) ?? (bare === null ? null : { name: bare, rest: '' });
}

/** Where the last line stands that only a masthead holds, above the first text; the title above it may sound like a column. */
function mastheadEnd(lines: Line[]): number {
  const text = lines.findIndex(
    (line) => line.plain || /[。；]/.test(line.text) || lineKind(line) === 'column',
  );
  return lines.slice(0, text < 0 ? lines.length : text).findLastIndex(isMastheadLine);
}

/** A column's name without a mark stands where an entry may begin, and an entry begins below it. */
function bareColumnAt(lines: Line[], at: number): string | null {
  const [line, next] = [lines[at], lines[at + 1]];
  const name = line && line.indent !== 'paragraph' ? readBareColumn(line.text) : null;
  if (!line || name === null || !next || readBareColumn(next.text) === name) return null;
  if (readBullet(line.text)?.number && !opensItem(next)) return null;
  return mayBreak(line, lines[at - 1]) ? name : null;
}

function mayBreak(line: Line, above: Line | undefined): boolean {
  if (!above || line.gap || isMastheadLine(above) || lineKind(above) === 'attribution') return true;
  return !isFurtherHeadline(above.text) || splitAttribution(above.text).attribution !== null;
}

function opensItem(line: Line): boolean {
  return isHeadlineShaped(line.text) || ['bullet', 'number'].includes(lineKind(line));
}

/**
 * 一、市总要闻 … 二、区县动态 …: an issue in numbered sections, the first of which stands right under the masthead.
 * Where their numbers do not simply count on, something else is counted.
 */
function numberedSections(lines: Line[]): ReadonlySet<Line> {
  const sections = lines.filter((line) => !line.plain && SECTION.test(line.text));
  const [first] = sections;
  const above = first && lines[lines.indexOf(first) - 1];
  const counts = sections.every(({ text }, at) => readBullet(text)?.number === at + 1);
  const isIssue = sections.length > 1 && counts && sections.some(({ text }) => readBareColumn(text) !== null);
  const isMarked = lines.some((line) => !line.plain && readColumnMark(line.text) !== null);
  return new Set(isIssue && !isMarked && above && isMastheadLine(above) ? sections : []);
}

const SECTION = /^[一二三四五六七八九十]{1,2}[、.．]\s*[\p{Script=Han}·]{2,8}$/u;

/** ■ 工会要闻 … ■ 卷首语 …: where one of them is a usual name and nothing else bears the symbol, all are columns. */
function symbolSections(lines: Line[]): Line[] {
  const marked = lines.filter((line) => !line.plain && readBullet(line.text)?.style === 'symbol');
  const symbols = new Set(marked.map(({ text }) => text.charAt(0)));
  return [...symbols].flatMap((symbol) => {
    const sections = marked.filter(({ text }) => text.startsWith(symbol));
    const areNames = sections.length > 1 && sections.every(({ text }) => SHORT_NAME.test(text.slice(1)));
    return areNames && sections.some(({ text }) => readBareColumn(text) !== null) ? sections : [];
  });
}

const SHORT_NAME = /^\s*[\p{Script=Han}·]{2,8}$/u;
