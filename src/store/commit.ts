import type { Redis } from 'ioredis';
import type { Fact } from '../desk/fact';
import type { Letter } from '../desk/letter';
import { nameOfWrite, type Write } from './documents';
import { indexesOf } from './indexes';
import type { Keys } from './keys';
import { run, script } from './script';
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

export async function commit(
  client: Redis,
  { keys, vault }: { keys: Keys; vault: Vault },
  made: Commit,
): Promise<Committed> {
  const names: string[] = [];
  const at = (key: string) => names.push(key);
  const plan = {
    mark: made.cause === null ? 0 : at(keys.handled(made.cause)),
    markLifeS,
    facts: at(keys.facts),
    inbox: at(keys.inbox),
    inboxEntry: made.inboxEntry ?? '',
    waitingMail: at(keys.waitingMail),
    touched: at(keys.touched),
    reads: [...expectedVersions(made)].map(([name, expected]) => ({
      key: at(keys.document(name)),
      expected,
    })),
    documents: made.writes.map((write) => ({
      key: at(keys.document(nameOfWrite(write))),
      body: bodyOf(write, vault),
      version: (made.versions.get(nameOfWrite(write)) ?? 0) + 1,
    })),
    stands: made.writes.flatMap((write) =>
      indexesOf(write).in.map(({ index, member, score }) => ({ key: at(keys.index(index)), member, score })),
    ),
    leaves: made.writes.flatMap((write) =>
      indexesOf(write).out.map((index) => ({ key: at(keys.index(index)), member: nameOfWrite(write) })),
    ),
    letters: made.letters.map(({ to, letter }) => ({
      key: at(keys.mailbox(to)),
      to,
      body: JSON.stringify(letter),
    })),
    told: withRecipients(made).map((fact) => JSON.stringify(fact)),
  };
  return (await run(client, commitScript, names, [JSON.stringify(plan)])) as Committed;
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
local plan = cjson.decode(ARGV[1])
if plan.mark > 0 and redis.call('EXISTS', KEYS[plan.mark]) == 1 then
  if plan.inboxEntry ~= '' then redis.call('XDEL', KEYS[plan.inbox], plan.inboxEntry) end
  return 'handled'
end
local function moved(doc)
  return tonumber(redis.call('HGET', KEYS[doc.key], 'version') or '0') ~= doc.expected
end
for _, doc in ipairs(plan.reads) do if moved(doc) then return 'moved' end end
for _, doc in ipairs(plan.documents) do
  if doc.body == '' then redis.call('DEL', KEYS[doc.key])
  else redis.call('HSET', KEYS[doc.key], 'version', doc.version, 'body', doc.body) end
end
if redis.call('EXISTS', KEYS[plan.touched]) == 1 then
  for _, doc in ipairs(plan.documents) do redis.call('SADD', KEYS[plan.touched], KEYS[doc.key]) end
  if plan.mark > 0 then redis.call('SADD', KEYS[plan.touched], KEYS[plan.mark]) end
end
for _, leaf in ipairs(plan.leaves) do redis.call('ZREM', KEYS[leaf.key], leaf.member) end
for _, leaf in ipairs(plan.stands) do redis.call('ZADD', KEYS[leaf.key], leaf.score, leaf.member) end
for _, letter in ipairs(plan.letters) do
  redis.call('RPUSH', KEYS[letter.key], letter.body)
  redis.call('SADD', KEYS[plan.waitingMail], letter.to)
end
for _, fact in ipairs(plan.told) do redis.call('XADD', KEYS[plan.facts], '*', 'fact', fact) end
if plan.mark > 0 then redis.call('SET', KEYS[plan.mark], '1', 'EX', plan.markLifeS) end
if plan.inboxEntry ~= '' then redis.call('XDEL', KEYS[plan.inbox], plan.inboxEntry) end
return 'committed'
`);
