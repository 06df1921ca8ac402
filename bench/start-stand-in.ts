import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A text that a member was shown; `at` by preciseNow(). */
export type Heard = { userid: string; at: number; text: string };

export type StandIn = { url: string; heard: () => Promise<Heard[]>; stop: () => Promise<void> };

/** The stand-in platform beside the load, where it takes nothing from the bot. */
export async function startStandIn(userids: readonly string[]): Promise<StandIn> {
  const child = fork(join(__dirname, 'stand-in.ts'), userids, { execArgv: ['--import', 'tsx'] });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,
    async heard() {
      child.send('heard');
      const [heard] = (await once(child, 'message')) as [Heard[]];
      return heard;
    },
    async stop() {
      process.off('exit', end);
      const gone = once(child, 'exit');
      end();
      await gone;
    },
  };
}
