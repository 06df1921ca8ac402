import { closeUp } from './column-name';
import { isHeadlineShaped } from './headline-shape';
import { lineKind } from './line-kind';
import { isSurelyUnit } from './looks-like-unit';
import { takeDate } from './read-date';
import type { Line } from './read-lines';
import { NUMERAL, readNumeral } from './read-numeral';

export type Masthead = {
  title: string | null;
  number: number | null;
  runningNumber: number | null;
  date: string | null;
  publisher: string | null;
};
/** A line without number, date and publisher; what is left may be the title. */
type Rest = { line: Line; text: string; dated: boolean };

/** Title, 期号, day and publisher from the lines before the first column; what is none of them is handed back. */
export function readMasthead(lines: Line[]): { masthead: Masthead; notUnderstood: Line[] } {
  const masthead: Masthead = { title: null, number: null, runningNumber: null, date: null, publisher: null };
  const rests = lines.filter((line) => lineKind(line) !== 'rule').map((line) => readFacts(line, masthead));
  const left = rests.filter(({ text }) => text !== '' && !isPartOfDay(text, masthead.date));
  const publisher = masthead.publisher === null ? left.find((rest) => isPublisher(rest, left)) : undefined;
  masthead.publisher ??= publisher?.text ?? null;
  const titles = left.filter((rest) => rest !== publisher && isTitle(rest, lines));
  const title = titles.find(({ line, text }) => line.plain || TITLED.test(closeUp(text))) ?? titles[0];
  masthead.title = title ? titleOf(title) : null;
  const others = left.filter((rest) => rest !== publisher && rest !== title).map(({ line }) => line);
  return { masthead, notUnderstood: [...others, ...monthBeside(title)] };
}

/** 2026年 or 2026年8月, beside the whole date. */
function isPartOfDay(text: string, date: string | null): boolean {
  const [, year = '', month] = /^(\S{4})年(?:(\S{1,3})月)?$/.exec(text.replace(/\s/g, '')) ?? [];
  const [, ofYear, ofMonth] = /^(\d+)-(\d+)/.exec(date ?? '') ?? [];
  if (ofYear === undefined || readNumeral(year) !== Number(ofYear)) return false;
  return month === undefined || readNumeral(month) === Number(ofMonth);
}

/** 《职工之声》 is the title's name. */
function titleOf({ line, text }: Rest): string {
  if (line.plain) return closeUp(text);
  const name = text.replace(MONTH, '');
  return closeUp(/^[《【〖]\s*([^《》【】〖〗]+?)\s*[》】〗]$/.exec(name)?.[1] ?? name);
}

/** A month that stands beside the title is no day. */
function monthBeside(title: Rest | undefined): Line[] {
  const month = title && !title.line.plain ? MONTH.exec(title.text)?.[1] : undefined;
  return title && month !== undefined ? [{ ...title.line, text: month }] : [];
}

const MONTH = /\s+(\d{4}(?:[.．/年-]\d{1,2}月?|年))$/;

/** Whether a line holds 期号, 总期号, a labelled publisher or a whole date: only mastheads do. */
export function isMastheadLine(line: Line): boolean {
  if (line.plain || line.text.length > LONGEST || /[。；]/.test(line.text)) return false;
  return (
    NUMBER.test(line.text) ||
    RUNNING.test(line.text) ||
    PUBLISHER.some((pattern) => pattern.test(line.text)) ||
    isDated(line)
  );
}

const LONGEST = 60;
const YEAR = '(?:[（(〔[]?\\s*[0-9０-９二〇○零一三四五六七八九]{4}\\s*[)）〕\\]]?\\s*年?)?';
const NUMBER = new RegExp(`${YEAR}\\s*(?:期号\\s*[:：]\\s*)?第\\s*(${NUMERAL})\\s*[期号]`);
const RUNNING = new RegExp(
  `总\\s*(?:期\\s*(?:号|第)?|第)?\\s*[:：]?\\s*(${NUMERAL})\\s*期|总期号\\s*[:：]?\\s*(${NUMERAL})`,
);
const PUBLISHER = [
  /^(?:编\s*印|主\s*办|编\s*发|编印单位|主办单位|编辑出版)\s*[:：]\s*(\S.*)$/,
  /^(\S.*?)\s*(?:编\s*印|主\s*办|编\s*发|编\s*辑|编)$/,
];
/** How bulletins are called. */
const TITLED =
  /(?:简报|信息|动态|通讯|快报|快讯|简讯|参阅|要情|月报|周报|专报|导报|通报|摘报|内参|工运|工作|之声|之家|之友|生活|风采)》?$/;
const NOT_A_TITLE = /内部|免费|保存|签发|编号|主编|责编|编辑|电话|秘密|机密|特急|校对|资料|文件$/;

function readFacts(line: Line, masthead: Masthead): Rest {
  if (line.plain || line.text.length > LONGEST) return { line, text: line.text, dated: false };
  const running = RUNNING.exec(line.text);
  const behindRunning = running ? line.text.replace(running[0], ' ') : line.text;
  const number = NUMBER.exec(behindRunning);
  const { date, rest } = takeDate(number ? behindRunning.replace(number[0], ' ') : behindRunning);
  masthead.runningNumber ??= readNumeral(running?.[1] ?? running?.[2] ?? '');
  masthead.number ??= readNumeral(number?.[1] ?? '');
  masthead.date ??= date;
  return { line, text: takePublisher(withoutShells(rest), masthead), dated: date !== null };
}

/** What number and date leave behind: empty brackets, separators, a lone year and month. */
function withoutShells(text: string): string {
  const unshelled = text.replace(/[（(〔[][\s，,、·]*[)）〕\]]/g, ' ');
  const bare = unshelled.replace(/^[\s·|｜,，:：/]+|[\s·|｜,，:：/]+$/g, '');
  if (/^[（(〔[)）〕\]]?$/.test(bare)) return '';
  return /^(?:出刊|印发|出版)?(?:日期|时间)$|^(?:印发|出版|出刊)$/.test(bare) ? '' : bare;
}

function takePublisher(text: string, masthead: Masthead): string {
  if (masthead.publisher !== null) return text;
  const [named = text, ...others] = namedParts(text);
  const isOffice = others.length > 0 && isSurelyUnit(named);
  const publisher = isOffice ? named : PUBLISHER.map((pattern) => pattern.exec(named)?.[1]).find(Boolean);
  masthead.publisher = publisher?.trim() ?? null;
  return publisher === undefined ? text : others.join(' ');
}

/** 「甲主办 乙编辑」 and 「主办：甲 编辑：乙」 in their parts; the first is the publisher. */
function namedParts(text: string): string[] {
  const parts = text.split(/\s+(?=\S{2,6}[:：])|(?<=主\s?办|编\s?印|编\s?发|承\s?办)\s+(?!单位)/);
  const [first = '', ...others] = parts;
  const areNamed = (isNamed(first) || isSurelyUnit(first)) && others.every(isNamed);
  return others.length > 0 && areNamed ? parts : [text];
}

function isNamed(part: string): boolean {
  return /[:：]|(?:主\s?办|编\s?印|编\s?发|编\s?辑|承\s?办|协\s?办|编)$/.test(part);
}

/** An office beside the date, or an office where something else can be the title. */
function isPublisher({ text, dated, line }: Rest, left: Rest[]): boolean {
  return (
    !line.plain &&
    isSurelyUnit(closeUp(text)) &&
    (dated || left.some((other) => other.text !== text && isHeadlineShaped(other.text)))
  );
}

/** The title stands above or beside the number; without any such line it opens the text, and no text follows it. */
function isTitle({ line, text }: Rest, lines: Line[]): boolean {
  if (line.plain) return true;
  if (NOT_A_TITLE.test(text) || !isHeadlineShaped(text) || text.length > 30) return false;
  const at = lines.indexOf(line);
  const numbered = lines.findIndex((other) => NUMBER.test(other.text) || RUNNING.test(other.text));
  if (numbered >= 0 && at <= numbered) return true;
  return (
    lines.every((other) => other === line || isMastheadLine(other)) || (at === 0 && opensMasthead(lines))
  );
}

function opensMasthead([, next, ...others]: Line[]): boolean {
  return next === undefined || isHeadlineShaped(next.text) || [next, ...others].some(isMastheadLine);
}

function isDated({ text }: Line): boolean {
  const { date, rest } = takeDate(text);
  const office = rest
    .replace(/\s*(?:编印|印发|主办)$|^(?:出刊|出版|印发|编印)?(?:日期|时间)\s*[:：]/, '')
    .trim();
  return date !== null && (office === '' || isSurelyUnit(office));
}
