import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../../simulator/platform';
import { root } from './build-bot';
import { app, type Cast } from './cast';
import { keepRunning, type Resident } from './resident';

export type Role = 'web' | 'worker' | 'all';
export type House = {
  socket: string;
  residents: Map<string, Resident>;
  /** Which process was found running so often. */
  starts: (name: string) => number;
  output: string[];
  close: () => Promise<void>;
};

type Opening = {
  /** Where Redis keeps its data, in `redis`, and the bot its files. */
  folder: string;
  main: string;
  cast: Cast;
  platform: Platform;
  /** A name for each process of the bot, and what it does. */
  roles: Record<string, Role>;
};

/** A Redis and the processes of a bot, each of which is there again whenever it has ended. */
export async function openHouse({ folder, roles, ...opening }: Opening): Promise<House> {
  const data = join(folder, 'redis');
  mkdirSync(data, { recursive: true });
  const socket = join(data, 'redis.sock');
  const output: string[] = [];
  const started: string[] = [];
  const startBot = (name: string, role: Role) => () => {
    const env = environment(socket, { ...opening, dataDir: folder, role });
    const child = spawn('node', [opening.main], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    follow(child, output, (port) => {
      started.push(name);
      if (port !== null) opening.platform.sendCallbacksTo(`http://127.0.0.1:${port}/wecom/app`);
    });
    return child;
  };
  const residents = new Map([['redis', keepRunning(() => startRedis(data, socket))]]);
  for (const [name, role] of Object.entries(roles)) residents.set(name, keepRunning(startBot(name, role)));
  const starts = (name: string) => started.filter((one) => one === name).length;
  await areUp(Object.keys(roles), starts, output).catch(async (error: unknown) => {
    await close(residents);
    throw error;
  });
  return { socket, residents, starts, output, close: () => close(residents) };
}

async function close(residents: Map<string, Resident>): Promise<void> {
  const bots = [...residents].filter(([name]) => name !== 'redis');
  await Promise.all(bots.map(([, bot]) => bot.stop('SIGTERM')));
  await residents.get('redis')?.stop('SIGTERM');
}

function startRedis(data: string, socket: string): ChildProcess {
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'];
  const place = ['--port', '0', '--unixsocket', socket, '--dir', data, '--save', ''];
  return spawn('redis-server', [...place, ...durable], { stdio: 'ignore' });
}

/** The line that says that it runs holds the port of its doors, or null. */
function follow(child: ChildProcess, output: string[], isUp: (port: number | null) => void): void {
  if (!child.stdout || !child.stderr) return;
  createInterface({ input: child.stderr }).on('line', (line) => output.push(line));
  createInterface({ input: child.stdout }).on('line', (line) => {
    output.push(line);
    const { msg, port } = JSON.parse(line) as { msg?: string; port?: number | null };
    if (msg === 'jianbao is running') isUp(port ?? null);
  });
}

async function areUp(names: string[], starts: House['starts'], output: string[]): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 20) {
    if (names.every((name) => starts(name) > 0)) return;
    await sleep(20);
  }
  throw new Error(`the bot did not start: ${output.slice(-5).join('\n')}`);
}

type Setting = Pick<Opening, 'cast' | 'platform'> & { dataDir: string; role: Role };

function environment(socket: string, { cast, platform, dataDir, role }: Setting): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    ROLE: role,
    PORT: '0',
    REDIS_URL: socket,
    DATA_DIR: dataDir,
    DESK_CONFIG: cast.desk,
    // Only so that a group may get a card: nobody opens it here.
    PUBLIC_URL: 'https://bulletin.example.org',
    SOFFICE: 'off',
    WECOM_API_BASE: platform.url,
    WECOM_CORP_ID: app.corpId,
    WECOM_AGENT_ID: String(app.agentId),
    WECOM_SECRET: app.secret,
    WECOM_TOKEN: app.token,
    WECOM_ENCODING_AES_KEY: app.encodingAesKey,
  };
}
