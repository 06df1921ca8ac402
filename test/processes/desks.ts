import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startPlatform, type Platform } from '../../simulator/platform';
import { meetPeople, type People } from '../crash/people';
import { startBot, type BotProcess } from '../support/bot-process';

const root = join(__dirname, '..', '..');

export type DeskOfTest = {
  title: string;
  corpId: string;
  agentId: number;
  secret: string;
  /** Of its groups' webhooks. */
  keys: [string, string];
};

export type Opened = {
  platform: Platform;
  people: People;
  /** Where its doors are now. */
  url: () => string;
  env: Record<string, string>;
  restart: (role: 'all' | 'web') => Promise<void>;
  close: () => Promise<void>;
};

export const boardPassword = 'a-password-of-the-board';

/** The same people and groups by name everywhere: only app, secret, title and addresses tell desks apart. */
export const userids = ['contact-lake', 'contact-hill', 'editor-first', 'editor-second', 'desk-admin'];
export const groupNames = ['甲群', '乙群'] as const;

/** A bot with a desk and a platform of its own, on a Redis that others use as well. */
export async function openDesk(
  desk: DeskOfTest,
  opening: { main: string; redisUrl: string },
): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-desk-'));
  const { corpId, agentId, secret } = desk;
  const callback = { token: `token${agentId}`, encodingAesKey: `${agentId}`.padEnd(43, 'x') };
  const groups = groupNames.map((name, index) => ({ name, key: desk.keys[index] ?? '' }));
  const members = userids.map((userid) => ({ userid, name: userid }));
  const platform = await startPlatform({
    ...{ corpId, agentId, secret, ...callback, groups, members, callbackWaitMs: 1000 },
  });
  const env = {
    PORT: '0',
    REDIS_URL: opening.redisUrl,
    DATA_DIR: folder,
    DESK_CONFIG: writeDesk(folder, desk),
    BOARD_PASSWORD: boardPassword,
    SOFFICE: 'off',
    WECOM_API_BASE: platform.url,
    WECOM_CORP_ID: corpId,
    WECOM_AGENT_ID: String(agentId),
    WECOM_SECRET: secret,
    WECOM_TOKEN: callback.token,
    WECOM_ENCODING_AES_KEY: callback.encodingAesKey,
  };
  let bot: BotProcess;
  const start = async (role: 'all' | 'web') => {
    bot = await startBot({ ...env, ROLE: role }, opening.main);
    platform.sendCallbacksTo(`${bot.url}/wecom/app`);
  };
  await start('all');
  let messages = 0;
  // The same ids at every desk: a message is known by its desk too.
  const people = meetPeople(platform, userids, () => `99${(messages += 1)}`);
  return {
    ...{ platform, people, env },
    url: () => bot.url,
    async restart(role) {
      await bot.stop();
      await start(role);
    },
    async close() {
      await bot.stop();
      await platform.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeDesk(folder: string, { title, keys }: DeskOfTest): string {
  const written = parse(readFileSync(join(root, 'config', 'desk.yaml'), 'utf8')) as Record<string, unknown>;
  const kept = ['columns', 'units', 'contacts', 'editors', 'admins'];
  const facts = Object.fromEntries(kept.map((name) => [name, written[name]]));
  const publication = { title, publisher: `${title}编辑部`, number: 1, runningNumber: 1 };
  const groups = groupNames.map((name, index) => ({
    ...{ name, via: 'webhook', address: keys[index], style: 'full', receives: ['bulletin', 'briefs'] },
  }));
  const file = join(folder, 'desk.yaml');
  writeFileSync(file, JSON.stringify({ publication, ...facts, groups }, null, 2));
  return file;
}
