import { control } from './control';
import { readOptions } from './options';
import { startPlatform } from './platform';

/** `tsx simulator/main.ts --config FILE.json`, or flags in its stead or over it: see options.ts. */
async function main(): Promise<void> {
  const platform = await startPlatform(readOptions(process.argv.slice(2)), control);
  const stop = (): void => {
    void platform.close();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`${platform.url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
