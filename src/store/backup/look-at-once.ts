import type { Redis } from 'ioredis';
import type { Keys } from '../keys';
import { run, script } from '../script';
import { prefixOf } from './carried';
import { canonical, streamValue, type KeyLine, type KeyType, type StreamEntry, type Value } from './key-line';
import { documentLine, isMark, markLine } from './read-kept';

type Known = {
  /** Stands among what was touched for as long as nothing of it was forgotten. */
  token: string;
  lastFact: string;
  /** Of keys that are neither documents nor marks. */
  names: string[];
};

export type Moment = {
  takenAt: number;
  /** Where the relay has got to, and the oldest fact that it has read and not ticked off. */
  followed: string[];
  facts: StreamEntry[];
  /** Documents and marks that were touched and are there no longer. */
  gone: string[];
  /** Those that are, and everything else but the facts. */
  lines: KeyLine[];
};

/** What has changed in a desk, and all that is small, in one moment. Redis does nothing else meanwhile. */
export async function lookAtOnce(
  client: Redis,
  keys: Keys,
  { token, lastFact, names }: Known,
): Promise<Moment> {
  const prefix = prefixOf(keys);
  const args = [prefix, token, lastFact, JSON.stringify(names), JSON.stringify(namesOfPerson(keys))];
  const named = [keys.facts, keys.inbox, keys.touched, keys.waitingMail, keys.seen(''), keys.handled('')];
  const answer = (await run(client, momentScript, named, args)) as Answer | null;
  if (answer === null) throw new Error('what was written meanwhile is no longer known');
  const [takenAt, followed, facts, documents, marks, rest] = answer;
  const touched = documents.map(([name, ...parts]) => [name, documentLine(name, parts)] as const);
  const marked = marks.map(([name, ttlMs]) => [name, markLine(name, ttlMs)] as const);
  const found = [...touched, ...marked];
  return {
    takenAt: Number(takenAt),
    followed,
    facts,
    gone: found.flatMap(([name, line]) => (line === null ? [name] : [])),
    lines: [
      ...found.flatMap(([, line]) => line ?? []),
      ...rest.filter(([name]) => !isMark(name)).map(lineOf),
    ],
  };
}

type Answer = [
  takenAt: string,
  followed: string[],
  facts: StreamEntry[],
  documents: [name: string, version: string | null, body: string | null][],
  marks: [name: string, ttlMs: number][],
  rest: [key: string, type: KeyType, ttlMs: number, value: Value | StreamEntry[]][],
];

/** Whoever has a letter waiting or on its way has these keys; what stands before and behind her userid. */
function namesOfPerson(keys: Keys): string[][] {
  const named = [keys.mailbox, keys.inFlight, keys.cardsSent, keys.told, keys.pace];
  return named
    .map((name) => name('*').slice(prefixOf(keys).length).split('*'))
    .filter(({ length }) => length === 2);
}

function lineOf([key, type, ttlMs, found]: Answer[5][number]): KeyLine {
  const value = type === 'stream' ? streamValue(found as StreamEntry[]) : (found as Value);
  return { key, type, ttlMs: Math.max(0, ttlMs), value: canonical(type, value) };
}

/** Who has a letter waiting or on its way stands in the waiting mail, so that nobody's mailbox is overlooked. */
const momentScript = script(`
local factsKey, inboxKey, touchedKey, waitingKey, seenKey, handledKey = unpack(KEYS)
local prefix, token, lastFact, names, namesOfPerson = unpack(ARGV)
if redis.call('SISMEMBER', touchedKey, token) == 0 then return nil end
local function nameOf(key) return string.sub(key, #prefix + 1) end
local documents, marks, rest = {}, {}, {}
local marked = {}
local function mark(key)
  if marked[key] then return end
  marked[key] = true
  table.insert(marks, {nameOf(key), redis.call('PTTL', key)})
end
for _, key in ipairs(redis.call('SMEMBERS', touchedKey)) do
  if string.sub(key, 1, #handledKey) == handledKey then
    mark(key)
    mark(seenKey .. string.sub(key, #handledKey + 1))
  elseif string.sub(key, 1, #prefix) == prefix then
    local found = redis.call('HMGET', key, 'version', 'body')
    table.insert(documents, {nameOf(key), found[1], found[2]})
  end
end
for _, entry in ipairs(redis.call('XRANGE', inboxKey, '-', '+')) do mark(seenKey .. entry[2][2]) end
local read = {
  string = function(key) return {redis.call('GET', key)} end,
  list = function(key) return redis.call('LRANGE', key, 0, -1) end,
  set = function(key) return redis.call('SMEMBERS', key) end,
  zset = function(key) return redis.call('ZRANGE', key, 0, -1, 'WITHSCORES') end,
  hash = function(key) return redis.call('HGETALL', key) end,
  stream = function(key) return redis.call('XRANGE', key, '-', '+') end
}
local looked = {}
local function look(name)
  if looked[name] then return end
  looked[name] = true
  local key = prefix .. name
  local kind = redis.call('TYPE', key).ok
  local value = read[kind] and read[kind](key)
  if value and #value > 0 then table.insert(rest, {name, kind, redis.call('PTTL', key), value}) end
end
look(nameOf(inboxKey))
look(nameOf(waitingKey))
for _, name in ipairs(cjson.decode(names)) do look(name) end
for _, userid in ipairs(redis.call('SMEMBERS', waitingKey)) do
  for _, around in ipairs(cjson.decode(namesOfPerson)) do look(around[1] .. userid .. around[2]) end
end
local followed = {}
if redis.call('EXISTS', factsKey) == 1 then
  for _, group in ipairs(redis.call('XINFO', 'GROUPS', factsKey)) do
    for at = 1, #group, 2 do
      if group[at] == 'last-delivered-id' then table.insert(followed, group[at + 1]) end
      if group[at] == 'name' then
        local oldest = redis.call('XPENDING', factsKey, group[at + 1])[2]
        if oldest then table.insert(followed, oldest) end
      end
    end
  end
  if #followed == 0 then followed = {'0-0'} end
end
local facts = redis.call('XRANGE', factsKey, '(' .. lastFact, '+')
redis.call('SREM', touchedKey, token)
local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
return {now, followed, facts, documents, marks, rest}
`);
