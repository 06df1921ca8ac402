import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { exampleCast } from '../../simulator/demo/cast';
import { readIssue } from '../../simulator/demo/issue';
import type { Platform } from '../../simulator/platform';
import type { BotProcess } from '../support/bot-process';
import { environment, groups, secrets, startTestPlatform } from '../support/newsroom';
import { randomFrom } from '../support/random';
import { startTestRedis } from '../support/redis';
import { checkCards, checkGroup, checkHistories, checkNumbers, checkPrinted, checkWords } from './checks';
import { surviveKills, type Kill } from './kills';
import { meetPeople } from './people';
import { playIssue } from './play';
import { bodiesOf } from './script';

const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const random = randomFrom(seed);
const root = join(__dirname, '..', '..');
const issue = readIssue(join(root, 'simulator', 'demo', 'example-issue.txt'));
const cast = exampleCast();
const userids = cast.members.map(({ userid }) => userid);
const contacts = userids.filter((userid) => userid.startsWith('contact-'));

beforeAll(() => {
  execFileSync('npm', ['run', '-s', 'build'], { cwd: root });
  process.stdout.write(`crash test, CRASH_SEED=${seed}\n`);
}, 120_000);

test('100 kills of the bot lose nothing, double nothing, and leave no part in doubt unsaid', async () => {
  await Promise.all([surviveKillsOfBot(50), surviveKillsOfBot(50)]);
}, 1_500_000);

test('20 kills of the bot and its own Redis together do not either', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-crash-'));
  const platform = await startTestPlatform(Date.now);
  const env = { ...environment(platform.url, ''), DATA_DIR: folder };
  const killBoth = async (bot: BotProcess) => {
    process.kill(await pidOfRedis(join(folder, 'redis.sock')), 'SIGKILL');
    await bot.kill();
  };
  await survive(20, platform, env, killBoth);
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
}, 600_000);

async function surviveKillsOfBot(wanted: number): Promise<void> {
  const redis = await startTestRedis();
  const platform = await startTestPlatform(Date.now);
  await survive(wanted, platform, environment(platform.url, redis.url), (bot) => bot.kill());
  await platform.close();
  await redis.stop();
}

async function survive(wanted: number, platform: Platform, env: Record<string, string>, kill: Kill) {
  const how = { wanted, env, kill, random };
  const logged = (await surviveKills(platform, how, () => playAndCheck(platform))).join('\n');
  for (const secret of [...secrets, ...bodiesOf(issue)]) expect(logged).not.toContain(secret);
}

let messages = 0;

/** One issue, and what must hold of it. */
async function playAndCheck(platform: Platform): Promise<void> {
  const newId = () => `77${seed}${(messages += 1)}`;
  const people = meetPeople(platform, userids, newId);
  const postsBefore = new Map(groups.map(({ name }) => [name, platform.posts(name).length]));
  const { pieces, report } = await playIssue({ people, cast, issue });
  checkNumbers(pieces);
  await checkPrinted(contacts, people);
  await checkCards(pieces, people);
  await checkHistories(pieces, people);
  for (const { name } of groups) {
    const posts = platform.posts(name).slice(postsBefore.get(name));
    checkGroup(
      name,
      posts.map(({ text }) => text),
      report,
    );
  }
  checkWords(userids, people);
}

async function pidOfRedis(socket: string): Promise<number> {
  const client = new Redis(socket);
  const info = await client.info('server');
  client.disconnect();
  return Number(/process_id:(\d+)/u.exec(info)?.[1]);
}
