import type { Redis } from 'ioredis';
import type { Fact } from '../desk/fact';
import type { Letter } from '../desk/letter';
import { spliceOfDelivery } from './delivery-body';
import { nameOfWrite, type Write } from './documents';
import { indexesOf } from './indexes';
import type { Keys } from './keys';
import { openSlots, takeSlot, type Slot } from './slot';
import { openSheet, run, script, together, type Sheet } from './script';
import { bodyOf } from './sealed';
import type { Vault } from './vault';

export type AddressedLetter = { to: string; letter: Letter };

/** Everything that one message (or one step of a job) changes. It happens as a whole or not at all. */
export type Commit = {
  /** Marked as handled; a cause that has its mark changes nothing. null: a step that may be repeated. */
  cause: string | null;
  /** The entry of the inbox stream that is done with this. */
  inboxEntry?: string;
  /**
   * Versions of the documents as they were read; 0 for one that was not there. None may have moved, written again or
   * not: what was decided was decided on all of them.
   */
  versions: ReadonlyMap<string, number>;
  writes: Write[];
  facts: Fact[];
  letters: AddressedLetter[];
};

/** `moved`: somebody else wrote one of the documents meanwhile; load again and ask the rule again. */
export type Committed = 'committed' | 'moved' | 'handled';

/** WeCom repeats within seconds; a replayed callback is refused after five minutes. Two days outlive both. */
export const markLifeS = 2 * 24 * 60 * 60;

type Around = { keys: Keys; vault: Vault; planSlot: ReturnType<typeof openSlots> };

/** Where the keys of one command stand. */
type Places = Sheet & { document: Sheet['key']; index: Sheet['key'] };

/** What is to be committed at the same time goes to Redis as one command; each is still all or nothing for itself. */
export function openCommit(client: Redis, { keys, vault }: Pick<Around, 'keys' | 'vault'>) {
  const around = { keys, vault, planSlot: openSlots(keys) };
  const commit = together(async (all: Made[]) => {
    const sheet = openSheet(1);
    const { document, index } = keys;
    const places = { ...sheet, document: sheet.keysFrom(document), index: sheet.keysFrom(index) };
    const asked = { ...commonPlaces(sheet, keys), plans: all.map((made) => planOf(made, places, around)) };
    const args = [JSON.stringify(asked), ...sheet.texts];
    return (await run(client, commitScript, sheet.names, args)) as (Committed | number)[];
  });
  return {
    commit: (made: Commit) => commit(made) as Promise<Committed>,

    /** A commit that takes a slot of the pace; where none is free nothing happens, and there are so many ms to wait. */
    commitWithSlot: (made: Commit, slot: Slot): Promise<Committed | number> => commit({ ...made, slot }),
  };
}

type Made = Commit & { slot?: Slot };

/** Where commits leave what is not a document. */
function commonPlaces({ key }: Sheet, keys: Keys) {
  return {
    facts: key(keys.facts),
    inbox: key(keys.inbox),
    waitingMail: key(keys.waitingMail),
    touched: key(keys.touched),
    markLifeS,
  };
}

/** What is undefined or empty is not sent. */
function planOf(
  { slot, cause, inboxEntry, versions, writes, facts, letters }: Made,
  places: Places,
  around: Around,
) {
  const { key, document, text, word } = places;
  const { keys, planSlot } = around;
  const named = writes.map((write) => ({ write, name: nameOfWrite(write) }));
  return {
    slot: slot && planSlot(slot, key),
    mark: cause === null ? undefined : key(keys.handled(cause)),
    inboxEntry,
    reads: [...versions, ...newAmong(named, versions)].map(([name, version]) => [document(name), version]),
    documents: some(named.map((one) => documentOf(one, versions, places, around))),
    letters: some(
      letters.map(({ to, letter }) => ({
        key: key(keys.mailbox(to)),
        to: word(to),
        body: text(JSON.stringify(letter)),
      })),
    ),
    told: some(withRecipients(facts, letters).map((fact) => text(JSON.stringify(fact)))),
  };
}

type Named = { write: Write; name: string };

/** What is written without having been read is new. */
function newAmong(named: Named[], versions: Commit['versions']): [string, number][] {
  return named.flatMap(({ name }) => (versions.has(name) ? [] : [[name, 0] satisfies [string, number]]));
}

function documentOf(
  { write, name }: Named,
  versions: Commit['versions'],
  { document, index, text, word }: Places,
  { vault }: Around,
) {
  const { in: into, out } = indexesOf(write);
  const splice = write.kind === 'delivery' && write.was ? spliceOfDelivery(write.was, write.value) : null;
  return {
    key: document(name),
    body: text(splice?.text ?? bodyOf(write, vault)),
    splice: splice ? [splice.instead, splice.beforeEnd] : undefined,
    version: (versions.get(name) ?? 0) + 1,
    out: some(out.map((one) => [index(one), word(name)])),
    into: some(into.map((one) => [index(one.index), one.score, word(one.member)])),
  };
}

function some<One>(all: One[]): One[] | undefined {
  return all.length > 0 ? all : undefined;
}

/** `shows`: those to whom a card has come that may wait for a moment, and nothing else. */
export type ToldFact = Fact & { tells?: string[]; shows?: string[] };

/** The relay learns from the fact whose mailbox has something in it. */
function withRecipients(facts: Fact[], letters: AddressedLetter[]): ToldFact[] {
  if (facts.length === 0) return [];
  const tells = recipientsOf(letters.filter((letter) => !mayWait(letter)));
  const shows = recipientsOf(letters).filter((userid) => !tells.includes(userid));
  const told = { ...(tells.length > 0 && { tells }), ...(shows.length > 0 && { shows }) };
  return facts.map((fact, index) => (index === 0 ? { ...fact, ...told } : fact));
}

function recipientsOf(letters: AddressedLetter[]): string[] {
  return [...new Set(letters.map(({ to }) => to))];
}

function mayWait({ letter }: AddressedLetter): boolean {
  return letter.kind === 'card' && letter.isAnswer !== true;
}

/** A version that several of its commits were made on is looked up once. */
const commitScript = script(`
${takeSlot}
local asked = cjson.decode(ARGV[1])
local versions = {}
local isBackedUp = redis.call('EXISTS', KEYS[asked.touched]) == 1
local none = {}

local function moved(key, expected)
  if not versions[key] then versions[key] = tonumber(redis.call('HGET', key, 'version') or '0') end
  return versions[key] ~= expected
end

local function bodyOf(doc)
  local body, splice = ARGV[doc.body], doc.splice
  if not splice then return body end
  local was = redis.call('HGET', KEYS[doc.key], 'body')
  return string.sub(was, 1, -splice[2] - splice[1] - 1) .. body .. string.sub(was, -splice[2])
end

local function write(doc)
  local key, body = KEYS[doc.key], bodyOf(doc)
  if body == '' then redis.call('DEL', key)
  else redis.call('HSET', key, 'version', doc.version, 'body', body) end
  versions[key] = body == '' and 0 or doc.version
  if isBackedUp then redis.call('SADD', KEYS[asked.touched], key) end
  for _, leaf in ipairs(doc.out or none) do redis.call('ZREM', KEYS[leaf[1]], ARGV[leaf[2]]) end
  for _, leaf in ipairs(doc.into or none) do redis.call('ZADD', KEYS[leaf[1]], leaf[2], ARGV[leaf[3]]) end
end

local function commit(plan)
  local mark = plan.mark and KEYS[plan.mark]
  if mark and redis.call('EXISTS', mark) == 1 then
    if plan.inboxEntry then redis.call('XDEL', KEYS[asked.inbox], plan.inboxEntry) end
    return 'handled'
  end
  for _, doc in ipairs(plan.reads) do if moved(KEYS[doc[1]], doc[2]) then return 'moved' end end
  if plan.slot then
    local wait = takeSlot(plan.slot)
    if wait > 0 then return wait end
  end
  for _, doc in ipairs(plan.documents or none) do write(doc) end
  for _, letter in ipairs(plan.letters or none) do
    redis.call('RPUSH', KEYS[letter.key], ARGV[letter.body])
    redis.call('SADD', KEYS[asked.waitingMail], ARGV[letter.to])
  end
  for _, fact in ipairs(plan.told or none) do redis.call('XADD', KEYS[asked.facts], '*', 'fact', ARGV[fact]) end
  if mark then
    redis.call('SET', mark, '1', 'EX', asked.markLifeS)
    if isBackedUp then redis.call('SADD', KEYS[asked.touched], mark) end
  end
  if plan.inboxEntry then redis.call('XDEL', KEYS[asked.inbox], plan.inboxEntry) end
  return 'committed'
end

local done = {}
for place, plan in ipairs(asked.plans) do done[place] = commit(plan) end
keepCeilings()
return done
`);
