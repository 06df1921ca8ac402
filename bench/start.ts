import { setTimeout as sleep } from 'node:timers/promises';
import { openBars } from './bars';
import { prepare } from './callbacks';
import { closedLoop } from './closed-loop';
import { rssMb } from './figures';
import { pinSelf } from './pin';
import { startRedis } from './redis';
import { run } from './run';
import { build, startBare, startBot, type Server } from './start-server';
import { median, spread } from './statistics';
import { printTable } from './table';

type Start = { readyMs: number; idleMb: number };

/** B12: spawn to first 200, and the memory of the whole bot (every role in one process) when nothing happens. */
async function main(): Promise<void> {
  build();
  pinSelf(1);
  const redis = await startRedis('always');
  const starts: { bare: Start; bot: Start }[] = [];
  for (let round = 0; round < 5; round += 1)
    starts.push({
      bare: await observe(() => startBare()),
      bot: await observe(() => startBot('bot', redis.url, { ROLE: 'all' })),
    });
  await redis.stop();
  report(starts);
}

async function observe(start: () => Promise<Server>): Promise<Start> {
  const requests = prepare(100);
  const server = await start();
  for (const request of requests) if (await isAccepted(server, request)) break;
  const readyMs = performance.now() - server.spawnedAt;
  await sleep(3000);
  const idleMb = rssMb(server.pid);
  await server.stop();
  return { readyMs, idleMb };
}

async function isAccepted({ port }: Server, request: Buffer): Promise<boolean> {
  const { statuses } = await closedLoop(port, [request], 1);
  return statuses.has(200);
}

function report(starts: readonly { bare: Start; bot: Start }[]): void {
  const of = (name: 'bare' | 'bot', figure: keyof Start) => starts.map((start) => start[name][figure]);
  printTable('Start, median (least–most) of five', [
    ['', 'first 200 after ms', 'idle MB'],
    ...(['bare', 'bot'] as const).map((name) => [
      name,
      spread(of(name, 'readyMs'), 0),
      spread(of(name, 'idleMb'), 0),
    ]),
  ]);
  const bars = openBars();
  const most = 2 * median(of('bare', 'readyMs')) + 500;
  bars.atMost('B12 first 200', median(of('bot', 'readyMs')), Math.round(most), ' ms');
  bars.atMost('B12 idle memory', median(of('bot', 'idleMb')), 150, ' MB');
  bars.print();
}

run(main);
