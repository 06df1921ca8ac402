import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Received, Receiving } from './receiver';

export type Receiver = {
  url: string;
  /** How many posts it has accepted so far. */
  accepted: () => Promise<number>;
  received: () => Promise<Received>;
  stop: () => Promise<void>;
};

const easy: Receiving = {
  delayMs: 0,
  most: Number.MAX_SAFE_INTEGER,
  windowMs: 60_000,
  blocked: null,
  tokenLifeMs: 7_200_000,
};

/** What groups are posted to, in a process beside Redis, where it takes nothing from the sender. */
export async function startReceiver(change: Partial<Receiving> = {}): Promise<Receiver> {
  const given = JSON.stringify({ ...easy, ...change });
  const child = fork(join(__dirname, 'receiver.ts'), [given], { execArgv: ['--import', 'tsx'] });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const [url] = (await once(child, 'message')) as [string];
  const ask = async (question: 'accepted' | 'received') => {
    child.send(question);
    return ((await once(child, 'message')) as [unknown])[0];
  };
  return {
    url,
    accepted: async () => (await ask('accepted')) as number,
    received: async () => (await ask('received')) as Received,
    async stop() {
      process.off('exit', end);
      const gone = once(child, 'exit');
      end();
      await gone;
    },
  };
}
