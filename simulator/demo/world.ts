import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './issue';

export type World = { platformUrl: string; botUrl: string; close: () => Promise<void> };

const app = {
  corpId: 'ww00000000000demo0',
  agentId: 1000001,
  secret: 'demo-secret',
  token: 'demotoken',
  encodingAesKey: 'DEMOdemoDEMOdemoDEMOdemoDEMOdemoDEMOdemo123',
};

type Cast = {
  desk: string;
  members: { userid: string; name: string }[];
  groups: { name: string; key: string; variable: string }[];
};

/** Starts the stand-in platform and the bot, which starts a Redis of its own; all of it ends with `close`. */
export async function startWorld({ desk, members, groups }: Cast): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-demo-'));
  const platformConfig = join(folder, 'platform.json');
  writeFileSync(platformConfig, JSON.stringify({ ...app, members, groups }));
  const platform = start(
    process.execPath,
    ['--import', 'tsx', 'simulator/main.ts', '--config', platformConfig],
    {},
  );
  const platformUrl = await firstLine(platform, (line) => line);
  const bot = start('node', ['dist/main.js'], {
    ...environment(platformUrl, groups),
    DATA_DIR: folder,
    DESK_CONFIG: desk,
  });
  const port = await firstLine(bot, (line) => String((JSON.parse(line) as { port: number }).port));
  const botUrl = `http://127.0.0.1:${port}`;
  await becomesReady(botUrl);
  return {
    platformUrl,
    botUrl,
    async close() {
      await Promise.all([end(bot), end(platform)]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function environment(apiBase: string, groups: Cast['groups']): Record<string, string> {
  return {
    PORT: '0',
    REDIS_URL: '',
    ROLE: 'all',
    // Only so that a group may get a card: nobody opens it here.
    PUBLIC_URL: 'https://bulletin.example.org',
    WECOM_API_BASE: apiBase,
    WECOM_CORP_ID: app.corpId,
    WECOM_AGENT_ID: String(app.agentId),
    WECOM_SECRET: app.secret,
    WECOM_TOKEN: app.token,
    WECOM_ENCODING_AES_KEY: app.encodingAesKey,
    ...Object.fromEntries(groups.map(({ variable, key }) => [variable, key])),
  };
}

function start(command: string, args: string[], env: Record<string, string>): ChildProcess {
  return spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function firstLine(child: ChildProcess, read: (line: string) => string): Promise<string> {
  if (!child.stdout) throw new Error('a child without output');
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(() => {
    throw new Error('没有启动起来，原因见上');
  });
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  return read(line);
}

async function becomesReady(botUrl: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const ready = await fetch(`${botUrl}/readyz`).catch(() => null);
    if (ready?.ok) return;
    await sleep(50);
  }
  throw new Error('简报一直没有准备好');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
