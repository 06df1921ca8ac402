import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';

/** `off`: nobody wants PDFs. `not-found`: none on the PATH. `not-runnable`: the one that is named is no program. */
export type FoundOffice = { program: string } | { why: 'off' | 'not-found' | 'not-runnable' };

export type OfficeSettings = {
  /** SOFFICE: a path, a name on the PATH, or `off`; null: looked for by its usual names. */
  named: string | null;
  /** PATH */
  path: string;
};

const usualNames = ['soffice', 'libreoffice'];

/** The LibreOffice of this machine, as an absolute path. */
export async function findOffice({ named, path }: OfficeSettings): Promise<FoundOffice> {
  if (named === 'off') return { why: 'off' };
  const names = named === null ? usualNames : [named];
  for (const place of names.flatMap((name) => placesOf(name, path)))
    if (await isProgram(place)) return { program: place };
  return { why: named === null ? 'not-found' : 'not-runnable' };
}

function placesOf(name: string, path: string): string[] {
  if (name.includes('/')) return [resolve(name)];
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => resolve(join(folder, name)));
}

async function isProgram(place: string): Promise<boolean> {
  try {
    await access(place, constants.X_OK);
    return (await stat(place)).isFile();
  } catch {
    return false;
  }
}
