import type { Redis } from 'ioredis';
import type { Letter } from '../desk/letter';
import type { Keys } from './keys';
import { run, script } from './script';

/**
 * Letters that go out as one message. `repeats` counts how often the same words went to this person
 * lately: WeCom drops a request that is the same to the byte, so a wanted repeat must differ.
 */
export type Posting = {
  id: string;
  letters: Letter[];
  repeats: number;
  /** Cards that came too fast to be shown one by one. */
  isList: boolean;
};

/** WeCom drops what goes beyond 30 messages a minute or 1,000 an hour to one member and answers 0 [90312]. */
const pace = { aMinute: 28, anHour: 980 };

/** So many in a minute go one by one; after that one message every few seconds gathers what has come meanwhile. */
const singlesAMinute = 16;
const gatherForMs = 5000;

/** So many cards in a minute come one by one; the others as a list, one every so many ms. Words do not wait for it. */
const cards = { aMinute: 5, gatherForMs: 20_000 };

/** So long one run has a posting to itself. Longer calls may be repeated by another: WeCom shows them once. */
const leaseMs = 3000;

/** Bytes of one text message [90236]. */
const mostTextBytes = 2048;

/** WeCom's longest interval of the duplicate check, in seconds [90236]. */
const repeatLifeS = 14_400;

/** What people are still to be told, in order. It is emptied only after WeCom has answered. */
export function openMailbox(client: Redis, keys: Keys) {
  const keysFor = (userid: string) => [
    keys.mailbox(userid),
    keys.inFlight(userid),
    keys.waitingMail,
    keys.pace(userid),
    keys.told(userid),
    keys.sending(userid),
    keys.cardsSent(userid),
  ];
  return {
    /**
     * The next posting, frozen until the call after it says by its id that it has gone out: asked again after a crash,
     * it is the same to the byte.
     */
    async next(userid: string, id: string, posted = ''): Promise<Posting | { waitMs: number } | null> {
      const args = [
        userid,
        id,
        posted,
        pace.aMinute,
        pace.anHour,
        singlesAMinute,
        gatherForMs,
        mostTextBytes,
        repeatLifeS,
        leaseMs,
        cards.aMinute,
        cards.gatherForMs,
      ].map(String);
      const answer = (await run(client, nextScript, keysFor(userid), args)) as string | number | null;
      if (answer === null) return null;
      return typeof answer === 'number' ? { waitMs: answer } : (JSON.parse(answer) as Posting);
    },

    /** It did not go out: the next run need not wait for this one. */
    async release(userid: string): Promise<void> {
      await client.del(keys.sending(userid));
    },

    waiting: () => client.smembers(keys.waitingMail),
  };
}

/**
 * Of up to 200 letters it looks for a word or two before it reads one: quotation marks inside a text stand there with
 * a backslash, so that these words are always the letter's own.
 */
const nextScript = script(`
local mail, inFlight, waiting, pace, told, sending, cardsSent = unpack(KEYS)
local userid, id, posted, aMinute, anHour, singles, gatherFor, mostBytes, repeatLife, lease, cardsAMinute, gatherCardsFor = unpack(ARGV)
local frozen = redis.call('GET', inFlight)
if frozen and posted ~= '' and cjson.decode(frozen).id == posted then
  redis.call('DEL', inFlight, sending)
  frozen = false
end
if frozen then
  local leased = redis.call('PTTL', sending)
  if leased > 0 then return leased end
  redis.call('SET', sending, '1', 'PX', lease)
  return frozen
end
local left = redis.call('LLEN', mail)
if left == 0 then redis.call('SREM', waiting, userid) return nil end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', pace, '-inf', now - 3600000)
local minute = redis.call('ZCOUNT', pace, now - 59999, '+inf')
local function waitFor(count, windowMs)
  local oldest = redis.call('ZRANGE', pace, -count, -count, 'WITHSCORES')
  return oldest[2] + windowMs - now
end
if minute >= tonumber(aMinute) then return waitFor(tonumber(aMinute), 60000) end
if redis.call('ZCARD', pace) >= tonumber(anHour) then return waitFor(tonumber(anHour), 3600000) end
local isBusy = minute >= tonumber(singles)
if isBusy then
  local soon = waitFor(1, tonumber(gatherFor))
  if soon > 0 then return soon end
end
local head = redis.call('LINDEX', mail, 0)
local function holds(letter, words) return string.find(letter, words, 1, true) ~= nil end
local function mayWait(letter) return holds(letter, '"kind":"card"') and not holds(letter, '"isAnswer":true') end
local isCard = mayWait(head)
local isList = false
if isCard then
  redis.call('ZREMRANGEBYSCORE', cardsSent, '-inf', now - 60000)
  isList = redis.call('ZCARD', cardsSent) >= tonumber(cardsAMinute)
end
if isList then
  local last = redis.call('ZRANGE', cardsSent, -1, -1, 'WITHSCORES')
  local soon = last[2] + gatherCardsFor - now
  if soon > 0 then
    local other = nil
    for _, letter in ipairs(redis.call('LRANGE', mail, 0, 199)) do
      if not other and not mayWait(letter) then other = letter end
    end
    if not other then return soon end
    head, isCard, isList = other, false, false
  end
end
local letters = {}
local bytes = 400
local isFull = false
if isList then
  for _, waitingLetter in ipairs(redis.call('LRANGE', mail, 0, 199)) do
    if not isFull and mayWait(waitingLetter) then
      local line = cjson.decode(waitingLetter).card.line
      isFull = bytes + #line >= tonumber(mostBytes)
      if not isFull then
        bytes = bytes + #line + 1
        letters[#letters + 1] = waitingLetter
        redis.call('LREM', mail, 1, waitingLetter)
      end
    end
  end
else
  redis.call('LREM', mail, 1, head)
  letters[1] = head
  bytes = #(cjson.decode(head).text or '')
end
if isCard and not isFull then
  redis.call('ZADD', cardsSent, now, id)
  redis.call('PEXPIRE', cardsSent, 60000)
end
while isBusy and not isCard do
  local following = redis.call('LINDEX', mail, 0)
  if not following or cjson.decode(letters[1]).kind ~= 'text' then break end
  local letter = cjson.decode(following)
  if letter.kind ~= 'text' or bytes + #letter.text + 16 > tonumber(mostBytes) then break end
  bytes = bytes + #letter.text + 16
  letters[#letters + 1] = redis.call('LPOP', mail)
end
redis.call('ZADD', pace, now, id)
redis.call('PEXPIRE', pace, 3600000)
local body = '[' .. table.concat(letters, ',') .. ']'
local repeats = redis.call('HINCRBY', told, redis.sha1hex(body), 1) - 1
redis.call('EXPIRE', told, repeatLife)
local posting = '{"id":' .. cjson.encode(id) .. ',"repeats":' .. repeats .. ',"isList":' .. tostring(isList) .. ',"letters":' .. body .. '}'
redis.call('SET', inFlight, posting)
redis.call('SET', sending, '1', 'PX', lease)
return posting
`);
