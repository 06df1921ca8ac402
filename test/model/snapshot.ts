import type { Redis } from 'ioredis';
import type { Letter } from '../../src/desk/letter';
import type { Keys } from '../../src/store/keys';

/** All that Redis holds of a desk; letters are taken out as they are read. */
export type Snapshot = {
  /** Parsed bodies by name: `submission:1`. */
  documents: Map<string, unknown>;
  /** Members in order, by the index's name. */
  indexes: Map<string, string[]>;
  /** Causes that have their mark. */
  marks: string[];
  letters: { to: string; letter: Letter }[];
};

export async function takeSnapshot(client: Redis, keys: Keys): Promise<Snapshot> {
  const found: Snapshot = { documents: new Map(), indexes: new Map(), marks: [], letters: [] };
  const all = await client.keys(`${keys.queues}:*`);
  const pipeline = client.pipeline();
  const readers = all.flatMap((key) => readerOf(key, { keys, found, pipeline }));
  const answers = (await pipeline.exec()) ?? [];
  readers.forEach((read, index) => {
    const [error, answer] = answers[index] ?? [];
    if (error) throw error;
    read(answer);
  });
  return found;
}

type Reading = { keys: Keys; found: Snapshot; pipeline: ReturnType<Redis['pipeline']> };

/** Asks for a key's value, and says what to do with the answers. */
function readerOf(key: string, { keys, found, pipeline }: Reading): ((answer: unknown) => void)[] {
  const [, kind = '', name = ''] = /^([a-z]+):(.+)$/su.exec(key.slice(keys.queues.length + 1)) ?? [];
  if (kind === 'handled') found.marks.push(name);
  if (kind === 'doc') pipeline.hget(key, 'body');
  if (kind === 'doc') return [(body) => found.documents.set(name, JSON.parse(body as string))];
  if (kind === 'index') pipeline.zrange(key, '0', '-1');
  if (kind === 'index') return [(members) => found.indexes.set(name, members as string[])];
  if (kind !== 'mail') return [];
  pipeline.lrange(key, '0', '-1').del(key);
  const keep = (bodies: unknown) => {
    for (const body of bodies as string[])
      found.letters.push({ to: name, letter: JSON.parse(body) as Letter });
  };
  return [keep, () => undefined];
}
