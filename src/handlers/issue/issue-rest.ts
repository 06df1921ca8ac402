import { looksLikeDay } from '../../format/reading/read-day';
import { receivers } from '../../format/reading/read-footer';
import { readNumeral } from '../../format/reading/read-numeral';
import type { WhichIssue } from '../../desk/issues/correct';
import type { Reads } from '../rest';

export type NumbersAsked = { number: number; runningNumber: number | null; isSure: boolean };

/** `8 总 152`, `第八期（总第一百五十二期）`, `9 总 153 确认`. */
export const issueNumbers: Reads<NumbersAsked> = ({ plain }) => {
  const [, first = '', second, sure] = NUMBERS.exec(plain) ?? [];
  const number = countOf(first);
  const runningNumber = second === undefined ? null : countOf(second);
  if (number === null || (second !== undefined && runningNumber === null)) return null;
  return { number, runningNumber, isSure: sure !== undefined };
};

const N = '[0-9〇○零一二三四五六七八九十百千]{1,9}';
const NUMBERS = new RegExp(
  `^[\\s:]*第?\\s*(${N})\\s*期?[\\s,、(]*(?:总(?:期号|期)?[\\s:]*第?\\s*(${N})\\s*期?\\s*[)]?)?\\s*(确认)?[\\s.。!]*$`,
  'u',
);

/** A code that was sent back; or which issue is to be corrected, and in which words. */
export type CorrectionAsked = { code: string } | { which: WhichIssue; text: string };

/** `1234`; `8期 …`, `2026年第8期 …`, `总第152期 …`, `8 …`, line breaks included. */
export const correctionAsked: Reads<CorrectionAsked> = ({ plain, said }) => {
  const [, code] = /^\s*(\d{4})[\s.。!]*$/u.exec(plain) ?? [];
  if (code !== undefined) return { code };
  const [found = '', year, first, second] = ISSUE.exec(plain) ?? [];
  const [number, runningNumber] = [perhapsCount(first), perhapsCount(second)];
  if (number === null && runningNumber === null) return null;
  const which = { number, year: year === undefined ? null : Number(year), runningNumber };
  return { which, text: said(found.length).trim() };
};

const RUNNING = `总(?:期号|期)?\\s*第?\\s*(${N})\\s*期?`;
const ISSUE = new RegExp(
  `^[\\s:]*(?:(\\d{4})年[\\s,、]*)?(?:第?\\s*(${N})\\s*(?:期|(?=[\\s:,、]|$)))?\\s*(?:[(]?${RUNNING}[)]?)?[\\s:,、]*`,
  'u',
);

function perhapsCount(text: string | undefined): number | null {
  return text === undefined ? null : countOf(text);
}

/** From 1 to 99,999, or null. */
function countOf(text: string): number | null {
  const count = readNumeral(text);
  return count !== null && count >= 1 && count <= 99_999 ? count : null;
}

export const issueDay: Reads<{ day: string }> = ({ plain }) => {
  const day = plain.replace(/^[\s:]+|[\s.。!]+$/gu, '');
  return looksLikeDay(day) ? { day } : null;
};

/** What is null was not said. */
export type DistributionAsked = { distribution: string[] | null; copies: number | null };

/** `各区总工会、市总各部室 共印 80 份`: receivers, copies, or both. */
export const distributionAndCopies: Reads<DistributionAsked> = ({ plain, said }) => {
  const separated = /^[\s:]+/u.exec(plain);
  const text = said(separated?.[0].length ?? 0);
  const [, count = ''] = COPIES.exec(text) ?? [];
  const copies = countOf(count);
  const names = receivers(text.replace(COPIES, '').replaceAll('\n', '、'));
  const distribution = names.length > 0 ? names : null;
  return separated && (distribution ?? copies) !== null ? { distribution, copies } : null;
};

const COPIES =
  /[\s,，、;；。(（]*(?:共\s*印|共|印数?)[\s:：]*([0-9０-９〇○零一二三四五六七八九十百千]{1,9})\s*份[\s.。)）]*$/u;
