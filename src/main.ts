import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { readConfig, type Config } from './config';
import { createLog } from './log';
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
    await running.close();
    await own?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void stop());
}

/** Null after every mistake was told. */
function settings(): Config | null {
  const dotenv = { path: '.env', text: readText('.env') };
  const env = { ...(dotenv.text === null ? {} : parseEnv(dotenv.text)), ...process.env };
  const path = env['DESK_CONFIG'] ?? 'config/desk.yaml';
  const reading = readConfig(env, { desk: { path, text: readText(path) }, dotenv });
  if (reading.ok) return reading.config;
  process.stderr.write(
    `配置有 ${reading.mistakes.length} 处需要改，没有启动：\n${reading.mistakes.join('\n')}\n`,
  );
  return null;
}

function readText(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
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
