import type { Unit } from '../desk-config';
import { editDistance } from './edit-distance';
import { shingles, similarity } from '../warnings/likeness';
import { plainName } from './plain-name';

/** Most units that are offered where none bears the name. */
const mostOffered = 3;

/** How alike two names must at least be, from 0 to 1. */
const nearEnough = 0.5;

/** The unit of this name or alias, or else the names of those that were probably meant, the likeliest first. */
export function findUnit(
  called: string,
  units: readonly Unit[],
): { unit: Unit; near: [] } | { unit: null; near: string[] } {
  const asked = plainName(called);
  const unit = units.find((one) => namesOf(one).includes(asked));
  if (unit) return { unit, near: [] };
  const ranked = units
    .map((one) => ({ name: one.name, like: Math.max(...namesOf(one).map((name) => likeness(asked, name))) }))
    .filter(({ like }) => like >= nearEnough)
    .sort((a, b) => b.like - a.like);
  return { unit: null, near: ranked.slice(0, mostOffered).map(({ name }) => name) };
}

function namesOf({ name, aliases }: Unit): string[] {
  return [name, ...aliases].map(plainName);
}

/** From 0 to 1: one holds the other, or many pairs of letters in common (Dice), or few letters to change. */
function likeness(one: string, other: string): number {
  const common = similarity(shingles(one), shingles(other));
  const longest = Math.max(one.length, other.length);
  const changed = 1 - (1.5 * editDistance(one, other)) / longest;
  return Math.max(contains(one, other) ? 1 : 0, (2 * common) / (1 + common), changed);
}

function contains(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].sort((a, b) => a.length - b.length);
  return short.length > 1 && long.includes(short);
}
