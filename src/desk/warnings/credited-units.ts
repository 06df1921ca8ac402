import type { Unit } from '../desk-config';
import { plainName } from '../people/plain-name';

/** Which units an attribution credits: those of the list by name, and names of units that are not in the list. */
export function creditedUnits(
  attribution: string,
  units: readonly Unit[],
  looksLikeUnit: (name: string) => boolean,
): { known: string[]; unknown: string[] } {
  const whole = unitOf(attribution, units);
  const parts = attribution.split(SEPARATOR).map((part) => part.replace(LABEL, ''));
  const found = whole === null ? parts.map((name) => ({ name, unit: unitOf(name, units) })) : [];
  return {
    known: whole === null ? found.flatMap(({ unit }) => unit ?? []) : [whole],
    unknown: found.filter(({ name, unit }) => unit === null && looksLikeUnit(name)).map(({ name }) => name),
  };
}

const SEPARATOR = /[、，,；;/／\s]+/u;
const LABEL = /^(?:供稿|来稿|报送|通讯员|记者|供图)[:：]?|(?:供稿|来稿|报送|供图)$/gu;

function unitOf(called: string, units: readonly Unit[]): string | null {
  const asked = plainName(called.replace(LABEL, ''));
  const unit = units.find(({ name, aliases }) =>
    [name, ...aliases].some((one) => isOf(asked, plainName(one))),
  );
  return unit?.name ?? null;
}

/** An office of a unit, such as its 宣传部, speaks for the unit. */
function isOf(asked: string, unit: string): boolean {
  return asked === unit || (asked.startsWith(unit) && OFFICE.test(asked.slice(unit.length)));
}

const OFFICE = /^\p{Script=Han}{1,5}[部室科处办]$/u;
