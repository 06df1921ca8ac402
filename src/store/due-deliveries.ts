import type { Redis } from 'ioredis';
import { nameOfDelivery, type Delivery } from '../desk/issues/delivery';
import type { DispatchId } from '../desk/issues/dispatch';
import type { Keys } from './keys';
import { run, script } from './script';

export type WhichDelivery = Pick<Delivery, 'dispatch' | 'group'>;

/** `attempt`: how often it was claimed since it was put here. */
export type Claim = { which: WhichDelivery; attempt: number };

/** `againInMs`: when it is due again; null where it is done. */
export type Ended = { which: WhichDelivery; againInMs: number | null };

type Turn = {
  /** Unlike that of any other process. */
  holder: string;
  ended: readonly Ended[];
  /** What the holder goes on working on. */
  kept: readonly WhichDelivery[];
  /** How many more it has hands for. */
  room: number;
};

/** `nextInMs`: until the next one is due that nobody holds; null where there is none. */
type Turned = { claimed: Claim[]; nextInMs: number | null };

type Depths = { waiting: number; active: number; delayed: number };

/**
 * The deliveries that are to be worked on, each due from some instant on; all by the clock of Redis. They are claimed many
 * at a time: a job of BullMQ for each costs as much as several of its parts (docs/adr/016). What is claimed is leased, and
 * nobody else has it; whoever does not come back for a turn in time loses it, and can neither keep it nor give it back.
 */
export function openDueDeliveries(client: Redis, keys: Keys) {
  const names = [keys.due, keys.leases, keys.claims];

  return {
    /** Every holder has its turn at least so often, and keeps what it works on as often. */
    turnMs,

    /** One that is here already stays as it is. */
    async add(deliveries: readonly WhichDelivery[]): Promise<void> {
      for (let first = 0; first < deliveries.length; first += mostAtOnce)
        await run(client, addScript, names, deliveries.slice(first, first + mostAtOnce).map(nameOfDelivery));
    },

    /** Gives back, keeps and claims in one step. Repeated after an answer that was lost, it leaves what was claimed to the end of its lease. */
    async turn({ holder, ended, kept, room }: Turn): Promise<Turned> {
      const asked = {
        holder,
        room,
        ended: ended.map(({ which, againInMs }) => [nameOfDelivery(which), againInMs ?? -1]),
        kept: kept.map(nameOfDelivery),
      };
      const answer = await run(client, turnScript, names, [JSON.stringify(asked)]);
      const [nextInMs, ...claimed] = answer as [number, ...[string, number][]];
      return {
        claimed: claimed.map(([name, attempt]) => ({ which: whichOf(name), attempt })),
        nextInMs: nextInMs < 0 ? null : nextInMs,
      };
    },

    async depths(): Promise<Depths> {
      const [waiting = 0, active = 0, delayed = 0] = (await run(client, depthsScript, names, [])) as number[];
      return { waiting, active, delayed };
    },
  };
}

const leaseMs = 2000;
const turnMs = 500;

/** Redis does nothing else meanwhile. */
const mostAtOnce = 500;

/** No id of a dispatch has a colon in it. */
function whichOf(name: string): WhichDelivery {
  const end = name.indexOf(':');
  return { dispatch: name.slice(0, end) as DispatchId, group: name.slice(end + 1) };
}

const opening = `
local due, leases, claims = KEYS[1], KEYS[2], KEYS[3]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

const addScript = script(`${opening}
for _, name in ipairs(ARGV) do
  if not redis.call('ZSCORE', leases, name) then redis.call('ZADD', due, 'NX', now, name) end
end
return 0
`);

/**
 * Where nobody had a turn for longer than holders let pass, Redis was away or stood still, and leases have ended whose
 * holders live: until each of them must have had a turn nothing is taken from anybody.
 */
const turnScript = script(`${opening}
local asked = cjson.decode(ARGV[1])
local found = { -1 }

local function isOwn(name)
  return redis.call('HGET', claims, 'holder:' .. name) == asked.holder
end

local function mayTakeOver()
  local latest, from = unpack(redis.call('HMGET', claims, 'turn', 'takeOverFrom'))
  redis.call('HSET', claims, 'turn', now)
  if now - (latest or 0) <= ${leaseMs - 2 * turnMs} then return now >= tonumber(from or 0) end
  redis.call('HSET', claims, 'takeOverFrom', now + ${leaseMs})
  return false
end

local function claimFrom(set)
  local left = asked.room - (#found - 1)
  if left <= 0 then return end
  for _, name in ipairs(redis.call('ZRANGE', set, '-inf', now, 'BYSCORE', 'LIMIT', 0, left)) do
    redis.call('ZREM', due, name)
    redis.call('ZADD', leases, now + ${leaseMs}, name)
    redis.call('HSET', claims, 'holder:' .. name, asked.holder)
    found[#found + 1] = { name, redis.call('HINCRBY', claims, 'attempt:' .. name, 1) }
  end
end

for _, one in ipairs(asked.ended) do
  local name, againInMs = one[1], one[2]
  if isOwn(name) then
    redis.call('ZREM', leases, name)
    redis.call('HDEL', claims, 'holder:' .. name)
    if againInMs < 0 then redis.call('HDEL', claims, 'attempt:' .. name)
    else redis.call('ZADD', due, now + againInMs, name) end
  end
end
for _, name in ipairs(asked.kept) do
  if isOwn(name) then redis.call('ZADD', leases, now + ${leaseMs}, name) end
end
if mayTakeOver() then claimFrom(leases) end
claimFrom(due)
local nextDue = redis.call('ZRANGE', due, 0, 0, 'WITHSCORES')[2]
if nextDue then found[1] = math.max(0, nextDue - now) end
return found
`);

const depthsScript = script(`${opening}
local all, waiting = redis.call('ZCARD', due), redis.call('ZCOUNT', due, '-inf', now)
return { waiting, redis.call('ZCARD', leases), all - waiting }
`);
