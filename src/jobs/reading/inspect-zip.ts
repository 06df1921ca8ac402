import type { Entry, ZipFile } from 'yauzl';
import type { WhyUnread } from '../../desk/submissions/lost-media';

export type Inspected = { ok: true; hasPictures: boolean } | { ok: false; why: WhyUnread };

const mostEntries = 2000;
const mostBytes = 50 * 1024 * 1024;

/** Office files shrink to a tenth or a twentieth; small entries may shrink further. */
const highestRatio = 200;
const smallBytes = 1024 * 1024;

type Names = { entries: number; bytes: number; names: string[] };

/**
 * Looks into a Word file before anything unpacks it: how much there is, also where its headers lie (every entry is
 * unpacked into nothing, within the budget), whether it is one, and whether it holds macros.
 */
export async function inspectZip(bytes: Buffer): Promise<Inspected> {
  const { fromBufferPromise } = await import('yauzl');
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
    return await inspectEntries(zip);
  } catch (error) {
    return no(error instanceof TooMuch ? 'bomb' : 'broken');
  }
}

async function inspectEntries(zip: ZipFile): Promise<Inspected> {
  const seen: Names = { entries: 0, bytes: 0, names: [] };
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) return no('old-or-locked');
    seen.names.push(entry.fileName.toLowerCase());
    admit(entry, seen);
    await unpack(entry, zip);
  }
  return judge(seen.names);
}

/** Thrown, because it may come out of the middle of a stream. */
class TooMuch extends Error {}

function admit({ compressedSize, uncompressedSize }: Entry, seen: Names): void {
  seen.entries += 1;
  seen.bytes += uncompressedSize;
  const isBomb = uncompressedSize > smallBytes && uncompressedSize > compressedSize * highestRatio;
  if (isBomb || seen.entries > mostEntries || seen.bytes > mostBytes) throw new TooMuch();
}

/** Its stream ends with an error where there is more or less in it than its header says. */
async function unpack(entry: Entry, zip: ZipFile): Promise<void> {
  let left = entry.uncompressedSize;
  for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    left -= piece.length;
    if (left < 0) throw new TooMuch();
  }
}

function judge(names: string[]): Inspected {
  if (names.some((name) => name.endsWith('vbaproject.bin'))) return no('macros');
  if (!names.includes('word/document.xml')) return no('other-type');
  return { ok: true, hasPictures: names.some((name) => name.startsWith('word/media/')) };
}

function no(why: WhyUnread): Inspected {
  return { ok: false, why };
}
