import type { ChainableCommander, Redis } from 'ioredis';
import type { KeyLine } from './key-line';

/** Documents and marks: what a commit writes, by the names of their keys. */
export type Kept = Map<string, KeyLine>;

/**
 * Adds those of these names that are documents or marks, and are still there, to the lines; answers with the other
 * names, but for those of the streams.
 */
export async function readKept(
  client: Redis,
  { prefix, names, lines }: { prefix: string; names: string[]; lines: Kept },
): Promise<string[]> {
  const pipeline = client.pipeline();
  const asked = names.filter((name) => ask(pipeline, prefix, name));
  const answers = (await pipeline.exec()) ?? [];
  asked.forEach((name, at) => {
    const [error, answer] = answers[at] ?? [null, null];
    if (error) throw error;
    const line = isMark(name)
      ? markLine(name, Number(answer))
      : documentLine(name, answer as (string | null)[]);
    if (line) lines.set(name, line);
  });
  return names.filter((name) => !asked.includes(name) && name !== 'facts' && name !== 'inbox');
}

function ask(pipeline: ChainableCommander, prefix: string, name: string): boolean {
  if (isMark(name)) pipeline.pttl(prefix + name);
  else if (name.startsWith('doc:')) pipeline.hmget(prefix + name, 'version', 'body');
  else return false;
  return true;
}

export function isMark(name: string): boolean {
  return name.startsWith('seen:') || name.startsWith('handled:');
}

/** Null for one whose time is over. */
export function markLine(key: string, ttlMs: number): KeyLine | null {
  return ttlMs > 0 ? { key, type: 'string', ttlMs, value: ['1'] } : null;
}

/** Null for one that is gone. */
export function documentLine(key: string, [version, body]: (string | null)[]): KeyLine | null {
  if (version == null || body == null) return null;
  return { key, type: 'hash', ttlMs: 0, value: ['body', body, 'version', version] };
}
