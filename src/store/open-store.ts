import type { Redis } from 'ioredis';
import { openAudit } from './audit';
import { commit, type Commit, type Committed } from './commit';
import { openFacts } from './facts';
import { openInbox } from './inbox';
import { keysOf } from './keys';
import { openLogins } from './logins';
import { openMailbox } from './mailbox';
import { openPace } from './pace';
import { openReader } from './reader';
import { openStreams } from './streams';
import { openTokenShelf } from './token-shelf';

export type Store = ReturnType<typeof openStore>;

/** Everything that one desk remembers. `blocking` is a connection of its own, because it waits for streams. */
export function openStore(desk: string, { client, blocking }: { client: Redis; blocking: Redis }) {
  const keys = keysOf(desk);
  return {
    keys,
    tokenShelf: (secret: string) => openTokenShelf(client, keys, secret),
    inbox: openInbox(client, keys),
    mailbox: openMailbox(client, keys),
    pace: openPace(client, keys),
    logins: openLogins(client, keys),
    streams: openStreams({ client, blocking }, keys),
    audit: openAudit(client, keys),
    facts: openFacts(client, keys),
    openReader: () => openReader(client, keys),
    commit: (made: Commit): Promise<Committed> => commit(client, keys, made),
  };
}
