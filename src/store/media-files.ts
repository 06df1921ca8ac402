import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

export type MediaFiles = ReturnType<typeof openMediaFiles>;

/** Pictures that came in, below DATA_DIR, named by the hash of their content: the same one twice is one file. */
export function openMediaFiles(dataDir: string) {
  return {
    /** Where it is kept, below DATA_DIR. Once it has its name it is whole and on the disk. */
    keep: async (bytes: Buffer, ending: string): Promise<string> => {
      const folder = join(dataDir, 'media');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `${createHash('sha256').update(bytes).digest('hex')}.${ending}`;
      await writeWhole(join(folder, name), bytes);
      await sync(folder);
      return `media/${name}`;
    },

    /** The content of what was kept under this name. */
    read: (file: string) => readFile(join(dataDir, file)),
  };
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    await write(unfinished, bytes);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function write(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The new name itself. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
