import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import type { Middleware } from 'koa';
import type { Logger } from 'pino';
import { openArchive, type Archive } from './archive/open-archive';
import { boardDoor } from './board/board-door';
import { countRefusals } from './count-refusals';
import { createDoors } from './doors';
import { clockReporter } from './clock-reporter';
import { deskKey, type Config } from './config';
import { checkGroups } from './desk/groups/check-groups';
import { checkStaff } from './desk/people/check-staff';
import { groupIsOff } from './format/says/groups';
import type { MachineRoom } from './jobs';
import type { Outgoing } from './jobs/tell';
import { createMetrics, type Metrics } from './metrics/create-metrics';
import { readFigures } from './metrics/read-figures';
import { findDetails } from './find-details';
import { findProblems } from './find-problems';
import { openOffice } from './open-office';
import type { PagesNeed } from './open-pages';
import { makeWord } from './jobs/make-word';
import { findOffice, type FoundOffice } from './jobs/printing/find-office';
import type { Office } from './jobs/printing/print-pdf';
import { linkMaker } from './pages/gate/link-to';
import { pageKeys } from './pages/gate/page-keys';
import { openMediaFiles, type MediaFiles } from './store/media-files';
import { checkRedis } from './store/check-redis';
import { connectDoor, connectPages, connectWorker, deskFirst } from './store/connect';
import { keysOf } from './store/keys';
import { openStore, type Store } from './store/open-store';
import { openReader } from './store/reader';
import { openVault, type Vault } from './store/vault';
import { openCallback, openEcho } from './wecom/callback';
import { readMessage } from './wecom/chat-message';
import type { Wecom } from './wecom/create-wecom';
import { readAesKey } from './wecom/crypto';
import { meaningOf } from './wecom/errcodes';
import { WecomRefused, WecomUnreachable } from './wecom/errors';

type Surroundings = { redisUrl: string; log: Logger; now: () => number };

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
  const opened: Doors['opened'] = [];
  const doors = { ...around, store, doorStore, pageStore, archive, client, metrics, found, opened };
  const server = config.role === 'worker' ? null : await listen(config, doors);
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
      // Side by side: a part in flight may need eight of the ten seconds that a stop has.
      await Promise.all([server && closeServer(server), machines?.close()]);
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

/** A lost connection is reported once a second at most, not once a try. */
function reporter(log: Logger): (error: Error) => void {
  let last = 0;
  return (error) => {
    if (Date.now() - last < 1000) return;
    last = Date.now();
    log.warn({ err: error }, 'Redis cannot be reached');
  };
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

type Machines = Surroundings & {
  store: Store;
  wecom: Wecom;
  archive: Archive;
  office: Office | null;
} & Clients;

async function startMachines(
  config: Config,
  { store, wecom, archive, office, queues, log, now }: Machines,
): Promise<MachineRoom> {
  const { startMachineRoom } = await import('./jobs/index.js');
  const { desk, layout } = config;
  const media = openMediaFiles(config.dataDir);
  return startMachineRoom({
    connection: queues,
    prefix: store.keys.queues,
    streams: store.streams,
    log,
    deps: {
      store,
      desk,
      log,
      now,
      readMessage,
      newCode: () => String(randomInt(10_000)).padStart(4, '0'),
      meaningOf: (errcode) => (errcode === null ? groupIsOff : meaningOf(errcode)),
      search: archive.search,
      failureOf: (error) =>
        error instanceof WecomRefused || error instanceof WecomUnreachable ? error : null,
      send: async (userid, letter) => wecom.sendToPerson(userid, await withBytes(letter, media)),
      updateCard: wecom.updateCard,
      post: wecom.postToGroup,
      upload: wecom.uploadToGroup,
      countMembers: wecom.countMembers,
      createGroup: wecom.createGroup,
      readMedia: media.read,
      linkTo: linksOf(config),
      makeWord: (bulletin) => makeWord(bulletin, { layout, readPicture: media.read }),
      fetchMedia: wecom.fetchMedia,
      keepMedia: media.keep,
      office,
      hasToken: () => Promise.race([wecom.hasToken(), within(2000)]),
    },
  });
}

/** A job that others wait for does not wait for WeCom. */
function within(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, ms, false).unref());
}

function linksOf({ wecom, desk, publicUrl }: Config): (issueId: string) => string | null {
  const { link: key } = pageKeys(wecom.secret, deskKey({ wecom }));
  return linkMaker({ publicUrl, openByLink: desk.pages.openByLink, key });
}

/** A picture or file is named by where it is kept until it goes out. */
async function withBytes(letter: Outgoing, media: MediaFiles) {
  if (letter.kind !== 'picture' && letter.kind !== 'file') return letter;
  const filename = letter.kind === 'file' ? letter.name : basename(letter.file);
  return { kind: letter.kind, filename, bytes: await media.read(letter.file) };
}

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

async function listen(
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

async function closeServer(server: Server): Promise<void> {
  server.close();
  server.closeIdleConnections();
  await Promise.race([once(server, 'close'), new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
  server.closeAllConnections();
}
