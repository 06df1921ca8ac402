import { parseArgs } from 'node:util';
import { deskKey, type Config } from '../src/config';
import { notRestored, notTheConfigured, restored, restoreUsage } from '../src/format/says/backups';
import { heldAfterRestore } from '../src/format/says/restored';
import { printMoment } from '../src/format/local-time';
import { holdRestored } from '../src/handlers/issue/hold-restored';
import { decide } from '../src/jobs/decide';
import { restoreDesk } from '../src/store/backup/restore-desk';
import { openMediaFiles } from '../src/store/media-files';
import { openStore } from '../src/store/open-store';
import type { Reached } from '../src/store/reach-redis';
import { atTerminal, withRedis, type Ended } from './terminal';

type Asked = { file: string; as: string | null };

/** `npm run -s restore -- FILE`: the desk of a backup in a Redis that has nothing of it. */
async function restore(args: string[]): Promise<Ended> {
  const asked = readArguments(args);
  if (!asked) return { code: 2, sentence: restoreUsage };
  const { file, as } = asked;
  return withRedis({ mayBegin: true }, async (config, client) => {
    const desk = deskKey(config);
    if (as !== null && as !== desk) return { code: 2, sentence: notTheConfigured(as, desk) };
    const media = openMediaFiles(config.dataDir);
    const into = { client, desk, isRenamed: as !== null, trial: config.trial, media };
    const done = await restoreDesk(file, into);
    if (!done.ok) return { code: 1, sentence: notRestored(done, file) };
    const takenAt = printMoment(done.header.takenAt, config.desk.publication.timezone);
    const sentence = restored(done.header.counts, takenAt, as !== null);
    return { code: 0, sentence, ...((await hold(takenAt, config, client)) && { notice: heldAfterRestore }) };
  });
}

/** True where something would have gone out by itself. */
async function hold(takenAt: string, config: Config, client: Reached['client']): Promise<boolean> {
  const store = openStore(deskKey(config), { client, blocking: client });
  const at = Date.now();
  const unused = { newCode: () => '', meaningOf: String, search: () => Promise.resolve('building' as const) };
  const cause = { by: 'desk', at, cause: `restored-${at}` };
  const done = await decide({ cause }, (ask) => holdRestored(takenAt, ask), {
    store,
    desk: config.desk,
    ...unused,
  });
  store.inbox.close();
  return done === 'committed';
}

function readArguments(args: string[]): Asked | null {
  try {
    const options = { as: { type: 'string' } } as const;
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    const [file, ...more] = positionals;
    return file !== undefined && more.length === 0 ? { file, as: values.as ?? null } : null;
  } catch {
    return null;
  }
}

atTerminal(restore);
