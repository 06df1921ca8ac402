import type { Destination } from '../desk/groups/destination';
import type { Keys } from './keys';
import { heldBy, paces } from './paces';
import type { Sheet } from './script';

/** A message that is to go to a destination; `id` is unlike that of any other. */
export type Slot = { to: Destination; id: string };

/** What `takeSlot` is asked for. The keys of a destination are named once for all its messages. */
export function openSlots(keys: Keys) {
  const known = new WeakMap<Destination, SlotKeys>();
  const namesOf = (to: Destination) => {
    const names = known.get(to) ?? keysOfSlot(to, keys);
    known.set(to, names);
    return names;
  };
  return ({ to, id }: Slot, key: Sheet['key']) => {
    const { hold, own, readers, ceilings } = namesOf(to);
    return {
      id,
      via: to.via,
      hold: key(hold),
      own: key(own),
      readers: readers === undefined ? undefined : key(readers),
      ceilings: ceilings.map(key),
    };
  };
}

type SlotKeys = { hold: string; own: string; readers: string | undefined; ceilings: string[] };

function keysOfSlot(to: Destination, keys: Keys): SlotKeys {
  const { ceilings, readersUnknown } = paces[to.via];
  return {
    hold: keys.hold(heldBy(to)),
    own: keys.pace(to.address),
    readers: readersUnknown === null ? undefined : keys.readers(to.address),
    ceilings: ceilings.map(({ windowMs }) => keys.ceiling(to.via, windowMs)),
  };
}

/** A ceiling is kept in so many steps and one more, for what has begun. */
const steps = 60;
const fewestReaders = 2;

/** Lua reads null as something that is there. */
const pacesInLua = JSON.stringify(paces, (_, value: unknown) => value ?? undefined);

/**
 * A destination's own limit is a log of its messages. A ceiling is a sum with a count for each sixtieth of its window, so
 * that it stays small at any number; what is in a step that has begun to leave still counts, so it errs by a step at most,
 * on the safe side. `from` is the oldest step that counts. Part of a script: takes a slot of every limit and gives 0, or
 * takes none and gives the ms after which to ask again. Before its end the script calls `keepCeilings`: a ceiling is read
 * and written once for all slots of one command.
 */
export const takeSlot = `
local steps = ${steps}
local paces = cjson.decode('${pacesInLua}')
local ceilings, time = {}, redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function waitForOwn(own, limit)
  redis.call('ZREMRANGEBYSCORE', own, '-inf', now - limit.windowMs)
  if redis.call('ZCARD', own) < limit.most then return 0 end
  return redis.call('ZRANGE', own, 0, 0, 'WITHSCORES')[2] + limit.windowMs - now + 1
end

local function weightOf(pace, wanted)
  if not pace.readersUnknown then return 1 end
  return math.max(${fewestReaders}, tonumber(redis.call('GET', KEYS[wanted.readers]) or pace.readersUnknown))
end

local function open(key, limit)
  if ceilings[key] then return ceilings[key] end
  local step = limit.windowMs / steps
  local at = math.floor(now / step)
  local kept = redis.call('HMGET', key, 'from', 'sum')
  local from, sum = tonumber(kept[1]) or at, tonumber(kept[2]) or 0
  while from < at - steps do
    sum = sum - (tonumber(redis.call('HGET', key, from)) or 0)
    redis.call('HDEL', key, from)
    from = from + 1
  end
  local ceiling = { key = key, most = limit.most, step = step, at = at, from = from, sum = sum, taken = 0 }
  ceiling.hasLeft = kept[1] and from > tonumber(kept[1])
  ceilings[key] = ceiling
  return ceiling
end

local function waitForCeiling(ceiling, weight)
  local oldest, left = ceiling.from, ceiling.sum
  if left + weight <= ceiling.most then return 0 end
  while left + weight > ceiling.most and oldest < ceiling.at do
    left = left - (tonumber(redis.call('HGET', ceiling.key, oldest)) or 0)
    oldest = oldest + 1
  end
  if left + weight > ceiling.most then oldest = ceiling.at + 1 end
  return (oldest + steps) * ceiling.step - now
end

local function takeSlot(wanted)
  local held = redis.call('PTTL', KEYS[wanted.hold])
  if held > 0 then return held end
  local pace, own, logs, wait = paces[wanted.via], KEYS[wanted.own], {}, 0
  local weight = weightOf(pace, wanted)
  if pace.own then wait = waitForOwn(own, pace.own) end
  for place, limit in ipairs(pace.ceilings) do
    logs[place] = open(KEYS[wanted.ceilings[place]], limit)
    wait = math.max(wait, waitForCeiling(logs[place], weight))
  end
  if wait > 0 then return math.ceil(wait) end
  if pace.own then
    redis.call('ZADD', own, now, wanted.id)
    redis.call('PEXPIRE', own, pace.own.windowMs)
  end
  for _, log in ipairs(logs) do log.sum, log.taken = log.sum + weight, log.taken + weight end
  return 0
end

local function keepCeilings()
  for key, log in pairs(ceilings) do
    if log.taken > 0 then
      redis.call('HINCRBY', key, log.at, log.taken)
      redis.call('PEXPIRE', key, (steps + 1) * log.step)
    end
    if log.taken > 0 or log.hasLeft then redis.call('HSET', key, 'from', log.from, 'sum', log.sum) end
  end
end
`;
