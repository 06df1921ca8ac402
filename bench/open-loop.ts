import { openBars } from './bars';
import { pinSelf } from './pin';
import { startRedis } from './redis';
import { run } from './run';
import { sendPaced } from './send-paced';
import { build, startBare, startBot } from './start-server';
import { percentile } from './statistics';
import { printTable } from './table';

/** B3: 500 callbacks a second whatever becomes of them, 20 s in all to each server, in turns. */
async function main(): Promise<void> {
  build();
  pinSelf(1);
  const redis = await startRedis('always');
  const servers = [await startBare(), await startBot('door, AOF always', redis.url)];
  const took = servers.map((): number[] => []);
  for (const { port } of servers) await sendPaced(port, { perSecond: 500, seconds: 2 }).done;
  for (const index of [0, 1, 1, 0, 0, 1, 1, 0])
    took[index]?.push(...(await round(servers[index]?.port ?? 0)));
  const found = took.map((all) => all.sort((a, b) => a - b));
  report(
    servers.map(({ name }) => name),
    found,
  );
  for (const stopped of [...servers, redis]) await stopped.stop();
}

/** Milliseconds from when each was due to its answer. */
async function round(port: number): Promise<number[]> {
  const answers = await sendPaced(port, { perSecond: 500, seconds: 5 }).done;
  const lost = answers.filter(({ status }) => status !== 200);
  if (lost.length > 0) throw new Error(`${lost.length} callbacks were not answered with 200`);
  return answers.map(({ dueAt, answeredAt }) => answeredAt - dueAt);
}

function report(names: readonly string[], [bare = [], door = []]: number[][]): void {
  const row = (name: string, sorted: number[]) => [
    name,
    ...[50, 99, 99.9, 100].map((percent) => percentile(sorted, percent).toFixed(1)),
  ];
  printTable('Open loop, 500 callbacks/s', [
    ['', 'p50 ms', 'p99 ms', 'p99.9 ms', 'longest ms'],
    row(names[0] ?? '', bare),
    row(names[1] ?? '', door),
  ]);
  const bars = openBars();
  bars.atMost('B3 p99 ÷ bare', percentile(door, 99) / percentile(bare, 99), 4);
  bars.atMost('B3 p99.9', percentile(door, 99.9), 100, ' ms');
  bars.atMost('B3 longest', percentile(door, 100), 1000, ' ms');
  bars.print();
}

run(main);
