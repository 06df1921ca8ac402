import type { Redis } from 'ioredis';
import type { ToldFact } from './commit';
import { readEntry, type Received } from './inbox';
import type { Keys } from './keys';
import { run, script } from './script';

/** What came in and what was decided since the relay last looked. */
export type News = { received: Received[]; facts: { entry: string; fact: ToldFact }[]; entries: Entries };

type Entries = { inbox: string[]; facts: string[] };

export type Streams = ReturnType<typeof openStreams>;

export const group = 'relay';

/** The two streams that the relay follows. One relay leads at a time, so that messages keep their order. */
export function openStreams({ client, blocking }: { client: Redis; blocking: Redis }, keys: Keys) {
  return {
    async createGroups(): Promise<void> {
      await createGroup(client, keys.inbox);
      await createGroup(client, keys.facts);
    },

    /** Takes or renews the lead for `ms`; false while somebody else has it. */
    async lead(holder: string, ms: number): Promise<boolean> {
      return (await run(client, leadScript, [keys.relayLease], [holder, String(ms)])) === 1;
    },

    async yieldLead(holder: string): Promise<void> {
      await run(client, yieldScript, [keys.relayLease], [holder]);
    },

    /** `unfinished`: what was read before but never put on a queue. Waits up to `blockMs` for something new. */
    async read(from: 'unfinished' | 'new', blockMs: number): Promise<News> {
      const id = from === 'new' ? '>' : '0';
      const streams = [keys.inbox, keys.facts, id, id] as const;
      const answer = await blocking.xreadgroup(
        'GROUP',
        group,
        group,
        'COUNT',
        200,
        'BLOCK',
        blockMs,
        'STREAMS',
        ...streams,
      );
      return readNews(answer ?? [], keys);
    },

    async done({ inbox, facts }: Entries): Promise<void> {
      const ticked: [string, string[]][] = [
        [keys.inbox, inbox],
        [keys.facts, facts],
      ];
      const some = ticked.filter(([, entries]) => entries.length > 0);
      await Promise.all(some.map(([stream, entries]) => client.xack(stream, group, ...entries)));
    },

    /** Whether any worker leads: the sign that workers run. */
    isFollowed: async () => (await client.exists(keys.relayLease)) === 1,
  };
}

/** An entry whose fields are null was handled and deleted meanwhile. */
type StreamAnswer = [string, [string, string[] | null][]][];

function readNews(answer: StreamAnswer, keys: Keys): News {
  const entriesOf = (key: string) => answer.find(([name]) => name === key)?.[1] ?? [];
  const standing = (key: string) =>
    entriesOf(key).filter((entry): entry is [string, string[]] => entry[1] !== null);
  return {
    received: standing(keys.inbox).map(readEntry),
    facts: standing(keys.facts).map(([entry, fields]) => ({
      entry,
      fact: JSON.parse(fields[1] ?? '') as ToldFact,
    })),
    entries: {
      inbox: entriesOf(keys.inbox).map(([entry]) => entry),
      facts: entriesOf(keys.facts).map(([entry]) => entry),
    },
  };
}

async function createGroup(client: Redis, stream: string): Promise<void> {
  await client.xgroup('CREATE', stream, group, '0', 'MKSTREAM').catch((error: unknown) => {
    if (!String(error).includes('BUSYGROUP')) throw error;
  });
}

const leadScript = script(`
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`);

const yieldScript = script(`
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
`);
