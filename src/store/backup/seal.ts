import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** SHA-256 of all that stands before it, in 64 hexadecimal digits. */
const sealBytes = 64;

/** Lines, gzipped, and behind them the seal. Whole and on the disk when it resolves; a file that is there is not touched. */
export async function writeSealed(path: string, lines: AsyncIterable<string>): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(Readable.from(withLineEnds(lines)), createGzip(), sealed, file);
}

async function* withLineEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

async function* sealed(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
  yield Buffer.from(hash.digest('hex'));
}

/** Whether not a byte of it is other than it was written. */
export async function isSealed(path: string): Promise<boolean> {
  const { size } = await stat(path);
  if (size <= sealBytes) return false;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { end: size - sealBytes - 1 }))
    hash.update(chunk as Buffer);
  return (await readSeal(path, size - sealBytes)) === hash.digest('hex');
}

async function readSeal(path: string, from: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(sealBytes), 0, sealBytes, from);
    return buffer.toString('latin1');
  } finally {
    await file.close();
  }
}

/** The lines again. Ends are looked for in the bytes: readline knows others that may stand inside a text. */
export async function* readSealed(path: string): AsyncGenerator<string> {
  const { size } = await stat(path);
  const source = createReadStream(path, { end: size - sealBytes - 1 });
  const unpacked = createGunzip();
  source.once('error', (error) => unpacked.destroy(error));
  let begun: Buffer[] = [];
  for await (const chunk of source.pipe(unpacked)) {
    const [first, ...more] = split(chunk as Buffer);
    begun.push(first);
    for (const piece of more) {
      yield Buffer.concat(begun).toString();
      begun = [piece];
    }
  }
}

/** At each line end; there is always a first piece. */
function split(chunk: Buffer): [Buffer, ...Buffer[]] {
  const ends: number[] = [];
  for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, at + 1)) ends.push(at);
  const rest = ends.map((end, index) => chunk.subarray(end + 1, ends[index + 1] ?? chunk.length));
  return [chunk.subarray(0, ends[0] ?? chunk.length), ...rest];
}
