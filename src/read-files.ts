import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { readConfig, type ConfigReading } from './config';
import type { TextFile, Variables } from './config/environment';

/** The configuration from .env and the files it names, seen from the folder of this process; the shell's own variables win. */
export function readFiles(shell: Variables): ConfigReading {
  const dotenv = readFile('.env');
  const env = { ...(dotenv.text === null ? {} : parseEnv(dotenv.text)), ...shell };
  const desk = readFile(env['DESK_CONFIG'] ?? 'config/desk.yaml');
  const words = readFile(join(dirname(desk.path), 'words.yaml'));
  const layout = readFile(join(dirname(desk.path), 'layout.yaml'));
  const fonts = readFile(join(dirname(desk.path), 'fonts.conf'));
  return readConfig(env, { desk, words, layout, fonts, dotenv });
}

function readFile(path: string): TextFile {
  return { path, text: existsSync(path) ? readFileSync(path, 'utf8') : null };
}
