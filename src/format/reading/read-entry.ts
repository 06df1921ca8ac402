import type { Piece } from '../../desk/bulletin';
import { splitAttribution } from './attribution';
import { isSurelyUnit } from './looks-like-unit';
import { lineKind } from './line-kind';
import { authorUnder, continuesHeadline, itemText, opensHeadline } from './read-headline';
import { readBullet } from './read-bullet';
import { withoutMark, type Line } from './read-lines';
import type { Titles } from './titles';

export type ReadEntry = { piece: Piece; extra: Line[]; complete: boolean };

/**
 * One entry from its lines. `extra` are lines before the headline that belong to nothing; `complete` is false
 * where headline-shaped lines stand without a text, so that a reader of issues may refuse them.
 */
export function readEntry(lines: Line[], titles: Titles): ReadEntry {
  const { rest, attribution } = takeAttribution(lines);
  const run = headlineRun(rest, titles);
  const bare = run.length === rest.length;
  const head = bare ? run.slice(0, run.length > 1 ? 1 : 0) : run;
  const author = authorUnder(head);
  const titleLines = author === null ? head : head.slice(0, -1);
  const extra =
    titleLines.length > 3 && !titleLines.some(({ plain }) => plain) ? titleLines.slice(0, -1) : [];
  const piece = {
    headline: printed(titleLines.slice(extra.length)).join('\n') || null,
    author,
    body: bodyOf(rest, head.length),
    attribution,
  };
  return { piece, extra, complete: !bare || attribution !== null || isItem(rest[0]) };
}

function takeAttribution(lines: Line[]): { rest: Line[]; attribution: string | null } {
  const rest = [...lines];
  const credits: string[] = [];
  while (rest.length > 1 && endsInCredit(rest)) credits.unshift(creditOf(rest.pop()));
  const last = rest.pop();
  const { text, attribution } = splitAttribution(last?.text ?? '');
  if (attribution !== null) credits.unshift(attribution);
  if (last && text) rest.push({ ...last, text });
  return { rest, attribution: credits.reduce(joinCredits, '') || null };
}

/** A unit alone under the text is its attribution too, with or without brackets, and so is the day under that. */
function endsInCredit(lines: Line[]): boolean {
  const last = lines.at(-1);
  const before = lines.at(-2);
  if (!last || !before || last.plain) return false;
  if (lineKind(last) === 'attribution') return true;
  return (
    lines.length > 2 &&
    last.indent !== 'paragraph' &&
    isSurelyUnit(last.text) &&
    /[。！？…”]$/.test(before.text)
  );
}

function creditOf(line: Line | undefined): string {
  return (line && splitAttribution(line.text).attribution) ?? line?.text ?? '';
}

function joinCredits(credits: string, next: string): string {
  return credits === '' ? next : /^\d/.test(next) ? `${credits} ${next}` : `${credits}、${next}`;
}

function headlineRun(lines: Line[], titles: Titles): Line[] {
  const [first, ...others] = lines;
  if (!first || !opensHeadline(first, titles)) return [];
  const end = others.findIndex(
    (line, at) => !continuesHeadline(first, line) || authorUnder([first, ...others.slice(0, at)]) !== null,
  );
  return [{ ...first, text: itemText(first) }, ...others.slice(0, end < 0 ? others.length : end)];
}

/** A brief loses its bullet; a number stays where more paragraphs follow, for it counts them. */
function bodyOf(rest: Line[], from: number): string[] {
  const [first, ...others] = rest.slice(from);
  if (!first) return [];
  const isBrief = from === 0 && (others.length === 0 || readBullet(first.text)?.style === 'symbol');
  return printed([isBrief ? { ...first, text: itemText(first) } : first, ...others]);
}

function isItem(line: Line | undefined): boolean {
  return line !== undefined && itemText(line) !== line.text;
}

function printed(lines: Line[]): string[] {
  return lines.map(({ text }) => withoutMark(text));
}
