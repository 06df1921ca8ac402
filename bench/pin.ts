import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Asked before this process binds itself: from then on it sees one core. */
const canPin = runs('taskset', '-V') && availableParallelism() > 1;

export type Core = 0 | 1;

/** The server has core 0 to itself; load and Redis share core 1. Without taskset nobody is bound. */
export function pinned(core: Core, command: string[]): [string, string[]] {
  const [first = '', ...rest] = canPin ? ['taskset', '-c', String(core), ...command] : command;
  return [first, rest];
}

/** What is started afterwards asks for its own core. */
export function pinSelf(core: Core): void {
  if (canPin) runs('taskset', '-a', '-cp', String(core), String(process.pid));
}

function runs(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
