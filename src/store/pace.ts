import type { Redis } from 'ioredis';
import type { Destination } from '../desk/groups/destination';
import type { Keys } from './keys';
import { run, script } from './script';

const minute = 60_000;
const hour = 60 * minute;

type Limit = { most: number; windowMs: number };
type Pace = {
  /** Of one destination, in messages; null where no page names one that can be counted from here. */
  own: Limit | null;
  /** Of all destinations of this door together. */
  ceilings: Limit[];
  /** What a message counts for in the ceilings where nobody has counted the readers; null: it counts once. */
  readersUnknown: number | null;
  /** How long is silence after one 45009, after a second one that came right behind that silence, and so on. */
  silences: number[];
};

/**
 * Whether a minute of the platform slides is unknown, so any 60 s count.
 * webhook: 20 messages a minute to one [99110]; all of them are calls from one address of ours, 20,000 a minute and 600,000
 * an hour [90312]; its hour has no other limit.
 * appchat: 20,000 person-times a minute, and an hour 150,000 for a corp that is not verified or small, 350,000 or 700,000
 * for a bigger one [90248]. Which one it is no call tells, and an hour limit that is hit costs an hour: the lowest holds for
 * everybody. 10,000 calls a minute to one API [90312] cannot be reached below it: a chat has two members or more. A chat
 * whose members were never counted is taken for as big as one may be.
 * A minute limit blocks for a minute, an hour limit for an hour [90312]; which one was hit 45009 does not say, hence the
 * growing silences of appchat. That asking too early would prolong the block is UNCONFIRMED.
 */
const paces: Record<Destination['via'], Pace> = {
  webhook: {
    own: { most: 20, windowMs: minute },
    ceilings: [
      { most: 20_000, windowMs: minute },
      { most: 600_000, windowMs: hour },
    ],
    readersUnknown: null,
    silences: [minute],
  },
  appchat: {
    own: null,
    ceilings: [
      { most: 20_000, windowMs: minute },
      { most: 150_000, windowMs: hour },
    ],
    readersUnknown: 2000,
    silences: [minute, 5 * minute, 15 * minute, hour],
  },
};

/** A ceiling is kept in so many steps and one more, for what has begun. */
const steps = 60;
const fewestReaders = 2;

/** The pace of groups, kept in Redis so that it holds over all workers and restarts. */
export function openPace(client: Redis, keys: Keys) {
  return {
    /** Takes a slot of every limit and returns 0, or takes none and says in how many ms to ask again. */
    async take(to: Destination, id: string): Promise<number> {
      const { own, ceilings, readersUnknown } = paces[to.via];
      const names = [
        keys.hold(heldBy(to)),
        keys.pace(to.address),
        keys.readers(to.address),
        ...ceilings.map(({ windowMs }) => keys.ceiling(to.via, windowMs)),
      ];
      const limits = [own ?? { most: 0, windowMs: 0 }, ...ceilings];
      const numbers = limits.flatMap(({ most, windowMs }) => [most, windowMs]);
      const args = [id, readersUnknown ?? 0, fewestReaders, steps, ...numbers].map(String);
      return (await run(client, takeScript, names, args)) as number;
    },

    /** The platform has said 45009: silence, for longer where it says so again right after the last one. */
    async hold(to: Destination): Promise<void> {
      const names = [keys.hold(heldBy(to)), keys.holds(heldBy(to))];
      await run(client, holdScript, names, [minute, ...paces[to.via].silences].map(String));
    },
  };
}

/** The limits of appchat are the corp's: what was said of one chat is true of all. */
function heldBy({ via, address }: Destination): string {
  return via === 'appchat' ? via : address;
}

/**
 * A destination's own limit is a log of its messages. A ceiling is a sum with a count for each sixtieth of its window, so
 * that it stays small at any number; what is in a step that has begun to leave still counts, so it errs by a step at most,
 * on the safe side. `from` is the oldest step that counts.
 */
const takeScript = script(`
local held = redis.call('PTTL', KEYS[1])
if held > 0 then return held end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local steps, wait = tonumber(ARGV[4]), 0

local most, window = tonumber(ARGV[5]), tonumber(ARGV[6])
if most > 0 then
  redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - window)
  if redis.call('ZCARD', KEYS[2]) >= most then
    wait = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')[2] + window - now + 1
  end
end

local weight = 1
if tonumber(ARGV[2]) > 0 then
  weight = math.max(tonumber(ARGV[3]), tonumber(redis.call('GET', KEYS[3]) or ARGV[2]))
end

local logs = {}
for i = 4, #KEYS do
  local key, cap, span = KEYS[i], tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  local step = span / steps
  local at = math.floor(now / step)
  local kept = redis.call('HMGET', key, 'from', 'sum')
  local from, sum = tonumber(kept[1]) or at, tonumber(kept[2]) or 0
  while from < at - steps do
    sum = sum - (tonumber(redis.call('HGET', key, from)) or 0)
    redis.call('HDEL', key, from)
    from = from + 1
  end
  local oldest, left = from, sum
  while left + weight > cap and oldest <= at do
    left = left - (tonumber(redis.call('HGET', key, oldest)) or 0)
    oldest = oldest + 1
  end
  if oldest > from then wait = math.max(wait, (oldest + steps) * step - now) end
  logs[#logs + 1] = { key, at, from, sum, span + step }
end

if wait > 0 then return math.ceil(wait) end
if most > 0 then
  redis.call('ZADD', KEYS[2], now, ARGV[1])
  redis.call('PEXPIRE', KEYS[2], window)
end
for _, log in ipairs(logs) do
  redis.call('HINCRBY', log[1], log[2], weight)
  redis.call('HSET', log[1], 'from', log[3], 'sum', log[4] + weight)
  redis.call('PEXPIRE', log[1], log[5])
end
return 0
`);

/** A refusal of what was under way when the silence began says nothing new. */
const holdScript = script(`
if redis.call('PTTL', KEYS[1]) > 0 then return 0 end
local before = tonumber(redis.call('GET', KEYS[2]) or 0)
local silence = ARGV[math.min(before + 2, #ARGV)]
redis.call('SET', KEYS[1], '1', 'PX', silence)
redis.call('SET', KEYS[2], before + 1, 'PX', silence + ARGV[1])
return 0
`);
