import type { Mistake } from './mistake';

/** A rule that names no condition always holds: none after it would ever be asked. */
export function checkSuggestions(raw: unknown): Mistake[] {
  const rules = (raw as { suggestions?: unknown } | null)?.suggestions;
  if (!Array.isArray(rules)) return [];
  return rules
    .slice(0, -1)
    .flatMap((rule: unknown, index) =>
      isUnconditional(rule) ? [{ path: ['suggestions', index], text: sayUnconditional }] : [],
    );
}

const sayUnconditional = '没有写条件，后面的就都用不上了；请写上条件，或把它移到最后';

function isUnconditional(rule: unknown): boolean {
  if (typeof rule !== 'object' || rule === null) return false;
  return Object.keys(rule).every((key) => key === 'column');
}
