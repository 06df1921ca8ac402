import { environment } from './config/environment';
import type { TextFile, Variables } from './config/environment';
import { readDesk } from './config/read-desk';
import { readEnvironment } from './config/read-environment';
import type { Settings } from './config/read-environment';
import { readLayout } from './config/read-layout';
import { readWords } from './config/read-words';
import type { DeskConfig } from './desk/desk-config';
import type { Layout } from './format/word/layout';

export type Config = Readonly<
  Settings & {
    desk: DeskConfig;
    layout: Layout;
    /** The file that says what stands in for a font that is not there; null: there is none. */
    fonts: string | null;
  }
>;

export type ConfigReading = { ok: true; config: Config } | { ok: false; mistakes: string[] };

/**
 * `words`, `layout` and `fonts` stand beside desk.yaml, and the last is read by others; `dotenv` only serves to name the
 * line of a variable.
 */
export type ConfigFiles = {
  desk: TextFile;
  words?: TextFile;
  layout?: TextFile;
  fonts?: TextFile;
  dotenv?: TextFile;
};

/**
 * The environment, desk.yaml, words.yaml and layout.yaml as one frozen Config, or every mistake in them, each a Chinese
 * sentence with its place. No sentence holds a secret.
 */
export function readConfig(env: Variables, files: ConfigFiles): ConfigReading {
  const variables = environment(env, files.dotenv);
  const { settings, mistakes } = readEnvironment(variables);
  const desk = readDesk(files.desk, variables);
  const words = readWords(files.words ?? { path: 'words.yaml', text: null });
  const layout = readLayout(files.layout ?? { path: 'layout.yaml', text: null });
  if (desk.ok && words.ok && layout.ok && mistakes.length === 0) {
    const whole = { ...desk.desk, words: words.words };
    const fonts = files.fonts?.text ? files.fonts.path : null;
    return { ok: true, config: frozen({ ...settings, desk: whole, layout: layout.layout, fonts }) };
  }
  return { ok: false, mistakes: [...mistakes, ...[desk, words, layout].flatMap(mistakesOf)] };
}

function mistakesOf(reading: { ok: true } | { ok: false; mistakes: string[] }): string[] {
  return reading.ok ? [] : reading.mistakes;
}

/** Under which the store keeps this desk. */
export function deskKey({ wecom }: Pick<Config, 'wecom'>): string {
  return `${wecom.corpId}:${wecom.agentId}`;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
