import { createHash } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import type { Redis } from 'ioredis';
import type { BackupHeader } from '../../desk/backup';
import type { MediaFiles } from '../media-files';
import { keysOf } from '../keys';
import { countLine, nothing } from './count-lines';
import type { KeyLine } from './key-line';
import { writeSealed } from './seal';
import { takeCopy } from './take-copy';

export type Backup = {
  header: BackupHeader;
  bytes: number;
  /** Files that are named and were not carried: gone from DATA_DIR, or not what they were. */
  missing: string[];
};

type From = { client: Redis; desk: string; readMedia: MediaFiles['read'] };

/** What stands on one line of the file behind the header: a key, or a file with its content. */
export type BackupLine = KeyLine | MediaLine;
type MediaLine = { media: string; base64: string };

export const backupFormat = 1;

/** Writes the whole desk into a file that was not there; null for a desk that has nothing. */
export async function backupDesk(file: string, from: From): Promise<Backup | null> {
  const { lines, ...copied } = await takeCopy(from.client, keysOf(from.desk));
  if (!lines.some(({ key }) => key.startsWith('doc:'))) return null;
  const { kept, missing } = await sortMedia(mediaIn(lines), from.readMedia);
  const counts = { ...lines.reduce(countLine, nothing), media: kept.length };
  const header: BackupHeader = {
    jianbao: 'backup',
    format: backupFormat,
    desk: from.desk,
    ...copied,
    counts,
  };
  await writeWhole(file, fileLines({ header, lines, kept }, from.readMedia));
  return { header, bytes: (await stat(file)).size, missing };
}

/** Named somewhere as the whole of a word between quotation marks. */
function mediaIn(lines: KeyLine[]): string[] {
  const named = lines
    .filter(({ key }) => /^(?:doc|mail):/.test(key))
    .flatMap(({ value }) =>
      value.flatMap((text) => text.match(/(?<=")media\/[0-9a-f]{64}\.\w+(?=")/g) ?? []),
    );
  return [...new Set(named)];
}

async function sortMedia(files: string[], read: MediaFiles['read']) {
  const kept: string[] = [];
  const missing: string[] = [];
  for (const file of files) ((await isWhole(file, read)) ? kept : missing).push(file);
  return { kept, missing };
}

/** Its name is the hash of its content. */
async function isWhole(file: string, read: MediaFiles['read']): Promise<boolean> {
  const bytes = await read(file).catch(() => null);
  return bytes !== null && file.includes(createHash('sha256').update(bytes).digest('hex'));
}

type Content = { header: BackupHeader; lines: KeyLine[]; kept: string[] };

async function* fileLines(
  { header, lines, kept }: Content,
  read: MediaFiles['read'],
): AsyncGenerator<string> {
  yield JSON.stringify(header);
  for (const line of lines) yield JSON.stringify(line satisfies BackupLine);
  for (const media of kept) {
    const line: BackupLine = { media, base64: (await read(media)).toString('base64') };
    yield JSON.stringify(line);
  }
}

/** Once it has its name it is whole. */
async function writeWhole(file: string, lines: AsyncGenerator<string>): Promise<void> {
  const unfinished = `${file}.part`;
  await rm(unfinished, { force: true });
  try {
    await writeSealed(unfinished, lines);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
