import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['SHARED_DIR'] ?? join(__dirname, '..', '..', '..', 'shared');

/** Published vectors and a real issue lie outside the project; tests about them are left out without it. */
export const withShared = existsSync(folder) ? describe : describe.skip;

export function readShared(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}
