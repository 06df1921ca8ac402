import type { Redis } from 'ioredis';
import { openAudit } from './audit';
import { openCommit } from './commit';
import { openDueDeliveries } from './due-deliveries';
import { openFacts } from './facts';
import { openInbox } from './inbox';
import { keysOf } from './keys';
import { openLogins } from './logins';
import { openMailbox } from './mailbox';
import { openOfficeNote } from './office-note';
import { openMediaIds } from './media-ids';
import { openPace } from './pace';
import { openReader } from './reader';
import { openReaders } from './readers';
import { openStreams } from './streams';
import { openTokenShelf } from './token-shelf';
import { openVitals } from './vitals';
import { closedVault, type Vault } from './vault';

export type Store = ReturnType<typeof openStore>;

type Opening = {
  client: Redis;
  /** A connection of its own, because it waits for streams. */
  blocking: Redis;
  /** Without it no secret can be stored, and none is read. */
  vault?: Vault;
};

/** Everything that one desk remembers. */
export function openStore(desk: string, { client, blocking, vault = closedVault }: Opening) {
  const keys = keysOf(desk);
  return {
    keys,
    tokenShelf: (secret: string) => openTokenShelf(client, keys, secret),
    inbox: openInbox(client, keys, vault),
    mailbox: openMailbox(client, keys),
    dueDeliveries: openDueDeliveries(client, keys),
    pace: openPace(client, keys),
    readers: openReaders(client, keys),
    mediaIds: openMediaIds(client, keys),
    logins: openLogins(client, keys),
    officeNote: openOfficeNote(client, keys),
    vitals: openVitals(client, keys),
    streams: openStreams({ client, blocking }, keys),
    audit: openAudit(client, keys),
    facts: openFacts(client, keys),
    openReader: () => openReader(client, keys, vault),
    ...openCommit(client, { keys, vault }),
  };
}
