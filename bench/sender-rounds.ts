import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bars } from './bars';
import { planFor, subscribe } from './dispatch-plan';
import { pinned } from './pin';
import type { Post } from './receiver';
import { startRedis } from './redis';
import { startReceiver, type Receiver } from './start-receiver';
import { startBot } from './start-server';
import { median, spread } from './statistics';
import { printTable } from './table';

/** 20 parts a group: none has to wait for its minute. */
const shape = { groups: 500, parts: 20 };
const posts = shape.groups * shape.parts;
const rounds = 5;

/** B7: posts a second of the sender with its ledger, beside a bare client, in turns. */
export async function measureSender(bars: Bars): Promise<void> {
  const senders = { bare: sendBare, 'one worker': () => sendByBot(1), 'two workers': () => sendByBot(2) };
  const names = Object.keys(senders) as (keyof typeof senders)[];
  const found = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const name of [...names.slice(round % 3), ...names.slice(0, round % 3)])
      found.get(name)?.push(await senders[name]());
  const bare = found.get('bare') ?? [];
  const ratios = (name: keyof typeof senders) =>
    (found.get(name) ?? []).map((one, round) => one / (bare[round] ?? NaN));
  printTable(`B7: ${posts} posts of 1.7 kB to ${shape.groups} groups, median (least–most) of ${rounds}`, [
    ['sender', 'posts/s', '÷ bare'],
    ...names.map((name) => [name, spread(found.get(name) ?? [], 0), spread(ratios(name))]),
  ]);
  bars.atLeast('B7 sender with ledger ÷ bare undici, one worker', median(ratios('one worker')), 0.45);
  bars.atLeast('B7 the same, two workers', median(ratios('two workers')), 0.45);
}

async function sendBare(): Promise<number> {
  const receiver = await startReceiver();
  const command = [process.execPath, '--import', 'tsx', join(__dirname, 'bare-sender.ts')];
  const args = [receiver.url, String(shape.groups), String(shape.parts)];
  const sender = spawn(...pinned(0, [...command, ...args]), { stdio: 'inherit' });
  await once(sender, 'exit');
  return perSecond(receiver);
}

async function sendByBot(workers: number): Promise<number> {
  const receiver = await startReceiver();
  const redis = await startRedis('always');
  const subscribers = subscribe(shape.groups);
  const env = { ROLE: 'all', DESK_CONFIG: subscribers.file, WECOM_API_BASE: receiver.url };
  const bots = await Promise.all(Array.from({ length: workers }, () => startBot('bot', redis.url, env)));
  await planFor(subscribers, shape, redis);
  await waitForPosts(receiver, posts);
  for (const bot of bots) await bot.stop();
  await redis.stop();
  return perSecond(receiver);
}

export async function waitForPosts(receiver: Receiver, count: number, patienceMs = 120_000): Promise<Post[]> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    if ((await receiver.accepted()) >= count)
      return (await receiver.received()).posts.filter(({ errcode }) => errcode === 0);
    await sleep(500);
  }
  throw new Error('posts are missing');
}

async function perSecond(receiver: Receiver): Promise<number> {
  const { posts: all } = await receiver.received();
  await receiver.stop();
  return all.length / (((all.at(-1)?.at ?? 0) - (all[0]?.at ?? 0)) / 1000);
}
