import { Redis } from 'ioredis';
import type { Delivery, FrozenBulletin } from '../../src/desk/issues/delivery';
import { dispatchOfIssue } from '../../src/desk/issues/dispatch';
import { frozenBulletins } from '../../src/jobs/frozen-bulletins';
import { openStore } from '../../src/store/open-store';
import { app } from './cast';

export type Ledger = { deliveries: Delivery[]; frozen: FrozenBulletin[] };

/** What was frozen for each group, and what became of it by the ledger. */
export async function lookAtLedger(socket: string): Promise<Ledger> {
  const client = new Redis(socket);
  const read = openStore(`${app.corpId}:${app.agentId}`, { client, blocking: client }).openReader();
  const deliveries = await read.deliveries(dispatchOfIssue(1));
  const frozen = await frozenBulletins(deliveries, read);
  client.disconnect();
  return { deliveries, frozen };
}
