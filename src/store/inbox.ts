import type { Redis } from 'ioredis';
import { markLifeS } from './commit';
import type { Keys } from './keys';
import { run, script } from './script';
import { openMessage, sealMessage } from './sealed';
import { closedVault, type Vault } from './vault';

/** A message as it came in, decrypted and not yet read. */
export type Received = { entry: string; id: string; xml: string; at: number };

type Arrived = { id: string; xml: string; at: number };
type Stored = 'stored' | 'repeated';
type Waiting = Arrived & { resolve: (stored: Stored) => void; reject: (error: unknown) => void };

/** WeCom must hear within five seconds; what cannot be stored in this time is refused, and comes again. */
const patienceMs = 800;

/** One call carries no more, so that Redis stores one part of a burst while the door reads the next. */
const mostInBatch = 25;

/**
 * The door's way into Redis: one script marks the message ids and appends the bodies of what came at once.
 * The script refuses a call that comes to it after its deadline: a Redis that had hung
 * must not store afterwards what was answered with 5xx.
 * A message with the address of a group in it, which is a secret, is stored sealed.
 */
export function openInbox(client: Redis, keys: Keys, vault: Vault = closedVault) {
  const redis = follow(client);
  let batch: Waiting[] = [];
  let deadline = 0;

  function send(): void {
    const sent = batch;
    batch = [];
    if (sent.length > 0) void store(sent, deadline);
  }

  async function store(sent: Waiting[], until: number): Promise<void> {
    const names = [keys.inbox, ...sent.map(({ id }) => keys.seen(id))];
    const args = [
      String(until),
      String(markLifeS),
      ...sent.flatMap(({ id, xml, at }) => [id, xml, String(at)]),
    ];
    try {
      const stored = (await run(client, receiveScript, names, args)) as Stored[];
      sent.forEach(({ resolve }, index) => {
        resolve(stored[index] ?? 'repeated');
      });
    } catch (error) {
      redis.suspect(error);
      for (const { reject } of sent) reject(error);
    }
  }

  function opened(received: Received): Received {
    return { ...received, xml: openMessage(received.xml, received.id, vault) };
  }

  return {
    receive(message: Arrived): Promise<Stored> {
      if (redis.hangs) return Promise.reject(new Error('Redis hangs'));
      if (batch.length === 0) {
        deadline = Date.now() + redis.aheadMs + patienceMs;
        setImmediate(send);
      }
      return new Promise((resolve, reject) => {
        batch.push({ ...message, xml: sealMessage(message.xml, message.id, vault), resolve, reject });
        if (batch.length === mostInBatch) send();
      });
    },

    async read(entry: string): Promise<Received | null> {
      const [found] = await client.xrange(keys.inbox, entry, entry);
      return found ? opened(readEntry(found)) : null;
    },

    /** Entries that nobody has handled yet, oldest first. */
    async unhandled(): Promise<Received[]> {
      return (await client.xrange(keys.inbox, '-', '+', 'COUNT', 1000)).map(readEntry).map(opened);
    },

    close: redis.leave,
  };
}

/** As it is stored. */
export function readEntry([entry, fields]: [string, string[]]): Received {
  const [, id = '', , xml = '', , at = '0'] = fields;
  return { entry, id, xml, at: Number(at) };
}

/**
 * How far Redis's clock is ahead of ours, measured anew now and then; and whether Redis hangs: then nothing is
 * sent until it answers again, so that a flood does not pile up in front of it.
 */
function follow(client: Redis) {
  const redis = { aheadMs: 0, hangs: false, suspect, leave };
  const timer = setInterval(measure, 30_000).unref();
  client.on('ready', measure);
  measure();

  function measure(): void {
    const askedAt = Date.now();
    client.time().then(
      ([seconds, micros]) => {
        redis.hangs = false;
        const tookMs = Date.now() - askedAt;
        if (tookMs < 100)
          redis.aheadMs = Number(seconds) * 1000 + Number(micros) / 1000 - askedAt - tookMs / 2;
      },
      () => {
        if (redis.hangs) setTimeout(measure, 50).unref();
      },
    );
  }

  function suspect(error: unknown): void {
    if (redis.hangs || !(error instanceof Error && error.message === 'Command timed out')) return;
    redis.hangs = true;
    measure();
  }

  function leave(): void {
    redis.hangs = false;
    clearInterval(timer);
    client.off('ready', measure);
  }

  return redis;
}

const receiveScript = script(`
local now = redis.call('TIME')
if now[1] * 1000 + now[2] / 1000 > tonumber(ARGV[1]) then return redis.error_reply('LATE the caller has given up') end
local stored = {}
for n = 2, #KEYS do
  if redis.call('SET', KEYS[n], '1', 'NX', 'EX', ARGV[2]) then
    redis.call('XADD', KEYS[1], '*', 'id', ARGV[3 * n - 3], 'xml', ARGV[3 * n - 2], 'at', ARGV[3 * n - 1])
    stored[n - 1] = 'stored'
  else
    stored[n - 1] = 'repeated'
  end
end
return stored
`);
