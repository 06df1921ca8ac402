import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { openBars, type Bars } from './bars';
import { pinSelf } from './pin';
import { startRedis, type BenchRedis } from './redis';
import { run } from './run';
import { sendPaced, type Answer } from './send-paced';
import { build, startBot } from './start-server';

const perSecond = 100;
const awayMs = 12_000;

type Outage = { name: string; begin: (redis: BenchRedis) => unknown; end: (redis: BenchRedis) => unknown };

const outages: Outage[] = [
  {
    name: 'hung',
    begin: (redis) => redis.signal('SIGSTOP'),
    end: (redis) => redis.signal('SIGCONT'),
  },
  { name: 'killed', begin: (redis) => redis.kill(), end: (redis) => redis.restart() },
];

/** B5: Redis away for 12 s under 100 callbacks a second. */
async function main(): Promise<void> {
  build();
  pinSelf(1);
  const bars = openBars();
  for (const outage of outages) await suffer(outage, bars);
  bars.print();
}

async function suffer({ name, begin, end }: Outage, bars: Bars): Promise<void> {
  const redis = await startRedis('always');
  const bot = await startBot('door', redis.url);
  const load = sendPaced(bot.port, { perSecond, seconds: 3 + awayMs / 1000 + 3 });
  await sleep(3000);
  while (load.inFlight() > 0) await turn();
  const goneAt = performance.now();
  await begin(redis);
  await sleep(awayMs);
  const endAt = performance.now();
  await end(redis);
  const backAt = performance.now();
  const answers = await load.done;
  judge(`B5 ${name}:`, { answers, goneAt, endAt, backAt, stored: await storedIds(redis) }, bars);
  await bot.stop();
  await redis.stop();
}

async function storedIds({ client }: BenchRedis): Promise<string[]> {
  const [inbox = ''] = await client.keys('*:inbox');
  const entries = await client.xrange(inbox, '-', '+');
  return entries.map(([, fields]) => fields[1] ?? '');
}

/** Redis is told to come back at `endAt` and answers at `backAt`. */
type Seen = { answers: Answer[]; goneAt: number; endAt: number; backAt: number; stored: string[] };

function judge(bar: string, { answers, goneAt, endAt, backAt, stored }: Seen, bars: Bars): void {
  const away = answers.filter(({ dueAt, answeredAt }) => dueAt > goneAt && answeredAt < endAt);
  const refused = away.filter(({ status }) => status >= 500);
  const acked = answers.filter(({ status }) => status === 200);
  const unacked = stored.filter((id) => !acked.some((answer) => answer.id === id));
  const lost = acked.filter(({ id }) => !stored.includes(id));
  const firstAt = Math.min(...acked.map(({ answeredAt }) => answeredAt).filter((at) => at > endAt));
  bars.is(bar, `${refused.length} of ${away.length} answered 5xx meanwhile`, refused.length === away.length);
  bars.atMost(`${bar} longest answer`, Math.max(...answers.map(tookMs)), 1000, ' ms');
  bars.is(bar, `${unacked.length} stored and not acknowledged`, unacked.length === 0);
  bars.is(bar, `${lost.length} of ${acked.length} acknowledged and not stored`, lost.length === 0);
  bars.is(
    bar,
    `${stored.length - new Set(stored).size} stored twice`,
    new Set(stored).size === stored.length,
  );
  bars.atMost(`${bar} first 200 after its return`, Math.max(0, firstAt - backAt), 1000, ' ms');
}

function tookMs({ dueAt, answeredAt }: Answer): number {
  return answeredAt - dueAt;
}

run(main);
