import type { Redis } from 'ioredis';
import type { Fact } from '../desk/fact';
import type { Letter } from '../desk/letter';
import { nameOfWrite, type Write } from './documents';
import { indexesOf } from './indexes';
import type { Keys } from './keys';
import { slotPlan, takeSlot, type Slot } from './slot';
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

type Around = { keys: Keys; vault: Vault };

/** What is to be committed at the same time goes to Redis as one command; each is still all or nothing for itself. */
export function openCommit(client: Redis, around: Around) {
  const commit = together(async (all: (Commit & { slot?: Slot })[]) => {
    const sheet = openSheet(1);
    const plans = all.map((made) => planOf(made, sheet, around));
    const args = [JSON.stringify(plans), ...sheet.texts];
    return (await run(client, commitScript, sheet.names, args)) as (Committed | number)[];
  });
  return {
    commit: (made: Commit) => commit(made) as Promise<Committed>,

    /** A commit that takes a slot of the pace; where none is free nothing happens, and there is so long to wait. */
    async commitWithSlot(made: Commit, slot: Slot): Promise<Committed | { waitMs: number }> {
      const done = await commit({ ...made, slot });
      return typeof done === 'number' ? { waitMs: done } : done;
    },
  };
}

function planOf({ slot, ...made }: Commit & { slot?: Slot }, { key, text }: Sheet, { keys, vault }: Around) {
  return {
    slot: slot && slotPlan(slot, key, keys),
    mark: made.cause === null ? 0 : key(keys.handled(made.cause)),
    markLifeS,
    facts: key(keys.facts),
    inbox: key(keys.inbox),
    inboxEntry: made.inboxEntry ?? '',
    waitingMail: key(keys.waitingMail),
    touched: key(keys.touched),
    reads: [...expectedVersions(made)].map(([name, expected]) => ({
      key: key(keys.document(name)),
      expected,
    })),
    documents: made.writes.map((write) => ({
      key: key(keys.document(nameOfWrite(write))),
      body: text(bodyOf(write, vault)),
      version: (made.versions.get(nameOfWrite(write)) ?? 0) + 1,
    })),
    stands: made.writes.flatMap((write) =>
      indexesOf(write).in.map(({ index, member, score }) => ({
        key: key(keys.index(index)),
        member: text(member),
        score,
      })),
    ),
    leaves: made.writes.flatMap((write) =>
      indexesOf(write).out.map((index) => ({
        key: key(keys.index(index)),
        member: text(nameOfWrite(write)),
      })),
    ),
    letters: made.letters.map(({ to, letter }) => ({
      key: key(keys.mailbox(to)),
      to: text(to),
      body: text(JSON.stringify(letter)),
    })),
    told: withRecipients(made).map((fact) => text(JSON.stringify(fact))),
  };
}

/** What is written without having been read is new. */
function expectedVersions({ versions, writes }: Commit): Map<string, number> {
  return new Map([...writes.map((write) => [nameOfWrite(write), 0] as const), ...versions]);
}

/** `shows`: those to whom a card has come that may wait for a moment, and nothing else. */
export type ToldFact = Fact & { tells?: string[]; shows?: string[] };

/** The relay learns from the fact whose mailbox has something in it. */
function withRecipients({ facts, letters }: Commit): ToldFact[] {
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

const commitScript = script(`
${takeSlot}
local function moved(doc)
  return tonumber(redis.call('HGET', KEYS[doc.key], 'version') or '0') ~= doc.expected
end
local function commit(plan)
  if plan.mark > 0 and redis.call('EXISTS', KEYS[plan.mark]) == 1 then
    if plan.inboxEntry ~= '' then redis.call('XDEL', KEYS[plan.inbox], plan.inboxEntry) end
    return 'handled'
  end
  for _, doc in ipairs(plan.reads) do if moved(doc) then return 'moved' end end
  if plan.slot then
    local wait = takeSlot(plan.slot)
    if wait > 0 then return wait end
  end
  for _, doc in ipairs(plan.documents) do
    if ARGV[doc.body] == '' then redis.call('DEL', KEYS[doc.key])
    else redis.call('HSET', KEYS[doc.key], 'version', doc.version, 'body', ARGV[doc.body]) end
  end
  if redis.call('EXISTS', KEYS[plan.touched]) == 1 then
    for _, doc in ipairs(plan.documents) do redis.call('SADD', KEYS[plan.touched], KEYS[doc.key]) end
    if plan.mark > 0 then redis.call('SADD', KEYS[plan.touched], KEYS[plan.mark]) end
  end
  for _, leaf in ipairs(plan.leaves) do redis.call('ZREM', KEYS[leaf.key], ARGV[leaf.member]) end
  for _, leaf in ipairs(plan.stands) do redis.call('ZADD', KEYS[leaf.key], leaf.score, ARGV[leaf.member]) end
  for _, letter in ipairs(plan.letters) do
    redis.call('RPUSH', KEYS[letter.key], ARGV[letter.body])
    redis.call('SADD', KEYS[plan.waitingMail], ARGV[letter.to])
  end
  for _, fact in ipairs(plan.told) do redis.call('XADD', KEYS[plan.facts], '*', 'fact', ARGV[fact]) end
  if plan.mark > 0 then redis.call('SET', KEYS[plan.mark], '1', 'EX', plan.markLifeS) end
  if plan.inboxEntry ~= '' then redis.call('XDEL', KEYS[plan.inbox], plan.inboxEntry) end
  return 'committed'
end
local done = {}
for place, plan in ipairs(cjson.decode(ARGV[1])) do done[place] = commit(plan) end
return done
`);
