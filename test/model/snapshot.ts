import type { Redis } from 'ioredis';
import type { Fact } from '../../src/desk/fact';
import type { Letter } from '../../src/desk/letter';
import type { Keys } from '../../src/store/keys';
import { run, script } from '../../src/store/script';

/** All that Redis holds of a desk; letters are taken out as they are read. */
export type Snapshot = {
  /** Parsed bodies by name: `submission:1`. */
  documents: Map<string, unknown>;
  /** Members in order, by the index's name; what is about near texts is left out. */
  indexes: Map<string, string[]>;
  /** Causes that have their mark. */
  marks: string[];
  letters: { to: string; letter: Letter }[];
  /** What the stream of facts has got since the snapshot before, and where it ends now. */
  facts: Fact[];
  lastFact: string;
};

type Answer = [name: string, value: string[]][];

/** `since`: the last fact that was read before. */
export async function takeSnapshot(client: Redis, keys: Keys, since: string): Promise<Snapshot> {
  const answer = (await run(client, snapshotScript, [keys.facts], [`${keys.queues}:`, since])) as Answer;
  const of = (kind: string) => found(answer, kind);
  return {
    documents: new Map(of('doc:').map(([name, [body]]) => [name, parsed(body)])),
    indexes: new Map(of('index:')),
    marks: of('handled:').map(([name]) => name),
    letters: of('mail:').flatMap(([to, bodies]) =>
      bodies.map((body) => ({ to, letter: parsed(body) as Letter })),
    ),
    facts: of('fact:').map(([, [body]]) => parsed(body) as Fact),
    lastFact: of('fact:').at(-1)?.[0] ?? since,
  };
}

/** Of one kind, without its name. */
function found(answer: Answer, kind: string): Answer {
  return answer.flatMap(([name, value]) => (name.startsWith(kind) ? [[name.slice(kind.length), value]] : []));
}

function parsed(body = ''): unknown {
  return JSON.parse(body);
}

const snapshotScript = script(`
local found = {}
for _, entry in ipairs(redis.call('XRANGE', KEYS[1], '(' .. ARGV[2], '+')) do
  table.insert(found, {'fact:' .. entry[1], {entry[2][2]}})
end
for _, key in ipairs(redis.call('KEYS', ARGV[1] .. '*')) do
  local name = string.sub(key, #ARGV[1] + 1)
  local kind = string.match(name, '^%a+:')
  if kind == 'handled:' then table.insert(found, {name, {}}) end
  if kind == 'mail:' then
    table.insert(found, {name, redis.call('LRANGE', key, 0, -1)})
    redis.call('DEL', key)
  end
  local nobodyAsks = string.find(name, '^index:near:') or string.find(name, '^doc:sketch:') or string.find(name, '^doc:bulletin:')
  if not nobodyAsks then
    if kind == 'doc:' then table.insert(found, {name, {redis.call('HGET', key, 'body')}}) end
    if kind == 'index:' then table.insert(found, {name, redis.call('ZRANGE', key, 0, -1)}) end
  end
end
return found
`);
