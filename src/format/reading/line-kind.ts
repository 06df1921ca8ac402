import { isCredit, splitAttribution } from './attribution';
import { readColumnMark } from './column-name';
import { readBullet } from './read-bullet';
import { takeDate } from './read-date';
import { PLAIN_MARK, type Line } from './read-lines';

/** What a line shows by itself, before its neighbours are asked. */
export type LineKind = (typeof KINDS)[number][0] | 'text';

export function lineKind(line: Line): LineKind {
  return line.plain
    ? isAttribution(line)
      ? 'attribution'
      : 'text'
    : (KINDS.find(([, is]) => is(line))?.[0] ?? 'text');
}

/** — 3 —, ·3·, 3/12: nobody misses it. */
export function isPageNumber(line: Line): boolean {
  return !line.plain && isNumberOfPage(line) && lineKind(line) === 'rule';
}

/** The same, or a number alone or 第3页, which could be something else. */
export function isPageMark(line: Line): boolean {
  return isPageNumber(line) || lineKind(line) === 'page';
}

/** The order decides: 【目录】 is a contents heading before it is a column mark. */
const KINDS = [
  ['rule', (line) => isRule(line) || isNumberOfPage(line)],
  ['page', (line) => /^第\s*\d+\s*页(?:.{0,4}共\s*\d+\s*页)?$|^[\d０-９]{1,4}$/.test(line.text)],
  ['contents', (line) => CONTENTS.test(line.text) && !line.text.endsWith(PLAIN_MARK)],
  ['footer', (line) => FOOTER.test(line.text)],
  ['colophon', (line) => COLOPHON.test(line.text)],
  ['column', (line) => readColumnMark(line.text) !== null],
  ['attribution', isAttribution],
  ['bullet', (line) => readBullet(line.text)?.style === 'symbol'],
  ['number', (line) => readBullet(line.text) !== null],
] as const satisfies [string, (line: Line) => boolean][];

/** Dashes and ornaments. */
function isRule({ text }: Line): boolean {
  return RULE.test(text);
}

const RULE = /^[\s\p{Pd}=_+~～|<>^`*＊#.·$\u2500-\u25ff★☆※]+$/u;

/** A number between dashes or dots, or one of several. */
function isNumberOfPage({ text }: Line): boolean {
  return NUMBER_OF_PAGE.test(text) && /[^\d０-９\s]/.test(text);
}

const NUMBER_OF_PAGE =
  /^[\s\p{Pd}\u2500·•~～]*[\d０-９]{1,4}(?:\s*[/／]\s*[\d０-９]{1,4})?[\s\p{Pd}\u2500·•~～]*$/u;
const CONTENTS =
  /^[【〔〖［[◆●■★\s]*(?:本\s*期\s*)?(?:目\s*[录錄次]|要\s*目|导\s*[读航]|内\s*容\s*(?:提要|导读|摘要)|提\s*要|(?<=本\s*期\s*)(?:看\s*点|要\s*点|内\s*容|关\s*注))(?:[◆●■★\s]*|\s*[】〕〗］\]].*|\s*[:：].*)$/;
const FOOTER =
  /^(?:(?:本期)?(?:印\s*发|分\s*送|发\s*送|抄\s*送|抄\s*报|报\s*送|主\s*送|主\s*报|印\s*送|分\s*发|发\s*放|发\s*至|送\s*达|呈\s*报|呈\s*送)(?:范围|单位|对象|机关)?|报|送|发)\s*[:：]/;
const COLOPHON =
  /^(?:(?:责任编辑|责\s*编|编\s*辑|主\s*编|副主编|执行主编|审\s*核|审\s*稿|校\s*对|核\s*稿|签\s*发人?|联系电话|联系人|电\s*话|地\s*址|邮\s*编|邮\s*箱|电子邮[箱件]|E-?mail|传\s*真|网\s*址|投稿(?:邮箱|地址)?|印\s*数|承\s*办|编\s*印|主\s*办|打\s*字|微信号?|公众号|主题词)\s*[:：]|(?:责任编辑|责\s*编|审\s*核|校\s*对|核\s*稿|签\s*发)\s+\S{1,20}(?:\s|$)|[（(]?(?:本期)?共?印(?:数)?\s*[:：]?\s*[\d０-９]+\s*份)/i;

function isAttribution(line: Line): boolean {
  return splitAttribution(line.text).text === '' || isSignature(line);
}

/** A unit's name, or the day, set far to the right as under a letter. */
function isSignature({ text, indent }: Line): boolean {
  return indent === 'wide' && (isCredit(text, 'surely') || takeDate(text).rest === '');
}
