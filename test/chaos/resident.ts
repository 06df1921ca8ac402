import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that is there again whenever it has ended. */
export type Resident = {
  pid: () => number;
  /** Ends it by this signal and starts it again after so long; gives how long it took to end. */
  restart: (signal: NodeJS.Signals, awayMs: number) => Promise<number>;
  /** How often it has ended by itself. */
  falls: () => number;
  start: () => void;
  stop: (signal: NodeJS.Signals) => Promise<void>;
};

type Life = { child: ChildProcess; isExpected: boolean; falls: number };

/** As a supervisor does it: what ends by itself is started again too. */
export function keepRunning(start: () => ChildProcess): Resident {
  const life: Life = { child: start(), isExpected: false, falls: 0 };
  watch(life, start);
  return {
    pid: () => life.child.pid ?? 0,
    falls: () => life.falls,
    restart: async (signal, awayMs) => {
      const tookMs = await end(life, signal);
      await sleep(awayMs);
      begin(life, start);
      return tookMs;
    },
    start: () => {
      begin(life, start);
    },
    stop: async (signal) => {
      await end(life, signal);
    },
  };
}

function begin(life: Life, start: () => ChildProcess): void {
  life.child = start();
  life.isExpected = false;
  watch(life, start);
}

function watch(life: Life, start: () => ChildProcess): void {
  const { child } = life;
  child.once('exit', () => {
    if (life.isExpected) return;
    life.falls += 1;
    setTimeout(() => {
      if (!life.isExpected && life.child === child) begin(life, start);
    }, 200);
  });
}

async function end(life: Life, signal: NodeJS.Signals): Promise<number> {
  life.isExpected = true;
  const { child } = life;
  if ((child.exitCode ?? child.signalCode) !== null) return 0;
  const begunAt = performance.now();
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
  return performance.now() - begunAt;
}
