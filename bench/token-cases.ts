import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bars } from './bars';
import { startRedis } from './redis';
import { startReceiver } from './start-receiver';
import { printTable } from './table';

const each = 500;
const tokenLifeMs = 5000;

/** B10: 1,000 sends of two processes meet a token that has just expired; and none that is any good. */
export async function measureTokens(bars: Bars): Promise<void> {
  const expired = await play({ tokenLifeMs, rounds: 2 });
  const wrong = await play({ tokenLifeMs: null, rounds: 20 });
  printTable('B10: 2 processes × 500 sends at once', [
    ['token', 'bursts', 'sent', 'gettoken'],
    ['expires after the first burst', '2', String(expired.sent), String(expired.tokens)],
    ['a wrong secret', '20', String(wrong.sent), String(wrong.tokens)],
  ]);
  bars.is('B10 gettoken, one before and one after the expiry', String(expired.tokens), expired.tokens === 2);
  bars.is('B10 sent', `${expired.sent} of ${4 * each}`, expired.sent === 4 * each);
  bars.atMost('B10 gettoken with a wrong secret', wrong.tokens, 5);
}

async function play({ tokenLifeMs, rounds }: { tokenLifeMs: number | null; rounds: number }) {
  const receiver = await startReceiver({ tokenLifeMs });
  const redis = await startRedis('always');
  const senders = await Promise.all([1, 2].map(() => startSender([receiver.url, redis.url, String(each)])));
  let sent = 0;
  for (let round = 0; round < rounds; round += 1) {
    const done = await Promise.all(senders.map(send));
    sent += done.reduce((sum, count) => sum + count, 0);
    if (tokenLifeMs !== null) await sleep(tokenLifeMs);
  }
  const { tokens } = await receiver.received();
  for (const sender of senders) sender.kill('SIGKILL');
  for (const stopped of [redis, receiver]) await stopped.stop();
  return { sent, tokens };
}

async function startSender(args: string[]): Promise<ChildProcess> {
  const sender = fork(join(__dirname, 'token-sender.ts'), args, { execArgv: ['--import', 'tsx'] });
  await once(sender, 'message');
  return sender;
}

async function send(sender: ChildProcess): Promise<number> {
  sender.send('send');
  const [sent] = (await once(sender, 'message')) as [number];
  return sent;
}
