import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

export type Script = { source: string; sha: string };

export function script(source: string): Script {
  return { source, sha: createHash('sha1').update(source).digest('hex') };
}

/** By digest first: a Redis that was started again has forgotten the script and is told it anew. */
export async function run(
  client: Redis,
  { source, sha }: Script,
  keys: string[],
  args: string[],
): Promise<unknown> {
  try {
    return await client.evalsha(sha, keys.length, ...keys, ...args);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return client.eval(source, keys.length, ...keys, ...args);
  }
}

/** One Redis command for all that comes within a turn of the event loop, but no more at once than others can wait for. */
export function together<One, Answer>(
  send: (all: One[]) => Promise<Answer[]>,
): (one: One) => Promise<Answer> {
  let waiting: Waiting<One, Answer>[] = [];

  function flush(): void {
    const all = waiting;
    waiting = [];
    if (all.length > 0) void answer(all);
  }

  async function answer(all: Waiting<One, Answer>[]): Promise<void> {
    try {
      const answers = await send(all.map(({ one }) => one));
      all.forEach(({ resolve }, index) => {
        resolve(answers[index] as Answer);
      });
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  }

  return (one) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ one, resolve, reject });
      if (waiting.length === mostAtOnce) flush();
    });
}

type Waiting<One, Answer> = { one: One; resolve: (answer: Answer) => void; reject: (error: unknown) => void };

const mostAtOnce = 25;
