import { randomInt } from 'node:crypto';
import { basename } from 'node:path';
import type { Redis } from 'ioredis';
import type { Archive } from './archive/open-archive';
import { deskKey, type Config } from './config';
import { groupIsOff } from './format/says/groups';
import type { MachineRoom } from './jobs/machine-room';
import { makeWord } from './jobs/make-word';
import type { Office } from './jobs/printing/print-pdf';
import type { Outgoing } from './jobs/tell';
import { linkMaker } from './pages/gate/link-to';
import { pageKeys } from './pages/gate/page-keys';
import { openMediaFiles, type MediaFiles } from './store/media-files';
import type { Store } from './store/open-store';
import type { Surroundings } from './surroundings';
import { readMessage } from './wecom/chat-message';
import type { Wecom } from './wecom/create-wecom';
import { meaningOf } from './wecom/errcodes';
import { WecomRefused, WecomUnreachable } from './wecom/errors';

type Machines = Surroundings & {
  store: Store;
  wecom: Wecom;
  archive: Archive;
  office: Office | null;
  queues: Redis;
};

/** Gives the machine room what its jobs work with. */
export async function startMachines(
  config: Config,
  { store, wecom, archive, office, queues, log, now }: Machines,
): Promise<MachineRoom> {
  const { startMachineRoom } = await import('./jobs/machine-room.js');
  const { desk, layout } = config;
  const media = openMediaFiles(config.dataDir);
  return startMachineRoom({
    connection: queues,
    prefix: store.keys.queues,
    due: store.dueDeliveries,
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
