import type { Step } from './mistake';

export type Place = { path: Step[]; text: string };

/**
 * Every text at `units.*.name` in whatever was read, right or wrong elsewhere: a misspelt kind in one
 * column must not hide that two units share a name.
 */
export function textsAt(raw: unknown, pattern: string): Place[] {
  return placesAt(raw, pattern.split('.'), []).flatMap(({ path, value }) =>
    typeof value === 'string' && value.trim() !== '' ? [{ path, text: value.trim() }] : [],
  );
}

function placesAt(value: unknown, pattern: string[], path: Step[]): { path: Step[]; value: unknown }[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return [{ path, value }];
  return children(value, step).flatMap(([key, held]) => placesAt(held, rest, [...path, key]));
}

function children(value: unknown, step: string): [Step, unknown][] {
  if (step === '*') return Array.isArray(value) ? value.map((held, index) => [index, held]) : [];
  const isRecord = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
  return isRecord ? [[step, (value as Record<string, unknown>)[step]]] : [];
}
