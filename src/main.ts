import type { Config } from './config';
import { createLog } from './log';
import { readFiles } from './read-files';
import { startRoles } from './roles';
import { startOwnRedis, type OwnRedis } from './store/own-redis';

const log = createLog();

/** The only file that touches `process`: reads the settings, starts the roles, stops them. */
async function main(): Promise<void> {
  const config = settings();
  if (!config) {
    process.exitCode = 2;
    return;
  }
  const own = config.redisUrl === null ? await startRedis(config) : null;
  const running = await startRoles(config, {
    redisUrl: config.redisUrl ?? own?.socket ?? '',
    log,
    now: Date.now,
  });
  log.info({ role: config.role, port: running.port, ownRedis: own !== null }, 'jianbao is running');
  const stop = async (): Promise<void> => {
    log.info('jianbao stops');
    await running.close();
    await own?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void stop());
}

/** Null after every mistake was told. */
function settings(): Config | null {
  const reading = readFiles(process.env);
  if (reading.ok) return reading.config;
  process.stderr.write(
    `配置有 ${reading.mistakes.length} 处需要改，没有启动：\n${reading.mistakes.join('\n')}\n`,
  );
  return null;
}

function startRedis({ dataDir }: Config): Promise<OwnRedis> {
  return startOwnRedis({
    dataDir,
    onEvent: (event) => {
      if (event.kind === 'ended') log.error(event, 'our Redis ended and is started again');
      else log.info('our Redis runs again');
    },
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`没有启动：${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
