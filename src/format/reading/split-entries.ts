import { splitAttribution } from './attribution';
import { isHeadlineShaped } from './headline-shape';
import { isSurelyUnit } from './looks-like-unit';
import { lineKind } from './line-kind';
import { readAuthor } from './read-author';
import { readBullet, type Bullet } from './read-bullet';
import { continuesHeadline, opensHeadline } from './read-headline';
import type { Line } from './read-lines';
import { isListed, type Titles } from './titles';

/** An entry being gathered: in its headline, in its text, or closed by an attribution. */
type Open = { lines: Line[]; bullet: Bullet | null; phase: 'headline' | 'text' | 'closed'; headed: boolean };
type Place = { lines: Line[]; at: number; titles: Titles; gaps: boolean; count: number };

/** The lines of one column, entry by entry; `gaps`: whether blank lines part entries in this issue. */
export function splitEntries(lines: Line[], titles: Titles, gaps: boolean): Line[][] {
  const entries: Open[] = [];
  for (const [at, line] of lines.entries()) {
    const entry = entries.at(-1);
    if (!entry || startsEntry(line, entry, { lines, at, titles, gaps, count: entries.length }))
      entries.push(open(line, titles));
    else add(line, entry);
  }
  return entries.map((entry) => entry.lines);
}

function open(line: Line, titles: Titles): Open {
  const headed = opensHeadline(line, titles);
  const bullet = line.plain ? null : readBullet(line.text);
  return { lines: [line], bullet, phase: closes(line) ? 'closed' : headed ? 'headline' : 'text', headed };
}

function add(line: Line, entry: Open): void {
  const [first] = entry.lines;
  const stays = entry.phase === 'headline' && first !== undefined && continuesHeadline(first, line);
  const isAuthor = stays && !entry.bullet && readAuthor(line.text) !== null;
  entry.phase = closes(line) && !isAuthor ? 'closed' : stays ? 'headline' : 'text';
  entry.lines.push(line);
}

function closes(line: Line): boolean {
  return lineKind(line) === 'attribution' || hasAttribution(line);
}

function hasAttribution({ text }: Line): boolean {
  return splitAttribution(text).attribution !== null;
}

function startsEntry(line: Line, entry: Open, place: Place): boolean {
  if (lineKind(line) === 'attribution') return false;
  if (line.plain)
    return line.indent !== 'paragraph' && (entry.phase !== 'headline' || isAloneAbove(line, entry, place));
  const bullet = readBullet(line.text);
  if (bullet?.style === 'symbol') return startsAtSymbol(line, entry, place);
  if (entry.phase === 'closed') return startsAfterAttribution(line, entry, place);
  if (bullet) return startsAtNumber(bullet, line, entry, place);
  if (entry.phase === 'headline')
    return isAloneAbove(line, entry, place) && opensHeadline(line, place.titles) && leadsToText(line, place);
  return entry.headed ? startsAtHeadline(line, entry, place) : !continuesBrief(line, entry);
}

/** A short brief: an item of one line, parted by a gap from a headline that no gap parts from its text. */
function isAloneAbove(line: Line, entry: Open, { lines, at }: Place): boolean {
  return entry.bullet !== null && entry.lines.length === 1 && line.gap && lines[at + 1]?.gap === false;
}

/** A symbol begins an item, unless it lists something inside an article that is still open. */
function startsAtSymbol(line: Line, entry: Open, { gaps }: Place): boolean {
  if (entry.headed && listsInside(line, entry)) return false;
  if (!entry.headed || entry.bullet || entry.phase !== 'text') return true;
  if (isSetIn(entry) && line.indent === 'paragraph') return false;
  return gaps ? line.gap : closes(line);
}

/** A list that a colon announces, under a symbol that is not the entry's own. */
function listsInside({ text, gap, indent }: Line, { lines, phase }: Open): boolean {
  const [first, last] = [lines[0], lines.at(-1)];
  if (gap && indent === 'none' && symbolOf(first?.text ?? '') === null) return false;
  if (phase !== 'text' || !first || !last || symbolOf(text) === symbolOf(first.text)) return false;
  return /[：:]$/.test(last.text) || (lines.length > 2 && symbolOf(last.text) === symbolOf(text));
}

function symbolOf(text: string): string | null {
  return readBullet(text)?.style === 'symbol' ? text.charAt(0) : null;
}

/** Behind an attribution comes a new entry, unless the article simply runs on where gaps part the entries. */
function startsAfterAttribution(line: Line, entry: Open, { lines, titles, gaps }: Place): boolean {
  const runsOn = entry.headed && gaps && !line.gap && !opensHeadline(line, titles);
  return !runsOn || lines.some((other) => lineKind(other) === 'bullet');
}

/** A number begins an entry only where it goes on counting entries; in an article it counts paragraphs. */
function startsAtNumber(bullet: Bullet, line: Line, entry: Open, place: Place): boolean {
  const counts = entry.bullet?.style === bullet.style && bullet.number === (entry.bullet.number ?? 0) + 1;
  if (entry.phase === 'headline')
    return counts && entry.lines.length === 1 && line.indent === entry.lines[0]?.indent;
  if (!entry.headed) return !continuesBrief(line, entry) && (counts || bullet.number === place.count + 1);
  if (isListed(line.text, place.titles)) return true;
  return counts && !countsInside(bullet, entry) && isHeadlineShaped(bullet.text) && leadsToText(line, place);
}

function countsInside(bullet: Bullet, entry: Open): boolean {
  return entry.lines.slice(1).some(({ text }) => {
    const inner = readBullet(text);
    return inner?.style === bullet.style && (inner.number ?? 0) + 1 === bullet.number;
  });
}

/** A brief is one paragraph; only a line set in under a bullet that is not goes on with it. */
function continuesBrief(line: Line, { bullet, lines }: Open): boolean {
  return bullet !== null && lines[0]?.indent !== 'paragraph' && line.indent === 'paragraph';
}

function startsAtHeadline(line: Line, entry: Open, place: Place): boolean {
  if (isListed(line.text, place.titles)) return true;
  if (
    closes(line) ||
    !isHeadlineShaped(line.text) ||
    isAttributionBelow(line, place) ||
    !leadsToText(line, place)
  )
    return false;
  if (isSetIn(entry)) return line.indent !== 'paragraph';
  if (/[！!]$/.test(line.text)) return false;
  return (!place.gaps || line.gap) && !isSubheading(line, entry, place);
}

/** Whether the text of this entry is set in by two characters and its headline is not. */
function isSetIn({ lines, headed }: Open): boolean {
  const [first, ...others] = lines;
  return headed && first?.indent !== 'paragraph' && others.some(({ indent }) => indent === 'paragraph');
}

/** A unit's name under the last paragraph, with a gap behind it. */
function isAttributionBelow(line: Line, { lines, at }: Place): boolean {
  return isSurelyUnit(line.text) && !line.gap && (lines[at + 1]?.gap ?? true);
}

/** Whether text comes below, at most two more headline lines between. */
function leadsToText(line: Line, { lines, at }: Place): boolean {
  const below = lines.slice(at + 1, at + 4);
  const end = below.findIndex((next) => hasAttribution(next) || !continuesHeadline(line, next));
  const next = below[end];
  if (!next || lineKind(next) === 'attribution') return false;
  return lineKind(next) !== 'bullet' || next.indent === 'paragraph';
}

/** A few words that name no unit: half a headline, or in an article that an attribution closes further down. */
function isSubheading(line: Line, entry: Open, { lines, at }: Place): boolean {
  const [length, headline] = [line, entry.lines[0] ?? line].map(({ text }) => Array.from(text).length);
  if (length === undefined || headline === undefined || NAMES_A_UNIT.test(line.text)) return false;
  return (
    (length <= 8 && length * 2 <= headline) ||
    (length <= 12 && lines.slice(at).some(closes) && lines.slice(0, at).some(closes))
  );
}

const NAMES_A_UNIT = /工会|市总|区总|县总|公司|集团|学校|医院|街道|[市区县镇]/;
