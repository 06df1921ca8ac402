import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSealed, readSealed, writeSealed } from '../../../src/store/backup/seal';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
  file = join(folder, 'sealed');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Longer than one chunk, and with what other readers take for the end of a line. */
const written = ['{"a":1}', '一行\u2028还是这一行\u0085\r', '', 'x'.repeat(300_000), '完'];

async function* lines(): AsyncGenerator<string> {
  for (const line of written) yield await Promise.resolve(line);
}

async function all(): Promise<string[]> {
  const found: string[] = [];
  for await (const line of readSealed(file)) found.push(line);
  return found;
}

test('lines come back as they were written, and only their owner may read the file', async () => {
  await writeSealed(file, lines());
  expect(await isSealed(file)).toBe(true);
  expect(await all()).toEqual(written);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('every altered byte, every cut and anything added is noticed', async () => {
  await writeSealed(file, lines());
  const bytes = readFileSync(file);
  for (let at = 0; at < bytes.length; at += at < 40 || at > bytes.length - 80 ? 1 : 7) {
    const altered = Buffer.from(bytes);
    altered[at] = (altered[at] ?? 0) ^ 0x20;
    writeFileSync(file, altered);
    expect([at, await isSealed(file)]).toEqual([at, false]);
  }
  for (const other of [
    bytes.subarray(0, -1),
    bytes.subarray(0, 64),
    Buffer.alloc(0),
    Buffer.concat([bytes, Buffer.from('\n')]),
  ]) {
    writeFileSync(file, other);
    expect(await isSealed(file)).toBe(false);
  }
});

test('a file that is there stays as it is', async () => {
  writeFileSync(file, '别的');
  await expect(writeSealed(file, lines())).rejects.toThrow('EEXIST');
  expect(readFileSync(file, 'utf8')).toBe('别的');
});
