import type { Unit } from '../desk-config';
import { findUnit } from '../people/find-unit';
import { fold } from './fold';

/** What is looked for: entries that hold all the words and to which all else applies. Everything is folded. */
export type Query = {
  words: string[];
  /** Names of one unit, any of which may be credited. */
  units: string[];
  column: string | null;
  year: number | null;
};

/** `高温、工会 单位:湖东区总工会 栏目:简讯 2026年` as people write it, full-width or not; null where nothing is asked. */
export function readQuery(text: string, units: readonly Unit[]): Query | null {
  const query: Query = { words: [], units: [], column: null, year: null };
  const said = fold(text).replace(GAP_AFTER_NAME, '$1:').split(BETWEEN);
  for (const word of said.map(bare).filter((one) => one !== '')) take(word, query, units);
  query.words = [...new Set(query.words)];
  return isEmpty(query) ? null : query;
}

const GAP_AFTER_NAME = /(?<![^\s,;、])(单位|栏目)\s*:\s*/gu;
const BETWEEN = /[\s,;、，。！？!?]+/u;
const MARKS = /^[“”"'‘’「」『』《》【】]+|[“”"'‘’「」『』《》【】。.]+$/gu;

function bare(word: string): string {
  return word.replace(MARKS, '');
}

function take(word: string, query: Query, units: readonly Unit[]): void {
  const [, name, value] = /^(单位|栏目):(.*)$/u.exec(word) ?? [];
  const [, year] = /^(\d{4})年$/u.exec(word) ?? [];
  const asked = bare(value ?? '');
  if (year !== undefined) query.year = Number(year);
  else if (name === '单位') query.units = asked === '' ? [] : namesOf(asked, units);
  else if (name === '栏目') query.column = asked === '' ? null : asked;
  else query.words.push(word);
}

/** All names of the unit that bears this one; a unit nobody knows has this one alone. */
function namesOf(asked: string, units: readonly Unit[]): string[] {
  const { unit } = findUnit(asked, units);
  return unit ? [unit.name, ...unit.aliases].map(fold) : [asked];
}

function isEmpty({ words, units, column, year }: Query): boolean {
  return words.length === 0 && units.length === 0 && column === null && year === null;
}
