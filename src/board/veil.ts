import { createHash } from 'node:crypto';

/** In the data of a job, these are people. */
const people = ['userid', 'userids', 'editor'];

/** So many veiled ids can be asked for again. */
const mostKept = 2000;

/**
 * Jobs carry ids, and some of them are people's. The board shows a digest in their place, in the data and wherever else
 * the same words stand, such as in the job's own id; an id that it has shown is understood when it is asked for.
 */
export function createVeil() {
  const ids = new Map<string, string>();

  function veil(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(veil);
    if (!isRecord(value)) return value;
    const names = namesIn(value['data']);
    const seen = Object.entries(value).map(([key, held]) => [
      key,
      names.length > 0 ? hide(held, names) : veil(held),
    ]);
    const veiled = Object.fromEntries(seen) as Record<string, unknown>;
    note(value['id'], veiled['id']);
    return veiled;
  }

  function note(id: unknown, shown: unknown): void {
    if (typeof id !== 'string' || typeof shown !== 'string' || id === shown) return;
    ids.set(shown, id);
    const [oldest] = ids.keys();
    if (ids.size > mostKept && oldest !== undefined) ids.delete(oldest);
  }

  return { veil, idBehind: (shown: string) => ids.get(shown) ?? shown };
}

function namesIn(data: unknown): string[] {
  if (!isRecord(data)) return [];
  return people
    .flatMap((key) => data[key])
    .filter((name): name is string => typeof name === 'string' && name !== '');
}

function hide(value: unknown, names: string[]): unknown {
  if (typeof value === 'string')
    return names.reduce((text, name) => text.replaceAll(name, standIn(name)), value);
  if (Array.isArray(value)) return value.map((one) => hide(one, names));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, hide(held, names)]));
}

function standIn(name: string): string {
  return `~${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
