import type { Redis } from 'ioredis';
import type { Fact } from '../desk/fact';
import type { Keys } from './keys';

const batch = 500;

/** A fact bears the time of its message, its entry that of Redis: clocks may differ by as much. */
const skewMs = 60 * 60_000;

/** What happened at the desk from `since` until before `until`, as it was decided, oldest first. */
export function openAudit(client: Redis, keys: Keys) {
  return {
    async *factsBetween({ since, until }: { since: number; until: number }): AsyncGenerator<Fact> {
      for await (const fact of factsFrom(Math.max(0, since - skewMs)))
        if (fact.at >= since && fact.at < until) yield fact;
    },
  };

  /** To the end: what came in while no worker ran was decided later. */
  async function* factsFrom(ms: number): AsyncGenerator<Fact> {
    for (let start = String(ms); ;) {
      const entries = await client.xrange(keys.facts, start, '+', 'COUNT', batch);
      for (const [, fields] of entries) yield JSON.parse(fields[1] ?? '') as Fact;
      const last = entries.at(-1);
      if (!last) return;
      start = `(${last[0]}`;
    }
  }
}
