import { Redis } from 'ioredis';
import type { Commit } from '../../src/store/commit';
import { openStore, type Store } from '../../src/store/open-store';
import { openVault } from '../../src/store/vault';
import { startTestRedis } from '../support/redis';

export type TestStore = {
  client: Redis;
  /** A store of a desk that nobody has used yet, or another one of a desk that is in use. */
  open: (desk?: string) => Store;
  close: () => Promise<void>;
};

/** One server for a file of tests; every desk starts empty. */
export async function openTestStore(): Promise<TestStore> {
  const redis = await startTestRedis();
  const client = new Redis(redis.url);
  const blocking = new Redis(redis.url);
  client.setMaxListeners(100);
  const opened: Store[] = [];
  return {
    client,
    open(desk = `desk-${opened.length}`) {
      const store = openStore(desk, { client, blocking, vault: openVault('secret', desk) });
      opened.push(store);
      return store;
    },
    async close() {
      for (const { inbox } of opened) inbox.close();
      await Promise.all([client.quit(), blocking.quit()]);
      await redis.stop();
    },
  };
}

/** A commit that changes nothing, but for what is given. */
export function commitOf(made: Partial<Commit>): Commit {
  return { cause: null, versions: new Map(), writes: [], facts: [], letters: [], ...made };
}
