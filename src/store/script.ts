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
