import type { Store } from './store/open-store';

const flushMs = 10_000;

/** Not refused: these came in, or were the console's test of the address. */
const welcome = new Set(['stored', 'repeated', 'verified']);

/**
 * Counts what the door refuses for all processes to know. A refusal costs no write: all of ten seconds are one, and none
 * where nothing was refused. What Redis does not take stays for the next time.
 */
export function countRefusals(
  { countRefused }: Pick<Store['vitals'], 'countRefused'>,
  now: () => number,
): (outcome: string) => void {
  let counts: Record<string, number> = {};
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    const counted = counts;
    counts = {};
    timer = null;
    countRefused(counted, now()).catch(() => {
      for (const [why, count] of Object.entries(counted)) add(why, count);
    });
  }

  function add(why: string, count: number): void {
    counts[why] = (counts[why] ?? 0) + count;
    timer ??= setTimeout(flush, flushMs).unref();
  }

  return (outcome) => {
    if (!welcome.has(outcome)) add(outcome, 1);
  };
}
