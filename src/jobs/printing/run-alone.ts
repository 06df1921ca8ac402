import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

type Running = {
  /** All that the program is told of its surroundings: nothing of ours, which has secrets in it. */
  env: Record<string, string>;
  folder: string;
  patienceMs: number;
  /** Ends it before its time. */
  signal: AbortSignal;
};

/**
 * Runs a program in a process group of its own and gives its exit code; null where it had to be ended. Whatever it has
 * started is gone then, and so it is when this process dies, be it killed.
 */
export async function runAlone(command: string[], run: Running): Promise<number | null> {
  const { env, folder: cwd, patienceMs, signal } = run;
  const args = ['-c', script, 'run-alone', ...command];
  const shell = spawn('sh', args, { detached: true, env, cwd, stdio: ['pipe', 'pipe', 'ignore'] });
  shell.stdin.on('error', () => undefined);
  const end = () => shell.stdin.destroy();
  const patience = setTimeout(end, patienceMs);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    const [said] = await Promise.all([text(shell.stdout), once(shell, 'close')]);
    return said === '' ? null : Number(said);
  } finally {
    clearTimeout(patience);
    signal.removeEventListener('abort', end);
  }
}

/**
 * Descriptor 3 is the pipe from us, whose end means that it is to stop or that we are gone (a background command would
 * get /dev/null as its standard input, hence the copy). What ends, ends as a whole: `kill 0` is for the whole group.
 */
const script = `
exec 3<&0
"$@" 3<&- </dev/null >/dev/null 2>&1 &
work=$!
( read -r _ <&3; kill -KILL 0 ) >/dev/null 2>&1 &
wait "$work"
echo $?
kill -KILL 0
`;
