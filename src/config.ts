import { environment } from './config/environment';
import type { TextFile, Variables } from './config/environment';
import { readDesk } from './config/read-desk';
import { readEnvironment } from './config/read-environment';
import type { Settings } from './config/read-environment';
import type { DeskConfig } from './desk/desk-config';

export type Config = Readonly<Settings & { desk: DeskConfig }>;

export type ConfigReading = { ok: true; config: Config } | { ok: false; mistakes: string[] };

/**
 * The environment and desk.yaml as one frozen Config, or every mistake in both, each a Chinese sentence
 * with its place. No sentence holds a secret. `dotenv` only serves to name the line of a variable.
 */
export function readConfig(env: Variables, files: { desk: TextFile; dotenv?: TextFile }): ConfigReading {
  const variables = environment(env, files.dotenv);
  const { settings, mistakes } = readEnvironment(variables);
  const desk = readDesk(files.desk, variables);
  if (desk.ok && mistakes.length === 0) return { ok: true, config: frozen({ ...settings, desk: desk.desk }) };
  return { ok: false, mistakes: [...mistakes, ...(desk.ok ? [] : desk.mistakes)] };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
