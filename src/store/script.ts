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

/**
 * What is asked while one command is on its way goes with the next, as one: Redis syncs its disk once for all of it.
 */
export function together<One, Answer>(
  send: (all: One[]) => Promise<Answer[]>,
): (one: One) => Promise<Answer> {
  let waiting: Waiting<One, Answer>[] = [];
  let isUnderWay = false;

  async function flush(): Promise<void> {
    isUnderWay = true;
    while (waiting.length > 0) {
      const all = waiting.slice(0, mostAtOnce);
      waiting = waiting.slice(mostAtOnce);
      await answer(all);
    }
    isUnderWay = false;
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
      waiting.push({ one, resolve, reject });
      if (!isUnderWay) void flush();
    });
}

type Waiting<One, Answer> = { one: One; resolve: (answer: Answer) => void; reject: (error: unknown) => void };

/** Redis does nothing else meanwhile. */
const mostAtOnce = 50;

/** The keys and texts of one command: a key and a word are written down once, and all are named by their places. */
export type Sheet = {
  names: string[];
  texts: string[];
  key: (name: string) => number;
  /** The keys of one kind, asked for by what each is the key of. */
  keysFrom: (toKey: (of: string) => string) => (of: string) => number;
  /** A text that may stand there more than once. */
  word: (text: string) => number;
  text: (text: string) => number;
};

/** `before`: how many arguments come before the texts. */
export function openSheet(before: number): Sheet {
  const names: string[] = [];
  const texts: string[] = [];
  const text = (one: string) => texts.push(one) + before;
  const keysFrom: Sheet['keysFrom'] = (toKey) => once((of) => names.push(toKey(of)));
  return { names, texts, text, word: once(text), key: keysFrom((name) => name), keysFrom };
}

function once(put: (text: string) => number): (text: string) => number {
  const places = new Map<string, number>();
  return (text) => {
    const known = places.get(text);
    if (known !== undefined) return known;
    const place = put(text);
    places.set(text, place);
    return place;
  };
}
