import { setTimeout as sleep } from 'node:timers/promises';
import type { Bars } from './bars';
import { planFor, subscribe, type Shape } from './dispatch-plan';
import type { Post, Receiving } from './receiver';
import { startRedis } from './redis';
import { waitForPosts } from './sender-rounds';
import { startReceiver } from './start-receiver';
import { startBot } from './start-server';
import { printTable } from './table';

type Case = {
  name: string;
  shape: Shape;
  workers: number;
  /** So long after its first post the only worker is killed, and started again. */
  killAfterMs?: number;
  receiving?: Partial<Receiving>;
};

const strict = { most: 20, windowMs: 60_000 };

const cases: Case[] = [
  { name: '50 groups × 25', shape: { groups: 50, parts: 25 }, workers: 1 },
  { name: '50 groups × 45', shape: { groups: 50, parts: 45 }, workers: 1 },
  { name: 'killed in mid-minute', shape: { groups: 50, parts: 25 }, workers: 1, killAfterMs: 30_000 },
  { name: 'two workers', shape: { groups: 50, parts: 25 }, workers: 2 },
];

/** They mostly wait: so that their bursts do not meet, each begins so long after the one before. */
const apartMs = 10_000;

/** B8: on a receiver that refuses the 21st post in any 60 seconds. */
export async function measurePace(bars: Bars): Promise<void> {
  const blocked = blockedCase();
  const found = await Promise.all(
    [...cases, blocked].map(async (one, place) => {
      await sleep(place * apartMs);
      return { one, ...(await play(one)) };
    }),
  );
  printTable('B8: time from the first post to the last, beside what the pace allows at best', [
    ['case', 'seconds', 'at best', 'ratio', 'refused with 45009'],
    ...found.map(({ one, seconds, least, refused }) => [
      one.name,
      seconds.toFixed(1),
      String(least),
      (seconds / least).toFixed(3),
      String(refused),
    ]),
  ]);
  for (const { one, seconds, least, refused } of found) {
    bars.atMost(`B8 ${one.name}, time ÷ minimum`, seconds / least, 1.05);
    const wanted = one === blocked ? 1 : 0;
    bars.is(`B8 ${one.name}, refused with 45009`, `${refused} (${wanted} foreseen)`, refused === wanted);
  }
}

/** One group is refused from its first post on: what is measured are the others. */
function blockedCase(): Case {
  const shape = { groups: 50, parts: 25 };
  const [blocked = ''] = subscribe(shape.groups).keys;
  return { name: 'one group blocked', shape, workers: 1, receiving: { blocked } };
}

async function play({ shape, workers, killAfterMs, receiving }: Case) {
  const receiver = await startReceiver({ ...strict, ...receiving });
  const redis = await startRedis('always');
  const subscribers = subscribe(shape.groups);
  await planFor(subscribers, shape, redis);
  const env = { ROLE: 'all', DESK_CONFIG: subscribers.file, WECOM_API_BASE: receiver.url };
  const start = () => startBot('bot', redis.url, env);
  const bots = await Promise.all(Array.from({ length: workers }, start));
  if (killAfterMs !== undefined) {
    await waitForPosts(receiver, 1);
    await sleep(killAfterMs);
    await bots.pop()?.stop();
    bots.push(await start());
  }
  const posts = await waitForPosts(receiver, shape.groups * shape.parts, 300_000);
  const refused = (await receiver.received()).posts.filter(({ errcode }) => errcode !== 0).length;
  for (const stopped of [...bots, redis, receiver]) await stopped.stop();
  const others = posts.filter(({ key }) => key !== receiving?.blocked);
  return { seconds: spanOf(others), least: 60 * (Math.ceil(shape.parts / strict.most) - 1), refused };
}

function spanOf(posts: readonly Post[]): number {
  return ((posts.at(-1)?.at ?? 0) - (posts[0]?.at ?? 0)) / 1000;
}
