import type { Redis } from 'ioredis';

/**
 * What must be set before this Redis may hold the desk, a Chinese sentence each; empty when it may.
 * Read from INFO alone: managed services forbid CONFIG.
 */
export async function checkRedis(client: Pick<Redis, 'info'>): Promise<string[]> {
  const info = readInfo(await client.info());
  return rules.flatMap(({ isMet, say }) => (isMet(info) ? [] : [say(info)]));
}

type Info = (name: string) => string;

function readInfo(text: string): Info {
  const fields = new Map(text.split(/\r?\n/).map((line) => splitOnce(line)));
  return (name) => fields.get(name) ?? '';
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(':');
  return [line.slice(0, at), line.slice(at + 1)];
}

const rules: { isMet: (info: Info) => boolean; say: (info: Info) => string }[] = [
  {
    isMet: (info) => isAtLeast(info('redis_version'), [6, 2]),
    say: (info) => `Redis 版本应为 6.2 以上，现在是 ${info('redis_version') || '未知'}，请升级`,
  },
  {
    isMet: (info) => info('aof_enabled') === '1',
    say: () => 'Redis 没有打开 AOF，断电会丢稿，请设置 appendonly yes 和 appendfsync always（或 everysec）',
  },
  {
    isMet: (info) => info('maxmemory_policy') === 'noeviction',
    say: (info) =>
      `Redis 内存满时会自行删除数据（maxmemory-policy 现在是 ${info('maxmemory_policy') || '未知'}），请设置 maxmemory-policy noeviction`,
  },
];

/** Valkey answers with the Redis version that it is compatible with. */
function isAtLeast(version: string, [major, minor]: [number, number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
