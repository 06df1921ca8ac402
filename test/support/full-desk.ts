import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const config = join(__dirname, '..', '..', 'config');
let file: string | null = null;

/** A copy of the example desk in which every group reads the whole issue in messages, at any hour. */
export function fullDesk(): string {
  file ??= copyDesk();
  return file;
}

function copyDesk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-desk-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  cpSync(config, folder, { recursive: true });
  const copy = join(folder, 'desk.yaml');
  const text = readFileSync(copy, 'utf8').replaceAll('style: digest', 'style: full');
  writeFileSync(copy, text.replace(/^ *quietHours:.*\n/mu, ''));
  return copy;
}
