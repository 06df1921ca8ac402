import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { connectOnce } from './connect';
import { findSocket, startOwnRedis } from './own-redis';

export type Reached = { client: Redis; leave: () => Promise<void> };

type Where = {
  redisUrl: string | null;
  dataDir: string;
  /** Whose keys are looked for. */
  desk: string;
  /** Where the folder has no Redis yet, one is started there all the same. */
  mayBegin: boolean;
};

/**
 * The Redis of the desk, for a program at the terminal: the one that runs, or, while no bot runs on the data folder,
 * one that is started on it and stopped again. Null where there is none.
 */
export async function reachRedis({ redisUrl, dataDir, desk, mayBegin }: Where): Promise<Reached | null> {
  const url = redisUrl ?? findSocket(dataDir);
  const client = url === null ? null : await connectOnce(url, desk);
  if (client) return { client, leave: () => leave(client) };
  const isHere = mayBegin || existsSync(join(dataDir, 'appendonlydir'));
  return redisUrl === null && isHere ? startOn(dataDir, desk) : null;
}

function leave(client: Redis): Promise<void> {
  client.disconnect();
  return Promise.resolve();
}

async function startOn(dataDir: string, desk: string): Promise<Reached | null> {
  const own = await startOwnRedis({ dataDir, onEvent: () => undefined });
  const client = await connectOnce(own.socket, desk);
  const stop = async () => {
    client?.disconnect();
    await own.stop();
  };
  if (client) return { client, leave: stop };
  await stop();
  return null;
}
