import { createHash, randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Keys } from './keys';
import { run, script } from './script';

/** The app's token, shared by all processes. Its keys carry a digest of the secret: a corrected one starts anew. */
export function openTokenShelf(client: Redis, keys: Keys, secret: string) {
  const mine = randomUUID();
  const { token, lock, refused } = keys.token(createHash('sha256').update(secret).digest('hex').slice(0, 16));
  return {
    async read(): Promise<{ token: string; expiresAt: number } | null> {
      const kept = await client.get(token);
      if (kept === null) return null;
      const shelved = JSON.parse(kept) as { token: string; expiresAt: number };
      return { token: shelved.token, expiresAt: shelved.expiresAt };
    },
    /** When the token that is there was fetched; null where there is none. */
    savedAt: async (): Promise<number | null> => {
      const kept = await client.get(token);
      return kept === null ? null : ((JSON.parse(kept) as { savedAt?: number }).savedAt ?? null);
    },
    async save(value: string, expiresAt: number): Promise<void> {
      await client.set(
        token,
        JSON.stringify({ token: value, expiresAt, savedAt: Date.now() }),
        'PXAT',
        expiresAt,
      );
    },
    async forget(value: string): Promise<void> {
      await run(client, forgetScript, [token], [value]);
    },
    lock: async (ms: number) => (await client.set(lock, mine, 'PX', ms, 'NX')) === 'OK',
    async unlock(): Promise<void> {
      await run(client, unlockScript, [lock], [mine]);
    },
    async refuse(untilMs: number, errcode: number): Promise<void> {
      await client.set(refused, JSON.stringify({ untilMs, errcode }), 'PXAT', untilMs);
    },
    async refusal(): Promise<{ untilMs: number; errcode: number } | null> {
      const kept = await client.get(refused);
      return kept === null ? null : (JSON.parse(kept) as { untilMs: number; errcode: number });
    },
  };
}

const forgetScript = script(`
local kept = redis.call('GET', KEYS[1])
if kept and cjson.decode(kept).token == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
`);

const unlockScript = script(`
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
`);
