import { parseArgs } from 'node:util';
import { deskKey } from '../src/config';
import { notRestored, notTheConfigured, restored, restoreUsage } from '../src/format/says/backups';
import { printMoment } from '../src/format/local-time';
import { restoreDesk } from '../src/store/backup/restore-desk';
import { openMediaFiles } from '../src/store/media-files';
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
    return { code: 0, sentence: restored(done.header.counts, takenAt, as !== null) };
  });
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
