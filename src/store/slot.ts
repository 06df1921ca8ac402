import type { Destination } from '../desk/groups/destination';
import type { Keys } from './keys';
import { heldBy, paces } from './paces';
import type { Sheet } from './script';

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

/** A ceiling is kept in so many steps and one more, for what has begun. */
const steps = 60;
const fewestReaders = 2;

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
