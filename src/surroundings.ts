import type { Logger } from 'pino';

/** What a process finds around it. */
export type Surroundings = { redisUrl: string; log: Logger; now: () => number };

/** A lost connection is reported once a second at most, not once a try. */
export function reporter(log: Logger): (error: Error) => void {
  let last = 0;
  return (error) => {
    if (Date.now() - last < 1000) return;
    last = Date.now();
    log.warn({ err: error }, 'Redis cannot be reached');
  };
}
