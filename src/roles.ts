import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { openArchive } from './archive/open-archive';
import { deskKey, type Config } from './config';
import { checkGroups } from './desk/groups/check-groups';
import { checkStaff } from './desk/people/check-staff';
import { createMetrics, type Metrics } from './metrics/create-metrics';
import { findOffice } from './jobs/printing/find-office';
import { closeDoors, openDoors, openHealth } from './open-doors';
import { openOffice } from './open-office';
import { startMachines } from './start-machines';
import { checkRedis } from './store/check-redis';
import { connectDoor, connectPages, connectWorker, deskFirst } from './store/connect';
import { keysOf } from './store/keys';
import { openStore, type Store } from './store/open-store';
import { openReader } from './store/reader';
import { openVault, type Vault } from './store/vault';
import { reporter, type Surroundings } from './surroundings';
import type { Wecom } from './wecom/create-wecom';

export type Running = { port: number | null; close: () => Promise<void> };

/**
 * Starts what the configured role asks for on a Redis that is there. The doors open first: WeCom may be waiting,
 * and the queues take longer to load than all the rest. Throws a Chinese sentence where it may not start.
 */
export async function startRoles(config: Config, given: Surroundings): Promise<Running> {
  const around = { ...given, redisUrl: await deskFirst(given.redisUrl, deskKey(config)) };
  const [clients, found] = await Promise.all([connect(config, around), findOffice(config.office)]);
  const vault = vaultOf(config);
  const store = openStore(deskKey(config), { client: clients.worker, blocking: clients.blocking, vault });
  const doorStore = openStore(deskKey(config), { client: clients.door, blocking: clients.blocking, vault });
  const pageStore = openStore(deskKey(config), { client: clients.pages, blocking: clients.blocking, vault });
  const archive = openArchive({ store: pageStore, log: around.log });
  const metrics = createMetrics();
  const client: { wecom: Wecom | null } = { wecom: null };
  const office = openOffice(found, config);
  const opened: { disconnect: () => void }[] = [];
  const doors = { ...around, store, doorStore, pageStore, archive, client, metrics, found, opened };
  const server = await (config.role === 'worker' ? openHealth : openDoors)(config, doors);
  const wecom = await createClient(config, { store, metrics, log: around.log });
  client.wecom = wecom;
  const machines =
    config.role === 'web'
      ? null
      : await startMachines(config, { ...around, store, wecom, archive, office, ...clients });
  archive.start();
  return {
    port: server && (server.address() as AddressInfo).port,
    async close() {
      office?.stop();
      // Side by side: a call in flight may need most of the time that a stop has.
      await Promise.all([server && closeDoors(server), machines?.close()]);
      await archive.stop();
      await wecom.close();
      for (const { inbox } of [store, doorStore, pageStore]) inbox.close();
      for (const client of [...Object.values(clients), ...opened]) client.disconnect();
    },
  };
}

/** BullMQ lays its hundred scripts on its connection, and every pipeline of that connection is slow to make. */
type Clients = Record<'worker' | 'queues' | 'blocking' | 'door' | 'pages', ReturnType<typeof connectWorker>>;

/** The door's connection is awaited: it keeps nothing for later, and would refuse the first callback. */
async function connect(config: Config, { redisUrl, log }: Surroundings): Promise<Clients> {
  const trouble = reporter(log);
  const door = connectDoor(redisUrl, trouble);
  const ready = new Promise((resolve) => door.once('ready', resolve));
  const worker = connectWorker(redisUrl, trouble);
  const queues = connectWorker(redisUrl, trouble);
  const blocking = connectWorker(redisUrl, trouble);
  const pages = connectPages(redisUrl, trouble);
  try {
    await refuseTrouble(worker, config);
    await ready;
  } catch (error) {
    for (const client of [worker, queues, blocking, door, pages]) client.disconnect();
    throw error;
  }
  return { worker, queues, blocking, door, pages };
}

/** A Redis that forgets, and what was changed by command and no longer fits desk.yaml: all of it at once. */
async function refuseTrouble(client: ReturnType<typeof connectWorker>, config: Config): Promise<void> {
  const read = openReader(client, keysOf(deskKey(config)), vaultOf(config));
  const [missing, staff, groups] = await Promise.all([checkRedis(client), read.staff(), read.groups()]);
  const changes = [...checkStaff(staff, config.desk), ...checkGroups(groups, config.desk)];
  const problems = [...(config.trial ? [] : missing), ...changes];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

function vaultOf(config: Config): Vault {
  return openVault(config.wecom.secret, deskKey(config));
}

async function createClient(
  { wecom }: Config,
  { store, metrics, log }: { store: Store; metrics: Metrics; log: Logger },
): Promise<Wecom> {
  const { createWecom } = await import('./wecom/create-wecom.js');
  const { proxy, ...app } = wecom;
  return createWecom({
    ...app,
    ...(proxy ? { proxy: { http: proxy, https: proxy } } : {}),
    shelf: store.tokenShelf(wecom.secret),
    onCall: (call, errcode, ms) => {
      metrics.onCall(call, errcode, ms);
      // Asked once a minute at most where it is refused, and what stands in the way is said nowhere else.
      if (call === 'gettoken' && errcode !== 0) log.error({ errcode }, 'WeCom gave no access_token');
    },
  });
}
