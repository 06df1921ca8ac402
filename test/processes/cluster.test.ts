import { keysOf } from '../../src/store/keys';
import { buildBot, type Built } from '../chaos/build-bot';
import { meetPeople } from '../crash/people';
import { atTerminal } from '../support/at-terminal';
import { fullDesk } from '../support/full-desk';
import { environment, startTestPlatform } from '../support/newsroom';
import { openProcesses } from './processes';
import { startTestCluster, type TestCluster } from '../support/redis-cluster';
import { playExample, playThirty } from './whole-way';

let built: Built;
let cluster: TestCluster;
beforeAll(async () => {
  built = buildBot();
  cluster = await startTestCluster();
}, 120_000);
afterAll(async () => {
  await cluster.stop();
  built.remove();
});

const desk = 'ww0123456789abcdef:1000002';
const key = keysOf(desk).facts;

test('on a cluster of three masters: the whole way, a look from the terminal, and a desk whose node changes, and is killed', async () => {
  const platform = await startTestPlatform(Date.now);
  const env = environment(platform.url, cluster.url);
  const bots = await openProcesses({ main: built.main, env, roles: ['web', 'web', 'worker', 'worker'] });
  platform.sendCallbacksTo(`${bots.front}/wecom/app`);
  await playExample(platform);
  await playThirty(platform);
  expect(platform.calls.filter(({ path }) => path === '/cgi-bin/gettoken')).toHaveLength(1);

  const owner = await cluster.ownerOf(key);
  const counts = await Promise.all(cluster.nodes.map(({ client }) => client.dbsize()));
  expect(counts.map((count) => count > 0)).toEqual(counts.map((_, index) => index === owner));
  const { code, stdout } = await atTerminal('audit', ['--since', '2020-01-01'], {
    ...env,
    DESK_CONFIG: fullDesk(),
  });
  expect(code).toBe(0);
  expect(stdout.match(/"what":"submitted"/g)).toHaveLength(41);

  await cluster.moveSlot(key, (owner + 1) % 3);
  let messages = 0;
  const people = meetPeople(platform, ['contact-lake'], () => `44${(messages += 1)}`);
  await people.says('contact-lake', '班组搬了家\n湖东区总工会的班组搬进了新的职工之家，一切照旧。');
  await people.isTold('contact-lake', /^已收到，来稿 42。/u);
  expect(await cluster.ownerOf(key)).toBe((owner + 1) % 3);

  await cluster.restart((owner + 1) % 3, 500);
  await people.says('contact-lake', '班组又搬了家\n湖东区总工会的班组又搬进了新的职工之家，一切照旧。');
  await people.isTold('contact-lake', /^已收到，来稿 43。/u);
  await bots.close();
  await platform.close();
}, 400_000);
