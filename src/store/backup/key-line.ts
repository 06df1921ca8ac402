import type { ChainableCommander, Redis } from 'ioredis';

/** A key of a desk without its prefix, or as much of a long one as stands on one line. */
export type KeyLine = { key: string; type: KeyType; ttlMs: number; value: Value };

export type KeyType = 'string' | 'list' | 'set' | 'zset' | 'hash' | 'stream';

/** Members, or names and values by turns; the entries of a stream as JSON, each with its id and fields. */
export type Value = string[];

export type StreamEntry = [id: string, fields: string[]];

/** Writes what stands on a line. */
export function putLine(pipeline: ChainableCommander, key: string, { type, value }: KeyLine): void {
  types[type].put(pipeline, key, value);
}

/** What stands in Redis of a line, put as `canonical` puts it. */
export async function readLine(client: Redis, key: string, { type, value }: KeyLine): Promise<Value> {
  return canonical(type, await types[type].read(client, key, value));
}

/** Redis keeps no order in sets and hashes. */
export function canonical(type: KeyType, value: Value): Value {
  if (type === 'set') return value.toSorted();
  if (type !== 'hash') return value;
  return pairsOf(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flat();
}

export function streamValue(entries: StreamEntry[]): Value {
  return entries.map((entry) => JSON.stringify(entry));
}

type Type = {
  put: (pipeline: ChainableCommander, key: string, value: Value) => void;
  /** Of a stream only the entries from the first to the last of `like`. */
  read: (client: Redis, key: string, like: Value) => Promise<Value>;
};

const types: Record<KeyType, Type> = {
  string: {
    put: (pipeline, key, [value = '']) => void pipeline.set(key, value),
    read: async (client, key) => [(await client.get(key)) ?? ''],
  },
  list: {
    put: (pipeline, key, value) => void pipeline.rpush(key, ...value),
    read: (client, key) => client.lrange(key, 0, -1),
  },
  set: {
    put: (pipeline, key, value) => void pipeline.sadd(key, ...value),
    read: (client, key) => client.smembers(key),
  },
  zset: {
    put: (pipeline, key, value) =>
      void pipeline.zadd(key, ...pairsOf(value).flatMap(([member, score]) => [score, member])),
    read: (client, key) => client.zrange(key, '0', '-1', 'WITHSCORES'),
  },
  hash: {
    put: (pipeline, key, value) => void pipeline.hset(key, ...value),
    read: async (client, key) => Object.entries(await client.hgetall(key)).flat(),
  },
  stream: {
    put: (pipeline, key, value) => {
      for (const [id, fields] of entriesOf(value)) pipeline.xadd(key, id, ...fields);
    },
    read: async (client, key, like) => {
      const ids = entriesOf(like).map(([id]) => id);
      return streamValue(await client.xrange(key, ids[0] ?? '-', ids.at(-1) ?? '+'));
    },
  },
};

function entriesOf(value: Value): StreamEntry[] {
  return value.map((entry) => JSON.parse(entry) as StreamEntry);
}

function pairsOf(flat: Value): [string, string][] {
  return flat.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, flat[at + 1] ?? '']] : []));
}
