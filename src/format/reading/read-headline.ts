import { splitAttribution } from './attribution';
import { isFurtherHeadline, isHeadlineShaped } from './headline-shape';
import { lineKind } from './line-kind';
import { readAuthor } from './read-author';
import { readBullet } from './read-bullet';
import { PLAIN_MARK, withoutMark, type Line } from './read-lines';
import { isListed, type Titles } from './titles';

/** Whether an entry's first line begins a headline. */
export function opensHeadline(line: Line, titles: Titles): boolean {
  const text = itemText(line);
  if (text.startsWith(PLAIN_MARK)) return false;
  if (line.plain) return line.indent !== 'paragraph';
  return isListed(text, titles) || (isHeadlineShaped(text) && splitAttribution(text).attribution === null);
}

/** Whether a line under `first` is still headline or author. The body is set in where the headline is not. */
export function continuesHeadline(first: Line, line: Line): boolean {
  if (line.indent === 'paragraph' && first.indent !== 'paragraph' && !isSubtitle(line, first)) return false;
  if (line.plain) return lineKind(line) === 'text';
  if (readAuthor(line.text) !== null) return true;
  return (
    lineKind(line) === 'text' &&
    isFurtherHeadline(line.text) &&
    splitAttribution(line.text).attribution === null
  );
}

/** 「——某区工作纪实」, wherever it is set. */
function isSubtitle(line: Line, first: Line): boolean {
  return /^(?:——|--|――)\s*[^—-]/.test(line.text) && !line.plain && !line.gap && !first.plain;
}

/** What an entry's first line says behind its bullet or number. */
export function itemText(line: Line): string {
  return line.plain ? line.text : (readBullet(line.text)?.text ?? line.text);
}

/** The author, where the last of several headline lines is one. */
export function authorUnder(lines: Line[]): string | null {
  const last = lines.length > 1 ? lines.at(-1) : undefined;
  return last && !last.plain ? readAuthor(withoutMark(last.text)) : null;
}
