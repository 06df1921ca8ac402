import type { Redis } from 'ioredis';
import type { Keys } from './keys';

/** WeCom locks an address out that makes 2,000 failing calls an hour [90313]; strangers may cause so many of them. */
const mostRefused = 500;
const hourMs = 3_600_000;

/** What web processes must know together of people on their way in. */
export function openLogins(client: Redis, keys: Keys) {
  return {
    /** Whether nobody has come back with this state before; kept for as long as it could be shown again. */
    useOnce: async (state: string, forMs: number): Promise<boolean> =>
      (await client.set(keys.login(state), '1', 'PX', forMs, 'NX')) === 'OK',

    mayAsk: async (): Promise<boolean> => Number(await client.get(keys.refusedCodes)) < mostRefused,

    /** WeCom did not know this code. */
    async countRefused(): Promise<void> {
      await client.multi().set(keys.refusedCodes, '0', 'PX', hourMs, 'NX').incr(keys.refusedCodes).exec();
    },
  };
}
