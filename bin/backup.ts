import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { deskKey } from '../src/config';
import {
  backedUp,
  backupUsage,
  fileIsThere,
  mediaMissing,
  nothingToBackUp,
} from '../src/format/says/backups';
import { backupDesk } from '../src/store/backup/backup-desk';
import { openMediaFiles } from '../src/store/media-files';
import { atTerminal, withRedis, type Ended } from './terminal';

/** `npm run -s backup -- FILE`: the whole desk in one file, while the bot runs or not. */
async function backup(args: string[]): Promise<Ended> {
  const file = readArguments(args);
  if (file === null) return { code: 2, sentence: backupUsage };
  if (existsSync(file)) return { code: 1, sentence: fileIsThere(file) };
  return withRedis({ mayBegin: false }, async (config, client) => {
    const from = { client, desk: deskKey(config), readMedia: openMediaFiles(config.dataDir).read };
    const made = await backupDesk(file, from);
    if (!made) return { code: 1, sentence: nothingToBackUp };
    const { header, bytes, missing } = made;
    const notice = missing.length > 0 ? { notice: mediaMissing(missing) } : {};
    return { code: 0, sentence: backedUp(file, header.counts, bytes), ...notice };
  });
}

/** One file and nothing else. */
function readArguments(args: string[]): string | null {
  try {
    const [file, ...more] = parseArgs({ args, allowPositionals: true }).positionals;
    return file !== undefined && more.length === 0 ? file : null;
  } catch {
    return null;
  }
}

atTerminal(backup);
