import { parseEnv } from 'node:util';

export type Variables = Record<string, string | undefined>;

export type TextFile = { path: string; text: string | null };

/** The variables, and where to look for one of them: `.env:7 WECOM_TOKEN` or `环境变量 WECOM_TOKEN`. */
export type Environment = { env: Variables; placeOf: (name: string) => string };

export function environment(env: Variables, dotenv?: TextFile): Environment {
  return { env, placeOf: (name) => dotenvPlace(name, env, dotenv) ?? `环境变量 ${name}` };
}

/** Null where the value comes from elsewhere: what the shell sets wins over .env. */
function dotenvPlace(name: string, env: Variables, dotenv?: TextFile): string | null {
  if (!dotenv?.text) return null;
  const line = lineOf(name, dotenv.text.split('\n'));
  const isSetThere = env[name] === undefined || env[name] === parseEnv(dotenv.text)[name];
  return line > 0 && isSetThere ? `${dotenv.path}:${line} ${name}` : null;
}

/** The last line counts, as it does for the parser. */
function lineOf(name: string, lines: string[]): number {
  return (
    lines.findLastIndex(
      (line) =>
        line
          .replace(/^\s*export\s/, '')
          .split('=')[0]
          ?.trim() === name,
    ) + 1
  );
}
