import type { Redis } from 'ioredis';
import type { Keys } from './keys';

const dayMs = 24 * 3_600_000;
/** Counted again while the last count still holds. */
const earlyMs = 3_600_000;
/** Somebody who cannot count now tries again after so long. */
const patienceMs = 600_000;

/** How many people read in each chat, for the pace; kept for a day. */
export function openReaders(client: Redis, keys: Keys) {
  return {
    /** Those of these chats that nobody has counted lately, nor is about to. */
    async uncounted(addresses: readonly string[]): Promise<string[]> {
      const pipeline = client.pipeline();
      for (const address of addresses) pipeline.pttl(keys.readers(address)).exists(keys.counting(address));
      const answers = ((await pipeline.exec()) ?? []).map(([error, answer]) => {
        if (error) throw error;
        return Number(answer);
      });
      return addresses.filter((_, at) => (answers[2 * at] ?? 0) < earlyMs && answers[2 * at + 1] === 0);
    },

    /** Whether it is for this caller to count: nobody else has begun in the last minutes. */
    async begin(address: string): Promise<boolean> {
      return (await client.set(keys.counting(address), '1', 'PX', patienceMs, 'NX')) !== null;
    },

    async keep(address: string, count: number): Promise<void> {
      await client.set(keys.readers(address), String(count), 'PX', dayMs);
    },
  };
}
