import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Middleware } from 'koa';
import type { Archive } from './archive/open-archive';
import { boardDoor } from './board/board-door';
import { clockReporter } from './clock-reporter';
import type { Config } from './config';
import { countRefusals } from './count-refusals';
import { createDoors } from './doors';
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
  const { savedAt: tokenSavedAt } = pageStore.tokenShelf(config.wecom.secret);
  const pages = { store: pageStore, search: archive.search, client, now, log };
  const server = createDoors({
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
    unready: () => findProblems(store, client.wecom),
    details: () => findDetails(config, { found, officeNote: pageStore.officeNote }),
    metrics: async () => metrics.print(await readFigures({ store: pageStore, tokenSavedAt, now })),
    metricsToken: config.metricsToken,
    board: boardOf(config, { redisUrl, log, now, store: pageStore, opened }),
    loadPages: config.publicUrl === null ? null : () => loadPages(config, pages),
    log,
  });
  server.listen(config.port);
  await once(server, 'listening');
  log.info({ port: (server.address() as AddressInfo).port }, 'the doors are open');
  return server;
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
