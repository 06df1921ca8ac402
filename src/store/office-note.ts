import type { Redis } from 'ioredis';
import type { Keys } from './keys';

/** A worker whose LibreOffice prints says so with every sweep; one that is silent for so long has gone. */
const lifeS = 120;

/** Workers that can print leave word, so that a process without workers knows as well. */
export function openOfficeNote(client: Redis, keys: Keys) {
  return {
    leave: async (): Promise<void> => {
      await client.set(keys.office, '1', 'EX', lifeS);
    },
    isThere: async (): Promise<boolean> => (await client.exists(keys.office)) === 1,
  };
}
