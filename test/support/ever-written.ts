import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Redis } from 'ioredis';

/** All that a Redis was ever told to keep, as it stands in its log on the disk: what was deleted since, too. */
export async function everWritten(client: Redis): Promise<string> {
  const [, dir = ''] = await client.config('GET', 'dir');
  const log = join(dir, 'appendonlydir');
  return readdirSync(log)
    .map((file) => readFileSync(join(log, file), 'utf8'))
    .join('\n');
}
