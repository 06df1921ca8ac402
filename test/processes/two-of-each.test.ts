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
  await expectHealthOnly(bots.workers);
  await bots.close();
  await platform.close();
  await redis.stop();
  for (const secret of secrets) expect(bots.output().join('\n')).not.toContain(secret);
}, 300_000);

/** On a worker's own port: its health and its calls, and nothing of the doors. */
async function expectHealthOnly(workers: readonly string[]): Promise<void> {
  const printed = await Promise.all(workers.map(async (url) => (await fetch(`${url}/metrics`)).text()));
  const posts = /^jianbao_wecom_call_seconds_count\{call="webhook\/send",errcode="0"\} (\d+)$/m;
  const sent = printed.map((text) => Number(posts.exec(text)?.[1] ?? 0));
  expect(sent.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  for (const url of workers) {
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    for (const path of ['/wecom/app', '/archive', '/board']) {
      expect((await fetch(url + path)).status).toBe(404);
      expect((await fetch(url + path, { method: 'POST', body: '<xml/>' })).status).toBe(404);
    }
  }
}
