import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMediaFiles } from '../../src/store/media-files';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'jianbao-data-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

const bytes = Buffer.from('a picture');
const name = `${createHash('sha256').update(bytes).digest('hex')}.jpg`;

test('a file is named by its content, and nothing else is left in the folder', async () => {
  expect(await openMediaFiles(dataDir).keep(bytes, 'jpg')).toBe(`media/${name}`);
  expect(readdirSync(join(dataDir, 'media'))).toEqual([name]);
  expect(readFileSync(join(dataDir, 'media', name))).toEqual(bytes);
});

test('the same twice, also at once, is one file', async () => {
  const files = openMediaFiles(dataDir);
  await Promise.all([files.keep(bytes, 'jpg'), files.keep(bytes, 'jpg'), files.keep(bytes, 'jpg')]);
  expect(readdirSync(join(dataDir, 'media'))).toEqual([name]);
});

test('where it cannot be written, no file has its name', async () => {
  writeFileSync(join(dataDir, 'media'), 'a file in the way');
  await expect(openMediaFiles(dataDir).keep(bytes, 'jpg')).rejects.toThrow();
});
