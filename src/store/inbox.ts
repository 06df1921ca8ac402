import type { Redis } from 'ioredis';
import { markLifeS } from './commit';
import type { Keys } from './keys';
import { run, script } from './script';

/** A message as it came in, decrypted and not yet read. */
export type Received = { entry: string; id: string; xml: string; at: number };

export type Inbox = ReturnType<typeof openInbox>;

/** WeCom must hear within five seconds; what cannot be stored in this time is refused, and comes again. */
const patienceMs = 800;

/**
 * The door's way into Redis: one script marks the message id and appends the body.
 * The script refuses a call that comes to it after its deadline: a Redis that had hung
 * must not store afterwards what was answered with 5xx.
 */
export function openInbox(client: Redis, keys: Keys) {
  const clock = followClock(client);
  return {
    async receive(message: { id: string; xml: string; at: number }): Promise<'stored' | 'repeated'> {
      const deadline = Date.now() + clock.aheadMs + patienceMs;
      const args = [message.id, message.xml, String(message.at), String(deadline), String(markLifeS)];
      return (await run(client, receiveScript, [keys.seen(message.id), keys.inbox], args)) as
        'stored' | 'repeated';
    },

    async read(entry: string): Promise<Received | null> {
      const [found] = await client.xrange(keys.inbox, entry, entry);
      return found ? readEntry(found) : null;
    },

    /** Entries that nobody has handled yet, oldest first. */
    async unhandled(): Promise<Received[]> {
      return (await client.xrange(keys.inbox, '-', '+', 'COUNT', 1000)).map(readEntry);
    },

    close: clock.stop,
  };
}

export function readEntry([entry, fields]: [string, string[]]): Received {
  const [, id = '', , xml = '', , at = '0'] = fields;
  return { entry, id, xml, at: Number(at) };
}

/** How far Redis's clock is ahead of ours, measured anew now and then. */
function followClock(client: Redis) {
  const clock = { aheadMs: 0, stop: () => {} };
  const measure = () => {
    client.time().then(
      ([seconds, micros]) => {
        clock.aheadMs = Number(seconds) * 1000 + Number(micros) / 1000 - Date.now();
      },
      () => undefined,
    );
  };
  client.on('ready', measure);
  const timer = setInterval(measure, 30_000).unref();
  measure();
  clock.stop = () => {
    clearInterval(timer);
    client.off('ready', measure);
  };
  return clock;
}

const receiveScript = script(`
local now = redis.call('TIME')
if now[1] * 1000 + now[2] / 1000 > tonumber(ARGV[4]) then return redis.error_reply('LATE the caller has given up') end
if not redis.call('SET', KEYS[1], '1', 'NX', 'EX', ARGV[5]) then return 'repeated' end
redis.call('XADD', KEYS[2], '*', 'id', ARGV[1], 'xml', ARGV[2], 'at', ARGV[3])
return 'stored'
`);
