import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const hasTaskset = runs('taskset', '-V');

/** The server has core 0 to itself; load and Redis share core 1. Without taskset nobody is bound. */
export function pinned(core: 0 | 1, command: string[]): [string, string[]] {
  const whole =
    hasTaskset && availableParallelism() > 1 ? ['taskset', '-c', String(core), ...command] : command;
  const [first = '', ...rest] = whole;
  return [first, rest];
}

/** What is started afterwards asks for its own core. */
export function pinSelf(core: 0 | 1): void {
  if (hasTaskset && availableParallelism() > 1)
    runs('taskset', '-a', '-cp', String(core), String(process.pid));
}

function runs(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
