import { lines } from '../lines';

/** At the terminal: why there is no Redis to read. */
export function noRedis({ redisUrl, dataDir }: { redisUrl: string | null; dataDir: string }): string {
  if (redisUrl !== null) return '连不上 Redis：请检查 REDIS_URL 写得对不对，Redis 是否在运行。';
  return `数据文件夹 ${dataDir} 里没有机器人的数据：请在机器人的文件夹里运行；数据在别处时请设置 DATA_DIR 或 REDIS_URL。`;
}

export function mistakesInConfig(mistakes: readonly string[]): string {
  return lines('配置有误，什么也没有做：', ...mistakes);
}

export function notFinished(reason: string): string {
  return `没有做完：${reason}`;
}
