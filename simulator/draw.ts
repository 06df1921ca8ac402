import { createHash } from 'node:crypto';
import { troubleOf, type Next } from './fault-kinds';
import type { FaultKind, SeededFaults, Trouble } from './trouble';

/** `kind` is null where a call is only as slow as any. */
type Drawn = { kind: FaultKind | null; trouble: Trouble };

/**
 * What the n-th call of a path and a webhook meets. It hangs on the seed, the path, the webhook and n alone: whoever
 * calls in between changes nothing.
 */
export function openDraw({
  seed,
  rate,
  kinds,
  paths,
  latencyMs = 0,
}: SeededFaults): (path: string, key: string | null) => Drawn | null {
  const counts = new Map<string, number>();
  return (path, key) => {
    if (!(paths?.includes(path) ?? path.startsWith('/cgi-bin/'))) return null;
    const name = `${path} ${key ?? ''}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    const next = streamOf(`${seed} ${name} ${count}`);
    const met = next() < rate ? troubleOf(path, kinds, next) : null;
    return met ?? late(latencyMs * next());
  };
}

function late(delayMs: number): Drawn | null {
  return delayMs >= 1 ? { kind: null, trouble: { delayMs: Math.floor(delayMs), after: true } } : null;
}

/** Eight numbers at most. */
function streamOf(name: string): Next {
  const digest = createHash('sha256').update(name).digest();
  let read = 0;
  return () => digest.readUInt32BE(4 * read++) / 2 ** 32;
}
