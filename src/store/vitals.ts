import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Keys } from './keys';

/** Counts of what was refused outlive the two minutes in which they are looked at. */
const refusedLifeS = 300;
const minuteMs = 60_000;

const depths = { waiting: 'llen', active: 'llen', delayed: 'zcard', prioritized: 'zcard' } as const;
/** As BullMQ names its keys; the same that its own getCounts counts. */
const keyOfState = { waiting: 'wait', active: 'active', delayed: 'delayed', prioritized: 'prioritized' };

type QueueState = keyof typeof depths;

type QueueDepth = { queue: string; state: QueueState; jobs: number };

/** How the desk is, as far as Redis can tell without reading a document. */
export function openVitals(client: Redis, keys: Keys) {
  const refusedIn = (minute: number) => keys.refused(minute);
  const states = Object.keys(depths) as QueueState[];

  return {
    async roundTripMs(): Promise<number> {
      const askedAt = performance.now();
      await client.ping();
      return performance.now() - askedAt;
    },

    /** When the latest message came in; 0 where none ever did. The stream knows it of entries that are gone. */
    async lastCameAt(): Promise<number> {
      if ((await client.exists(keys.inbox)) === 0) return 0;
      const said = (await client.xinfo('STREAM', keys.inbox)) as unknown[];
      return timeOf(String(said[said.indexOf('last-generated-id') + 1]));
    },

    /** Since when the oldest message waits that nobody has handled; null where none does. */
    async oldestMessageAt(): Promise<number | null> {
      const [oldest] = await client.xrange(keys.inbox, '-', '+', 'COUNT', 1);
      return oldest ? timeOf(oldest[0]) : null;
    },

    /** Digest of the first letter that waits, by person: one that is on its way comes before all others. */
    async firstLetters(): Promise<Record<string, string>> {
      const userids = await client.smembers(keys.waitingMail);
      const pipeline = client.pipeline();
      for (const userid of userids) pipeline.get(keys.inFlight(userid)).lindex(keys.mailbox(userid), 0);
      const answers = ((await pipeline.exec()) ?? []).map(([, answer]) => answer as string | null);
      return Object.fromEntries(
        userids.flatMap((userid, index) => {
          const first = answers[2 * index] ?? answers[2 * index + 1] ?? null;
          return first === null ? [] : [[userid, digest(first)]];
        }),
      );
    },

    /** One write for all that a process has refused in a while. */
    async countRefused(counts: Readonly<Record<string, number>>, at: number): Promise<void> {
      const key = refusedIn(Math.floor(at / minuteMs));
      const writes = client.multi();
      for (const [why, count] of Object.entries(counts)) writes.hincrby(key, why, count);
      await writes.expire(key, refusedLifeS).exec();
    },

    /** By reason, in the worse of this minute and the one before. */
    async refused(at: number): Promise<Record<string, number>> {
      const minute = Math.floor(at / minuteMs);
      const [now, before] = await Promise.all(
        [minute, minute - 1].map(async (one) => numbers(await client.hgetall(refusedIn(one)))),
      );
      return total(now) > total(before) ? (now ?? {}) : (before ?? {});
    },

    /** Workers say which queues they have, so that a process without any knows as well. */
    async noteQueues(names: string[]): Promise<void> {
      await client.sadd(keys.queueNames, ...names);
    },

    queueNames: async (): Promise<string[]> => (await client.smembers(keys.queueNames)).toSorted(),

    async queueDepths(): Promise<QueueDepth[]> {
      const asked = (await this.queueNames()).flatMap((queue) => states.map((state) => ({ queue, state })));
      const pipeline = client.pipeline();
      for (const { queue, state } of asked)
        pipeline[depths[state]](`${keys.queues}:${queue}:${keyOfState[state]}`);
      const answers = (await pipeline.exec()) ?? [];
      return asked.map((one, index) => ({ ...one, jobs: Number(answers[index]?.[1] ?? 0) }));
    },
  };
}

/** An entry's id begins with the time of Redis. */
function timeOf(entry: string): number {
  return Number(entry.split('-')[0]);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function numbers(counts: Record<string, string>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([why, count]) => [why, Number(count)]));
}

function total(counts: Record<string, number> = {}): number {
  return Object.values(counts).reduce((so, count) => so + count, 0);
}
