import { Redis } from 'ioredis';
import { createLog } from '../src/log';
import { startTestRedis } from './support/redis';

test('an error of Redis is logged without what somebody wrote', async () => {
  const redis = await startTestRedis();
  const client = new Redis(redis.url);
  await client.set('text', 'is no list');
  const error: unknown = await client.rpush('text', '来稿的全文').catch((refused: unknown) => refused);
  expect(JSON.stringify(error)).toContain('来稿的全文');
  const logged: string[] = [];
  createLog({ write: (line: string) => void logged.push(line) }).error({ err: error }, 'a message failed');
  expect(logged.join('')).toContain('WRONGTYPE');
  expect(logged.join('')).not.toContain('来稿的全文');
  await client.quit();
  await redis.stop();
});
