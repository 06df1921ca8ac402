import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['SHARED_DIR'] ?? join(__dirname, '..', '..', '..', 'shared');

/** Published vectors and a real issue lie outside the project; tests about them are left out without it. */
export function withShared(name: string, body: () => void): void {
  if (existsSync(folder)) describe(name, body);
  else test.skip(name, () => undefined);
}

export function readShared(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}
