import { Redis } from 'ioredis';
import { checkRedis } from '../../src/store/check-redis';
import type { TestRedis } from '../support/redis';
import { startTestRedis } from '../support/redis';

describe('checkRedis', () => {
  let server: TestRedis;
  let client: Redis;

  beforeAll(async () => {
    server = await startTestRedis();
    client = new Redis(server.url);
  });

  afterAll(async () => {
    await client.quit();
    await server.stop();
  });

  it('has nothing to say of a durable server that evicts nothing', async () => {
    await client.config('SET', 'appendonly', 'yes', 'maxmemory-policy', 'noeviction');
    expect(await checkRedis(client)).toEqual([]);
  });

  it('says what to set on a server that forgets and evicts', async () => {
    await client.config('SET', 'appendonly', 'no', 'maxmemory-policy', 'allkeys-lru');
    expect(await checkRedis(client)).toEqual([
      'Redis 没有打开 AOF，断电会丢稿，请设置 appendonly yes 和 appendfsync always（或 everysec）',
      'Redis 内存满时会自行删除数据（maxmemory-policy 现在是 allkeys-lru），请设置 maxmemory-policy noeviction',
    ]);
  });

  it.each([
    ['6.0.16', ['Redis 版本应为 6.2 以上，现在是 6.0.16，请升级']],
    ['5.9.0', ['Redis 版本应为 6.2 以上，现在是 5.9.0，请升级']],
    ['6.2.0', []],
    ['10.0.1', []],
  ])('judges version %s', async (version, said) => {
    const info = `# Server\r\nredis_version:${version}\r\naof_enabled:1\r\nmaxmemory_policy:noeviction\r\n`;
    expect(await checkRedis({ info: () => Promise.resolve(info) })).toEqual(said);
  });

  it('takes nothing for granted that the server does not tell', async () => {
    expect(await checkRedis({ info: () => Promise.resolve('') })).toEqual([
      'Redis 版本应为 6.2 以上，现在是 未知，请升级',
      'Redis 没有打开 AOF，断电会丢稿，请设置 appendonly yes 和 appendfsync always（或 everysec）',
      'Redis 内存满时会自行删除数据（maxmemory-policy 现在是 未知），请设置 maxmemory-policy noeviction',
    ]);
  });
});
