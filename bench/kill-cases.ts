import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from '../src/desk/issues/delivery';
import type { Bars } from './bars';
import { preciseNow } from './clock';
import { planFor, subscribe } from './dispatch-plan';
import type { Post } from './receiver';
import { startRedis } from './redis';
import { startReceiver, type Receiver } from './start-receiver';
import { startBot } from './start-server';
import { printTable } from './table';

/** A post takes a while, so that every kill meets one of each group. */
const shape = { groups: 50, parts: 20 };
const delayMs = 200;

/** B9: the worker is killed in the fan-out, once and five times, each time in the middle of 50 posts. */
export async function measureKills(bars: Bars): Promise<void> {
  const found = [];
  for (const kills of [1, 5]) found.push({ kills, ...(await play(kills)) });
  printTable('B9: kills in a fan-out of 50 groups × 20 parts', [
    ['kills', 'lost', 'doubled', 'uncertain', 'in flight at kills', 'refused', 'longest pause s'],
    ...found.map((one) => [
      String(one.kills),
      String(one.lost),
      String(one.doubled),
      String(one.uncertain),
      String(one.inFlight),
      String(one.refused),
      one.pauseS.toFixed(1),
    ]),
  ]);
  const perKill = shape.groups;
  for (const { kills, lost, doubled, uncertain, inFlight, refused, pauseS } of found) {
    bars.is(`B9 ${kills} kills, lost and doubled`, `${lost} and ${doubled}`, lost + doubled === 0);
    const isWithin = uncertain <= inFlight && inFlight <= kills * perKill;
    bars.is(`B9 ${kills} kills, uncertain and named`, `${uncertain} of ${inFlight} in flight`, isWithin);
    bars.is(`B9 ${kills} kills, refused because of them`, String(refused), refused === 0);
    bars.atMost(`B9 ${kills} kills, resumed after`, pauseS, 10, ' s');
  }
}

async function play(kills: number) {
  const receiver = await startReceiver({ delayMs });
  const redis = await startRedis('always');
  const subscribers = subscribe(shape.groups);
  const { deliveries } = await planFor(subscribers, shape, redis);
  const env = { ROLE: 'all', DESK_CONFIG: subscribers.file, WECOM_API_BASE: receiver.url };
  let bot = await startBot('bot', redis.url, env);
  const pauses: number[] = [];
  let inFlight = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    await posting(receiver, preciseNow() + 300);
    const killedAt = preciseNow();
    await bot.stop();
    inFlight += (await deliveries()).flatMap(({ parts }) => parts).filter(isInFlight).length;
    bot = await startBot('bot', redis.url, env);
    pauses.push(((await posting(receiver, killedAt + delayMs)) - killedAt) / 1000);
  }
  const ledger = await settled(deliveries);
  const { posts } = await receiver.received();
  for (const stopped of [bot, redis, receiver]) await stopped.stop();
  return { ...compare(ledger, posts, subscribers.keys), inFlight, pauseS: Math.max(...pauses) };
}

/** Begun, and not known to have been answered: one of a group at most. */
function isInFlight({ state }: Delivery['parts'][number]): boolean {
  return state === 'sending';
}

/** When the first post came after this moment. */
async function posting(receiver: Receiver, after: number): Promise<number> {
  for (let tries = 0; tries < 600; tries += 1) {
    const next = (await receiver.received()).posts.find(({ at }) => at > after);
    if (next) return next.at;
    await sleep(50);
  }
  throw new Error('nothing is posted any more');
}

async function settled(deliveries: () => Promise<Delivery[]>): Promise<Delivery[]> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const ledger = await deliveries();
    const isSettled = ({ parts }: Delivery) =>
      parts.every(({ state }) => !['waiting', 'sending'].includes(state));
    if (ledger.every(isSettled)) return ledger;
    await sleep(250);
  }
  throw new Error('the dispatch does not end');
}

/** What the ledger says of each part beside what was posted of it. */
function compare(ledger: readonly Delivery[], posts: readonly Post[], keys: readonly string[]) {
  const parts = ledger.flatMap((delivery) =>
    delivery.parts.map(({ state }, index) => {
      const key = keys[delivery.order];
      const times = posts.filter((post) => post.key === key && post.part === index + 1).length;
      return { state, times };
    }),
  );
  return {
    lost: parts.filter(({ state, times }) => state === 'sent' && times === 0).length,
    doubled: parts.filter(({ times }) => times > 1).length,
    uncertain: parts.filter(({ state }) => state === 'uncertain').length,
    refused: parts.filter(({ state }) => state === 'refused').length,
  };
}
