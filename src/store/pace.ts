import type { Redis } from 'ioredis';
import type { Keys } from './keys';
import { run, script } from './script';

/** 20 messages a minute to one webhook [99110]; whether the minute slides is unknown, so any 60 s count. */
const webhookPace = { most: 20, windowMs: 60_000 };

/** The pace of groups, kept in Redis so that it holds over all workers and restarts. */
export function openPace(client: Redis, keys: Keys) {
  return {
    /** Takes a slot and returns 0, or says in how many ms to ask again. */
    async take(address: string, id: string): Promise<number> {
      const args = [webhookPace.most, webhookPace.windowMs, id].map(String);
      return (await run(client, takeScript, [keys.pace(address), keys.hold(address)], args)) as number;
    },

    /** The platform has said 45009: silence for the whole window. */
    async hold(address: string, forMs = webhookPace.windowMs): Promise<void> {
      await client.set(keys.hold(address), '1', 'PX', forMs);
    },
  };
}

const takeScript = script(`
local held = redis.call('PTTL', KEYS[2])
if held > 0 then return held end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local most, window = tonumber(ARGV[1]), tonumber(ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
if redis.call('ZCARD', KEYS[1]) >= most then
  local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  return oldest[2] + window - now + 1
end
redis.call('ZADD', KEYS[1], now, ARGV[3])
redis.call('PEXPIRE', KEYS[1], window)
return 0
`);
