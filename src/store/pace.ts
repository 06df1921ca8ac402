import type { Redis } from 'ioredis';
import type { Destination } from '../desk/groups/destination';
import type { Keys } from './keys';
import { openSheet, run, script, type Sheet } from './script';

const minute = 60_000;

/**
 * A slot counts from when it was taken, the platform counts from when a message comes: one that came late would be counted
 * with those of the next minute. So much later it may come without saying so.
 */
const lateMs = 500;
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
    own: { most: 20, windowMs: minute + lateMs },
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

/**
 * The pace of groups, kept in Redis so that it holds over all workers and restarts. The slot of a
 * part is taken by the commit that begins it, so that none is taken for what is not sent.
 */
export function openPace(client: Redis, keys: Keys) {
  return {
    /** Takes a slot and returns 0, or takes none and says in how many ms to ask again. */
    async take(to: Destination, id: string): Promise<number> {
      const { names, key } = openSheet(1);
      const plan = JSON.stringify(slotPlan({ to, id }, key, keys));
      return (await run(client, takeScript, names, [plan])) as number;
    },

    /** The message of this slot has come, `tookMs` after the slot was asked for at the latest. */
    async came(to: Destination, id: string, tookMs: number): Promise<void> {
      if (tookMs > lateMs) await run(client, cameScript, [keys.pace(to.address)], [id]);
    },

    /** The platform has said 45009: silence, for longer where it says so again right after the last one. */
    async hold(to: Destination): Promise<void> {
      const names = [keys.hold(heldBy(to)), keys.holds(heldBy(to))];
      await run(client, holdScript, names, [minute, ...paces[to.via].silences].map(String));
    },
  };
}

/** A message that is to go to a destination; `id` is unlike that of any other. */
export type Slot = { to: Destination; id: string };

/** What `takeSlot` is asked for. */
export function slotPlan({ to, id }: Slot, key: Sheet['key'], keys: Keys) {
  const { own, ceilings, readersUnknown } = paces[to.via];
  return {
    id,
    hold: key(keys.hold(heldBy(to))),
    own: key(keys.pace(to.address)),
    most: own?.most ?? 0,
    window: own?.windowMs ?? 0,
    readers: key(keys.readers(to.address)),
    readersUnknown: readersUnknown ?? 0,
    fewestReaders,
    ceilings: ceilings.map(({ most, windowMs }) => ({
      key: key(keys.ceiling(to.via, windowMs)),
      most,
      window: windowMs,
    })),
  };
}

/** The limits of appchat are the corp's: what was said of one chat is true of all. */
function heldBy({ via, address }: Destination): string {
  return via === 'appchat' ? via : address;
}

/**
 * A destination's own limit is a log of its messages. A ceiling is a sum with a count for each sixtieth of its window, so
 * that it stays small at any number; what is in a step that has begun to leave still counts, so it errs by a step at most,
 * on the safe side. `from` is the oldest step that counts. Part of a script: takes a slot of every limit and gives 0, or
 * takes none and gives the ms after which to ask again.
 */
export const takeSlot = `
local steps = ${steps}

local function nowMs()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function waitForOwn(wanted, now)
  if wanted.most == 0 then return 0 end
  local own = KEYS[wanted.own]
  redis.call('ZREMRANGEBYSCORE', own, '-inf', now - wanted.window)
  if redis.call('ZCARD', own) < wanted.most then return 0 end
  return redis.call('ZRANGE', own, 0, 0, 'WITHSCORES')[2] + wanted.window - now + 1
end

local function weightOf(wanted)
  if wanted.readersUnknown == 0 then return 1 end
  local readers = tonumber(redis.call('GET', KEYS[wanted.readers]) or wanted.readersUnknown)
  return math.max(wanted.fewestReaders, readers)
end

local function open(ceiling, weight, now)
  local key, step = KEYS[ceiling.key], ceiling.window / steps
  local at = math.floor(now / step)
  local kept = redis.call('HMGET', key, 'from', 'sum')
  local from, sum = tonumber(kept[1]) or at, tonumber(kept[2]) or 0
  while from < at - steps do
    sum = sum - (tonumber(redis.call('HGET', key, from)) or 0)
    redis.call('HDEL', key, from)
    from = from + 1
  end
  local oldest, left, wait = from, sum, 0
  while left + weight > ceiling.most and oldest <= at do
    left = left - (tonumber(redis.call('HGET', key, oldest)) or 0)
    oldest = oldest + 1
  end
  if oldest > from then wait = (oldest + steps) * step - now end
  return { key = key, at = at, from = from, sum = sum, life = ceiling.window + step, wait = wait }
end

local function takeSlot(wanted)
  local held = redis.call('PTTL', KEYS[wanted.hold])
  if held > 0 then return held end
  local now, weight, logs = nowMs(), weightOf(wanted), {}
  local wait = waitForOwn(wanted, now)
  for place, ceiling in ipairs(wanted.ceilings) do
    logs[place] = open(ceiling, weight, now)
    wait = math.max(wait, logs[place].wait)
  end
  if wait > 0 then return math.ceil(wait) end
  if wanted.most > 0 then
    redis.call('ZADD', KEYS[wanted.own], now, wanted.id)
    redis.call('PEXPIRE', KEYS[wanted.own], wanted.window)
  end
  for _, log in ipairs(logs) do
    redis.call('HINCRBY', log.key, log.at, weight)
    redis.call('HSET', log.key, 'from', log.from, 'sum', log.sum + weight)
    redis.call('PEXPIRE', log.key, log.life)
  end
  return 0
end
`;

const takeScript = script(`${takeSlot} return takeSlot(cjson.decode(ARGV[1]))`);

const cameScript = script(`
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], 'XX', time[1] * 1000 + math.floor(time[2] / 1000), ARGV[1])
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
