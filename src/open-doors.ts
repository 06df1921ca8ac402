import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Middleware } from 'koa';
import type { Archive } from './archive/open-archive';
import { boardDoor } from './board/board-door';
import { clockReporter } from './clock-reporter';
import type { Config } from './config';
import { countRefusals } from './count-refusals';
import type { HealthDeps } from './app';
import { createDoors, createHealthDoor } from './doors';
import { findDetails } from './find-details';
import { findProblems } from './find-problems';
import type { FoundOffice } from './jobs/printing/find-office';
import type { Metrics } from './metrics/create-metrics';
import { readFigures } from './metrics/read-figures';
import type { PagesNeed } from './open-pages';
import { connectPages } from './store/connect';
import type { Store } from './store/open-store';
import { reporter, type Surroundings } from './surroundings';
import { openCallback, openEcho } from './wecom/callback';
import type { Wecom } from './wecom/create-wecom';
import { readAesKey } from './wecom/crypto';

type Doors = Surroundings & {
  store: Store;
  doorStore: Store;
  pageStore: Store;
  archive: Archive;
  /** Comes a moment after the doors have opened. */
  client: { wecom: Wecom | null };
  metrics: Metrics;
  found: FoundOffice;
  /** What was opened later, and is to be left with all the rest. */
  opened: { disconnect: () => void }[];
};

/** Everything that listens on the port. */
export async function openDoors(
  config: Config,
  { store, doorStore, pageStore, archive, client, metrics, found, opened, redisUrl, now, log }: Doors,
): Promise<Server> {
  const { token, encodingAesKey, corpId } = config.wecom;
  const aesKey = readAesKey(encodingAesKey);
  if (!aesKey) throw new Error('WECOM_ENCODING_AES_KEY');
  const reportClock = clockReporter(config, store);
  const countRefused = countRefusals(doorStore.vitals, now);
  const pages = { store: pageStore, search: archive.search, client, now, log };
  const server = createDoors({
    ...healthOf(config, { store, pageStore, client, metrics, found, now, log }),
    keys: { token, aesKey, receiveId: corpId },
    openCallback,
    openEcho,
    receive: (message) => doorStore.inbox.receive(message),
    now,
    count(outcome, skewMs) {
      metrics.countDoor(outcome);
      countRefused(outcome);
      if (skewMs !== undefined) reportClock(skewMs, now());
    },
    board: boardOf(config, { redisUrl, log, now, store: pageStore, opened }),
    loadPages: config.publicUrl === null ? null : () => loadPages(config, pages),
  });
  await listen(server, config.port);
  log.info({ port: (server.address() as AddressInfo).port }, 'the doors are open');
  return server;
}

type HealthNeeds = Pick<Doors, 'store' | 'pageStore' | 'client' | 'metrics' | 'found' | 'now' | 'log'>;

/** What a worker shows on a port of its own; null where it has none. */
export async function openHealth(config: Config, need: HealthNeeds): Promise<Server | null> {
  if (config.metricsPort === null) return null;
  const server = await createHealthDoor(healthOf(config, need));
  await listen(server, config.metricsPort);
  need.log.info({ port: (server.address() as AddressInfo).port }, 'the metrics can be read');
  return server;
}

function healthOf(
  config: Config,
  { store, pageStore, client, metrics, found, now, log }: HealthNeeds,
): HealthDeps {
  const { savedAt: tokenSavedAt } = pageStore.tokenShelf(config.wecom.secret);
  return {
    unready: () => findProblems(store, client.wecom),
    details: () => findDetails(config, { found, officeNote: pageStore.officeNote }),
    metrics: async () => metrics.print(await readFigures({ store: pageStore, tokenSavedAt, now })),
    metricsToken: config.metricsToken,
    log,
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port);
  await once(server, 'listening');
}

type BoardNeeds = Surroundings & { store: Store; opened: Doors['opened'] };

function boardOf(
  { boardPassword }: Config,
  { redisUrl, log, now, store, opened }: BoardNeeds,
): Middleware | null {
  if (boardPassword === null) return null;
  const load = async () => {
    const queueNames = await store.vitals.queueNames();
    const { openBoard } = await import('./board/open-board.js');
    const connection = connectPages(redisUrl, reporter(log));
    opened.push(connection);
    return openBoard({ connection, prefix: store.keys.queues, queueNames, log });
  };
  return boardDoor({ password: boardPassword, now, load });
}

async function loadPages(config: Config, need: PagesNeed): Promise<Middleware> {
  const { openPages } = await import('./open-pages.js');
  return openPages(config, need);
}

export async function closeDoors(server: Server): Promise<void> {
  server.close();
  server.closeIdleConnections();
  await Promise.race([once(server, 'close'), new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
  server.closeAllConnections();
}
