import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bars } from './bars';
import { planFor, subscribe } from './dispatch-plan';
import { pinned, type Core } from './pin';
import type { Post } from './receiver';
import { startRedis } from './redis';
import { startReceiver, type Receiver } from './start-receiver';
import { startBot } from './start-server';
import { median, spread } from './statistics';
import { printTable } from './table';
import { inTurn } from './turns';

/** 20 parts a group: none has to wait for its minute. */
const shape = { groups: 500, parts: 20 };
const posts = shape.groups * shape.parts;
const rounds = 7;

/**
 * B7: posts a second of the sender with its ledger, beside bare clients, in turns. Those on one core share it, and each
 * compiles its code anew: there as many workers are measured against as many clients. A worker on the other core shares it
 * with Redis and the receiver.
 */
export async function measureSender(bars: Bars): Promise<void> {
  const senders = {
    'one bare client': () => sendBare(1),
    'one worker': () => sendByBot([0]),
    'two workers, a core each': () => sendByBot([0, 1]),
    'two bare clients on one core': () => sendBare(2),
    'two workers on one core': () => sendByBot([0, 0]),
  };
  type Name = keyof typeof senders;
  const names = Object.keys(senders) as Name[];
  const found = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const name of inTurn(names, round)) found.get(name)?.push(await senders[name]());
  const ratios = (name: Name, to: Name) =>
    (found.get(name) ?? []).map((one, round) => one / (found.get(to)?.[round] ?? NaN));
  const row = (name: Name) => [
    name,
    spread(found.get(name) ?? [], 0),
    spread(ratios(name, 'one bare client')),
    spread(ratios(name, 'two bare clients on one core')),
  ];
  printTable(`B7: ${posts} posts of 1.7 kB to ${shape.groups} groups, median (least–most) of ${rounds}`, [
    ['sender', 'posts/s', '÷ one bare client', '÷ two'],
    ...names.map(row),
  ]);
  const one = median(ratios('one worker', 'one bare client'));
  bars.atLeast('B7 one worker with its ledger ÷ one bare undici client', one, 0.45);
  const two = median(ratios('two workers on one core', 'two bare clients on one core'));
  bars.atLeast('B7 two workers on one core ÷ two bare clients on it', two, 0.45);
}

async function sendBare(clients: number): Promise<number> {
  const receiver = await startReceiver();
  const command = [process.execPath, '--import', 'tsx', join(__dirname, 'bare-sender.ts')];
  const args = [receiver.url, String(shape.groups), String(shape.parts / clients)];
  const gone = Array.from({ length: clients }, () =>
    once(spawn(...pinned(0, [...command, ...args]), { stdio: 'inherit' }), 'exit'),
  );
  await Promise.all(gone);
  return perSecond(receiver);
}

async function sendByBot(cores: readonly Core[]): Promise<number> {
  const receiver = await startReceiver();
  const redis = await startRedis('always');
  const subscribers = subscribe(shape.groups);
  const env = { ROLE: 'all', DESK_CONFIG: subscribers.file, WECOM_API_BASE: receiver.url };
  const bots = await Promise.all(cores.map((core) => startBot('bot', redis.url, env, core)));
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
