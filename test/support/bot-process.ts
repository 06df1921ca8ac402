import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fullDesk } from './full-desk';

const root = join(__dirname, '..', '..');

export type BotProcess = {
  url: string;
  output: string[];
  kill: () => Promise<void>;
  stop: () => Promise<void>;
};

/** The built program as an administrator starts it; resolves once it listens, or, as a worker, once it runs. */
export async function startBot(env: Record<string, string>, main = 'dist/main.js'): Promise<BotProcess> {
  const child = spawn('node', [main], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', DESK_CONFIG: fullDesk(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => output.push(line));
  const port = await listeningPort(child, output);
  return {
    url: `http://127.0.0.1:${port}`,
    output,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

async function listeningPort(child: ChildProcess, output: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      output.push(line);
      const { port } = JSON.parse(line) as { port?: number };
      if (port !== undefined) resolve(port);
    });
    child.once('exit', (code) => {
      reject(new Error(`the bot ended with ${code}: ${output.join('\n')}`));
    });
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
