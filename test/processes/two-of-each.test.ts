import { buildBot, type Built } from '../chaos/build-bot';
import { environment, secrets, startTestPlatform } from '../support/newsroom';
import { startTestRedis } from '../support/redis';
import { openProcesses } from './processes';
import { playExample, playThirty } from './whole-way';

let built: Built;
beforeAll(() => {
  built = buildBot();
}, 120_000);
afterAll(() => {
  built.remove();
});

test('two doors and two workers on one Redis: the whole way of an issue, and of thirty pieces at once', async () => {
  const redis = await startTestRedis();
  const platform = await startTestPlatform(Date.now);
  const env = environment(platform.url, redis.url);
  const bots = await openProcesses({ main: built.main, env, roles: ['web', 'web', 'worker', 'worker'] });
  platform.sendCallbacksTo(`${bots.front}/wecom/app`);
  await playExample(platform);
  await playThirty(platform);
  const tokens = platform.calls.filter(({ path }) => path === '/cgi-bin/gettoken');
  expect(tokens).toHaveLength(1);
  await bots.close();
  await platform.close();
  await redis.stop();
  for (const secret of secrets) expect(bots.output().join('\n')).not.toContain(secret);
}, 300_000);
