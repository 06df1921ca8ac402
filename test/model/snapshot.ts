import type { Redis } from 'ioredis';
import type { Letter } from '../../src/desk/letter';
import type { Keys } from '../../src/store/keys';

/** All that Redis holds of a desk; letters are taken out as they are read. */
export type Snapshot = {
  /** Parsed bodies by name: `submission:1`. */
  documents: Map<string, unknown>;
  /** Members in order, by the index's name; those of near texts are left out, they are too many. */
  indexes: Map<string, string[]>;
  /** Causes that have their mark. */
  marks: string[];
  letters: { to: string; letter: Letter }[];
};

type Found = { kind: string; name: string; value: string[] };

export async function takeSnapshot(client: Redis, keys: Keys): Promise<Snapshot> {
  const answer = (await client.eval(snapshotScript, 0, `${keys.queues}:`)) as [string, string[]][];
  const found = answer.map(([key, value]): Found => {
    const [, kind = '', name = ''] = /^([a-z]+):(.+)$/su.exec(key) ?? [];
    return { kind, name, value };
  });
  const of = (kind: string) => found.filter((one) => one.kind === kind);
  return {
    documents: new Map(of('doc').map(({ name, value: [body = ''] }) => [name, JSON.parse(body) as unknown])),
    indexes: new Map(of('index').map(({ name, value }) => [name, value])),
    marks: of('handled').map(({ name }) => name),
    letters: of('mail').flatMap(({ name: to, value }) =>
      value.map((body) => ({ to, letter: JSON.parse(body) as Letter })),
    ),
  };
}

const snapshotScript = `
local found = {}
for _, key in ipairs(redis.call('KEYS', ARGV[1] .. '*')) do
  local name = string.sub(key, #ARGV[1] + 1)
  if string.find(name, '^doc:') then table.insert(found, {name, {redis.call('HGET', key, 'body')}})
  elseif string.find(name, '^handled:') then table.insert(found, {name, {}})
  elseif string.find(name, '^index:') and not string.find(name, '^index:near:') then
    table.insert(found, {name, redis.call('ZRANGE', key, 0, -1)})
  elseif string.find(name, '^mail:') then
    table.insert(found, {name, redis.call('LRANGE', key, 0, -1)})
    redis.call('DEL', key)
  end
end
return found
`;
