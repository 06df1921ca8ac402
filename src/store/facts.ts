import type { Redis } from 'ioredis';
import type { Fact } from '../desk/fact';
import type { Keys } from './keys';

/** Each process may follow the facts for itself; what the relay has read is no matter here. */
export function openFacts(client: Redis, keys: Keys) {
  return {
    /** The entry of the latest fact; `0` before anything has happened. */
    async latest(): Promise<string> {
      const [latest] = await client.xrevrange(keys.facts, '+', '-', 'COUNT', 1);
      return latest?.[0] ?? '0';
    },

    /** The next facts behind this entry, oldest first; none where there are no more. */
    async after(entry: string): Promise<{ entry: string; fact: Fact }[]> {
      const entries = await client.xrange(keys.facts, `(${entry}`, '+', 'COUNT', batch);
      return entries.map(([id, fields]) => ({ entry: id, fact: JSON.parse(fields[1] ?? '') as Fact }));
    },
  };
}

const batch = 500;
