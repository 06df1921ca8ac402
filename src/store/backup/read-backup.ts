import { createHash } from 'node:crypto';
import type { BackupCounts, BackupHeader, NotRestored } from '../../desk/backup';
import { nameOfWrite, type Write } from '../documents';
import { backupFormat, type BackupLine } from './backup-desk';
import { countLine, nothing } from './count-lines';
import type { KeyLine } from './key-line';
import { isSealed, readSealed } from './seal';

export type Checked = { ok: true; header: BackupHeader } | ({ ok: false } & NotRestored);

/** Reads the file from its first to its last byte before any of it is used. */
export async function checkBackup(file: string): Promise<Checked> {
  const isWhole = await isSealed(file).catch(() => null);
  if (isWhole === null) return { ok: false, why: 'unreadable' };
  const header = isWhole ? await readHeader(file).catch(() => null) : null;
  if (header?.jianbao !== 'backup') return { ok: false, why: 'broken' };
  if (header.format !== backupFormat) return { ok: false, why: 'newer' };
  return (await checkLines(file, header.counts)) ?? { ok: true, header };
}

/** The lines behind the header. */
export async function* linesOf(file: string): AsyncGenerator<BackupLine> {
  let isHeader = true;
  for await (const line of readSealed(file)) {
    if (!isHeader) yield JSON.parse(line) as BackupLine;
    isHeader = false;
  }
}

/** The document on a line as it would be committed; null for any other key. */
export function writeOf({ key, value }: KeyLine): Write | null {
  if (!key.startsWith('doc:')) return null;
  const kind = key.split(':')[1];
  return { kind, value: JSON.parse(value[1] ?? '') as unknown } as Write;
}

async function readHeader(file: string): Promise<BackupHeader | null> {
  for await (const line of readSealed(file)) return JSON.parse(line) as BackupHeader;
  return null;
}

async function checkLines(file: string, expected: BackupCounts): Promise<Checked | null> {
  let counts = nothing;
  for await (const line of linesOf(file)) {
    if ('media' in line ? !isMediaWhole(line) : !isKnown(line)) return { ok: false, why: 'newer' };
    counts = 'media' in line ? { ...counts, media: counts.media + 1 } : countLine(counts, line);
  }
  return isSame(counts, expected) ? null : { ok: false, why: 'broken' };
}

export function isSame(counts: BackupCounts, expected: BackupCounts): boolean {
  return Object.entries(counts).every(([name, count]) => expected[name as keyof BackupCounts] === count);
}

function isMediaWhole({ media, base64 }: { media: string; base64: string }): boolean {
  const digest = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
  return new RegExp(`^media/${digest}\\.\\w+$`).test(media);
}

/** A document of a kind or schema that this program does not know was written by a later one. */
function isKnown(line: KeyLine): boolean {
  const write = writeOf(line);
  if (write === null || !('value' in write)) return write === null;
  const named = nameOfWrite(write) as string | undefined;
  return `doc:${named ?? ''}` === line.key && (write.value as { schema: number }).schema === 1;
}
