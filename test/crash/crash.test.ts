import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startBot, type BotProcess } from '../support/bot-process';
import { environment, groups, secrets, startTestPlatform } from '../support/newsroom';
import { startTestRedis } from '../support/redis';
import { asMessage, readIssue } from '../../simulator/demo/issue';
import { exampleCast } from '../../simulator/demo/cast';
import type { Platform } from '../../simulator/platform';

const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const random = randomFrom(seed);
const root = join(__dirname, '..', '..');
const issue = readIssue(join(root, 'simulator', 'demo', 'example-issue.txt'));
const cast = exampleCast();
const bodies = issue.columns.flatMap(({ entries }) => entries.flatMap(({ body }) => body));

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
  await surviveKills(20, platform, env, killBoth);
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
}, 600_000);

async function surviveKillsOfBot(kills: number): Promise<void> {
  const redis = await startTestRedis();
  const platform = await startTestPlatform(Date.now);
  await surviveKills(kills, platform, environment(platform.url, redis.url), (bot) => bot.kill());
  await platform.close();
  await redis.stop();
}

type Kill = (bot: BotProcess) => Promise<void>;

/** Plays the issue again and again while the bot dies at random moments, until it has died often enough. */
async function surviveKills(wanted: number, platform: Platform, env: Record<string, string>, kill: Kill) {
  platform.sendCallbacksTo('http://127.0.0.1:9/not-up-yet');
  // Slow answers make the moment long in which a part has gone out and its mark has not.
  platform.fault({ path: '/cgi-bin/webhook/send', times: Number.MAX_SAFE_INTEGER, delayMs: 700 });
  let isOver = false;
  const life: Life = { kills: 0, output: [], isOver: () => isOver };
  const killing = keepKilling(life, wanted, { platform, env, kill });
  let plays = 0;
  for (; life.kills < wanted || plays === 0; plays += 1)
    await Promise.race([playAndCheck(platform, plays), killing]);
  isOver = true;
  await killing;
  process.stdout.write(`survived ${life.kills} kills in ${plays} issues\n`);
  for (const secret of [...secrets, ...bodies]) expect(life.output.join('\n')).not.toContain(secret);
}

type Life = { kills: number; isOver: () => boolean; output: string[] };

async function keepKilling(
  life: Life,
  wanted: number,
  how: { platform: Platform; env: Record<string, string>; kill: Kill },
) {
  while (!life.isOver()) {
    const bot = await startBot(how.env);
    how.platform.sendCallbacksTo(`${bot.url}/wecom/app`);
    const uptimeMs = life.kills < wanted ? 50 + random() * 1800 : 3000;
    for (let up = 0; up < uptimeMs && !life.isOver(); up += 50) await sleep(50);
    life.output.push(...bot.output);
    if (life.isOver() || life.kills >= wanted) {
      while (!life.isOver()) await sleep(100);
      await bot.stop();
    } else {
      await how.kill(bot);
      life.kills += 1;
    }
  }
}

/** One issue from the first message to the report, and what must hold of it. */
async function playAndCheck(platform: Platform, play: number): Promise<void> {
  const before = new Map(allPeople().map((userid) => [userid, platform.heard(userid).length]));
  const postsBefore = new Map(groups.map(({ name }) => [name, platform.posts(name).length]));
  const told = (userid: string) =>
    platform
      .heard(userid)
      .slice(before.get(userid))
      .flatMap(({ text }) => text.trimEnd().split('\n————\n'));

  const numbers = await submitAll(platform, told);
  for (const [column, accepted] of numbers) {
    await says(platform, 'editor-first', `采用 ${accepted.join(' ')} ${column}`);
    await waitFor(told, 'editor-first', new RegExp(`已采用来稿 ${accepted.at(-1) ?? ''}：`, 'u'));
  }
  await says(platform, 'editor-first', '截稿');
  await waitFor(told, 'editor-first', /已截稿，共 11 篇/u);
  await says(platform, 'editor-first', '签发');
  const [offer] = await waitFor(told, 'editor-first', /签发 \d{4}/u);
  await says(platform, 'editor-first', offer);
  const [report] = await waitFor(told, 'editor-first', /第\d+期（总第\d+期）推送结束[\s\S]*/u);
  for (const [userid] of before)
    await waitForPrinted(
      told,
      userid,
      cast.members.some((member) => member.userid === userid),
    );

  const fresh = groups.map(({ name }) => ({
    name,
    posts: platform.posts(name).slice(postsBefore.get(name)),
  }));
  for (const { name, posts } of fresh)
    checkGroup(
      name,
      posts.map(({ text }) => text),
      report,
      play,
    );
  for (const [userid] of before) expect(doubled(told(userid))).toEqual([]);
}

type Told = (userid: string) => string[];

function allPeople(): string[] {
  return cast.members.map(({ userid }) => userid);
}

/** Every piece is acknowledged once and gets one number. */
async function submitAll(platform: Platform, told: Told): Promise<Map<string, string[]>> {
  const numbers = new Map<string, string[]>();
  for (const { name, entries } of issue.columns)
    for (const piece of entries) {
      const contact = cast.contactOf(piece.attribution);
      const receipts = () => told(contact).filter((text) => text.startsWith('已收到，来稿'));
      const count = receipts().length;
      await says(platform, contact, asMessage(piece));
      await until(() => receipts().length > count, `${contact} gets a receipt`);
      const [, number = ''] = /来稿 (\d+)/u.exec(receipts().at(-1) ?? '') ?? [];
      numbers.set(name, [...(numbers.get(name) ?? []), number]);
    }
  const all = [...numbers.values()].flat();
  expect(new Set(all).size).toBe(11);
  expect(Math.max(...all.map(Number)) - Math.min(...all.map(Number))).toBe(10);
  return numbers;
}

let messages = 0;

/** WeCom repeats what was not acknowledged, here for as long as it takes; and what was, two times more. */
async function says(platform: Platform, userid: string, text: string): Promise<void> {
  messages += 1;
  const msgId = `77${seed}${messages}`;
  for (;;) {
    const { accepted } = await platform.say(userid, text, { msgId });
    if (accepted) break;
  }
  await Promise.all([platform.say(userid, text, { msgId }), platform.say(userid, text, { msgId })]);
}

/** A part stands in a group once, or not at all and then the report says that it is not known. */
function checkGroup(name: string, posts: string[], report: string, play: number): void {
  const parts = Number(/（1\/(\d+)）/u.exec(posts.join('\n'))?.[1] ?? 0);
  expect(parts).toBeGreaterThan(1);
  expect(new Set(posts).size).toBe(posts.length);
  const marks = posts.map((post) => Number(/（(\d+)\/\d+）/u.exec(post)?.[1]));
  expect(marks).toEqual(marks.toSorted((a, b) => a - b));
  const missing = Array.from({ length: parts }, (_, index) => index + 1).filter(
    (part) => !marks.includes(part),
  );
  const doubtful =
    new RegExp(`${name}：第([\\d、]+)段未确认`, 'u').exec(report)?.[1]?.split('、').map(Number) ?? [];
  expect({ play, name, silent: missing.filter((part) => !doubtful.includes(part)) }).toEqual({
    play,
    name,
    silent: [],
  });
}

async function waitForPrinted(told: Told, userid: string, isContact: boolean): Promise<void> {
  const receipts = told(userid).filter((text) => text.startsWith('已收到，来稿')).length;
  if (isContact)
    await until(() => count(told(userid), '已刊出：') === receipts, `${userid} hears what was printed`);
}

function count(texts: string[], words: string): number {
  return texts.filter((text) => text.includes(words)).length;
}

function doubled(texts: string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

async function waitFor(told: Told, userid: string, pattern: RegExp): Promise<RegExpExecArray> {
  const fitting = () => told(userid).find((text) => pattern.test(text));
  await until(() => fitting() !== undefined, `${userid} is told ${pattern.source}`);
  const found = pattern.exec(fitting() ?? '');
  if (!found) throw new Error(pattern.source);
  return found;
}

async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let waited = 0; waited < 150_000; waited += 20) {
    if (isSo()) return;
    await sleep(20);
  }
  throw new Error(`this did not come: ${what} (seed ${seed})`);
}

async function pidOfRedis(socket: string): Promise<number> {
  const client = new Redis(socket);
  const info = await client.info('server');
  client.disconnect();
  return Number(/process_id:(\d+)/u.exec(info)?.[1]);
}

/** mulberry32 */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
