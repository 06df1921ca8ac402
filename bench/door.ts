import { sendBigBody } from './big-body';
import { openBars, type Bars } from './bars';
import { prepare } from './callbacks';
import { measureWith, playRounds, type Measured } from './door-rounds';
import { freshHostiles, notRefused, tryVectors } from './hostile';
import { pinSelf } from './pin';
import { startRedis, type BenchRedis } from './redis';
import { run } from './run';
import { sendPaced } from './send-paced';
import { holdSlowSockets } from './slow-sockets';
import { build, startBare, startBot, type Server } from './start-server';
import { median, percentile, spread } from './statistics';
import { printTable } from './table';

/** B1: the door beside bare node:http with the same crypto. B6: what refusing costs, and what cannot hurt. */
async function main(): Promise<void> {
  build();
  pinSelf(1);
  const bars = openBars();
  const always = await startRedis('always');
  const everysec = await startRedis('everysec');
  const bare = await startBare();
  const bot = await startBot('door, AOF always', always.url);
  const relaxed = await startBot('door, AOF everysec', everysec.url);
  await compare(bars, [
    { server: bare },
    { server: bot, redis: always },
    { server: relaxed, redis: everysec },
  ]);
  await compareRefused(bars, { bot: relaxed, redis: everysec });
  await tryHostiles(bars, { bot, redis: always });
  await resist(bars, bot);
  for (const stopped of [bare, bot, relaxed, always, everysec]) await stopped.stop();
  bars.print();
}

type Contenders = Parameters<typeof playRounds>[0];

async function compare(bars: Bars, contenders: Contenders): Promise<void> {
  const results = await playRounds(contenders, { rounds: 7, requests: 20_000 });
  const bare = results[0] ?? [];
  const head = ['', 'req/s', 'ratio', 'p50 ms', 'p99 ms', 'CPU µs/req', 'CPU ratio', 'RSS MB', 'generator'];
  const rows = contenders.map(({ server }, index) => row(server.name, results[index] ?? [], bare));
  printTable('Callbacks over 50 kept connections: median (least–most); ratios are paired per round', [
    head,
    ...rows,
  ]);
  for (const index of [1, 2]) {
    const name = `B1 ${contenders[index]?.server.name ?? ''}:`;
    bars.atLeast(name, median(ratios(results[index] ?? [], bare, perSecond)), 0.45);
    bars.atMost(`${name} CPU`, median(ratios(results[index] ?? [], bare, perRequest)), 2.2, ' ×');
  }
}

function row(name: string, rounds: readonly Measured[], bare: readonly Measured[]): string[] {
  return [
    name,
    spread(rounds.map(perSecond), 0),
    spread(ratios(rounds, bare, perSecond)),
    median(rounds.map(({ p50Ms }) => p50Ms)).toFixed(1),
    median(rounds.map(({ p99Ms }) => p99Ms)).toFixed(1),
    spread(rounds.map(perRequest), 0),
    spread(ratios(rounds, bare, perRequest)),
    (rounds.at(-1)?.rssMb ?? 0).toFixed(0),
    `${(100 * median(rounds.map(({ generatorLoad }) => generatorLoad))).toFixed(0)} %`,
  ];
}

const perSecond = (round: Measured): number => round.perSecond;
const perRequest = (round: Measured): number => round.cpuPerRequest;

function ratios(rounds: readonly Measured[], bare: readonly Measured[], of: (round: Measured) => number) {
  return rounds.flatMap((round, index) => {
    const beside = bare[index];
    return beside ? [of(round) / of(beside)] : [];
  });
}

type Tried = { bot: Server; redis: BenchRedis };

async function compareRefused(bars: Bars, { bot, redis }: Tried): Promise<void> {
  const rounds: { accepted: number; refused: number }[] = [];
  for (let round = 0; round < 5; round += 1) {
    await redis.empty();
    const accepted = await measureWith(bot, prepare(10_000), 200);
    const refused = await measureWith(bot, prepare(10_000).map(wronglySigned), 401);
    rounds.push({ accepted: accepted.cpuPerRequest, refused: refused.cpuPerRequest });
  }
  const costs = rounds.map(({ accepted, refused }) => refused / accepted);
  printTable('Wrong signatures at full speed, AOF everysec', [
    ['accepted µs', 'refused µs', 'ratio'],
    [
      spread(
        rounds.map(({ accepted }) => accepted),
        0,
      ),
      spread(
        rounds.map(({ refused }) => refused),
        0,
      ),
      spread(costs),
    ],
  ]);
  bars.atMost('B6 refused ÷ accepted', median(costs), 0.8);
}

function wronglySigned(request: Buffer): Buffer {
  const at = request.indexOf('msg_signature=') + 'msg_signature='.length;
  request.write(request.toString('latin1', at, at + 1) === '0' ? '1' : '0', at);
  return request;
}

async function tryHostiles(bars: Bars, { bot, redis }: Tried): Promise<void> {
  await redis.empty();
  const hostiles = freshHostiles();
  const wrong = await notRefused(bot.port, hostiles);
  const stored = (await redis.client.keys('*:inbox')).length;
  bars.is(
    'B6',
    `${hostiles.length} hostile callbacks, not refused: ${wrong.join(', ') || 'none'}`,
    wrong.length === 0,
  );
  bars.is('B6', `streams written by them: ${stored}`, stored === 0);
  const published = await tryVectors(redis.url);
  if (published)
    bars.is(
      'B6',
      `published refusals, not refused: ${published.join(', ') || 'none'}`,
      published.length === 0,
    );
}

async function resist(bars: Bars, bot: Server): Promise<void> {
  const { sentMb, grewMb } = await sendBigBody(bot);
  bars.atMost('B6 memory for a body of 100 MB', grewMb, 16, ' MB');
  bars.is('B6', `of which ${sentMb.toFixed(0)} MB left before the cut`, sentMb < 100);
  const good = sendPaced(bot.port, { perSecond: 100, seconds: 14 });
  const held = await holdSlowSockets(bot.port, 1000);
  const answers = await good.done;
  const took = answers.map(({ dueAt, answeredAt }) => answeredAt - dueAt).sort((a, b) => a - b);
  bars.atMost('B6 1,000 slow sockets, the last cut after', held.at(-1) ?? Infinity, 15, ' s');
  const served = answers.filter(({ status }) => status === 200).length;
  const p99 = percentile(took, 99).toFixed(1);
  bars.is(
    'B6',
    `good callbacks meanwhile: ${served} of ${answers.length}, p99 ${p99} ms`,
    served === answers.length,
  );
}

run(main);
