import { deskKey, type Config } from '../src/config';
import { mistakesInConfig, noRedis, notFinished } from '../src/format/says/terminal';
import { readFiles } from '../src/read-files';
import { reachRedis, type Reached } from '../src/store/reach-redis';

/** Exit code 0 says its sentence on standard output, any other on standard error; `notice` goes there too. */
export type Ended = { code: 0 | 1 | 2; sentence: string; notice?: string };

/** Runs a program of the terminal and says what came of it. */
export function atTerminal(program: (args: string[]) => Promise<Ended>): void {
  program(process.argv.slice(2)).then(end, (error: unknown) => {
    end({ code: 1, sentence: notFinished(error instanceof Error ? error.message : String(error)) });
    process.exit();
  });
}

/** With the configuration and its Redis, or the sentence that says what is missing. */
export async function withRedis(
  { mayBegin }: { mayBegin: boolean },
  work: (config: Config, client: Reached['client']) => Promise<Ended>,
): Promise<Ended> {
  const reading = readFiles(process.env);
  if (!reading.ok) return { code: 2, sentence: mistakesInConfig(reading.mistakes) };
  const { redisUrl, dataDir } = reading.config;
  const reached = await reachRedis({ redisUrl, dataDir, desk: deskKey(reading.config), mayBegin });
  if (!reached) return { code: 1, sentence: noRedis(reading.config) };
  try {
    return await work(reading.config, reached.client);
  } finally {
    await reached.leave();
  }
}

function end({ code, sentence, notice }: Ended): void {
  (code === 0 ? process.stdout : process.stderr).write(`${sentence}\n`);
  if (notice !== undefined) process.stderr.write(`${notice}\n`);
  process.exitCode = code;
}
