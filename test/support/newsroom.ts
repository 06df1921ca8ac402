import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPlatform, type Platform } from '../../simulator/platform';
import { readConfig, type Config } from '../../src/config';
import { createLog } from '../../src/log';
import { startRoles, type Running } from '../../src/roles';
import { startTestRedis, type TestRedis } from './redis';

const root = join(__dirname, '..', '..');
const deskPath = 'config/desk.yaml';

const app = {
  corpId: 'ww0123456789abcdef',
  agentId: 1000002,
  secret: 'secret-of-the-app-that-never-shows-in-a-log',
  token: 'callbacktoken',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

export const groups = [
  { name: '区总工会工作群', key: '11111111-aaaa-4aaa-8aaa-111111111111' },
  { name: '产业和企业工会群', key: '22222222-bbbb-4bbb-8bbb-222222222222' },
  { name: '市总机关群', key: '33333333-cccc-4ccc-8ccc-333333333333' },
];

/** The environment of a bot on this platform, with the example federation's desk. */
export function environment(apiBase: string, redisUrl: string): Record<string, string> {
  return {
    PORT: '0',
    REDIS_URL: redisUrl,
    WECOM_API_BASE: apiBase,
    WECOM_CORP_ID: app.corpId,
    WECOM_AGENT_ID: String(app.agentId),
    WECOM_SECRET: app.secret,
    WECOM_TOKEN: app.token,
    WECOM_ENCODING_AES_KEY: app.encodingAesKey,
    SOFFICE: 'off',
    GROUP_DISTRICTS_KEY: groups[0]!.key,
    GROUP_INDUSTRY_KEY: groups[1]!.key,
    GROUP_OFFICES_KEY: groups[2]!.key,
  };
}

/** What must never be seen in a log. */
export const secrets = [app.secret, app.token, app.encodingAesKey, ...groups.map(({ key }) => key)];

const people = [
  'contact-lake contact-hill contact-port contact-school contact-road contact-lathe contact-bus contact-press',
  'editor-first editor-second desk-admin stranger',
]
  .join(' ')
  .split(' ');

export function startTestPlatform(now: () => number, userids = people): Promise<Platform> {
  return startPlatform({
    ...app,
    groups,
    members: userids.map((userid) => ({ userid, name: userid })),
    now,
    callbackWaitMs: 1000,
  });
}

export type Newsroom = Awaited<ReturnType<typeof openNewsroom>>;

/** A whole bot on a Redis of its own and a stand-in WeCom, and the people who talk to it. */
export async function openNewsroom(
  change: (config: Config) => Config = (config) => config,
  others: string[] = [],
) {
  const everyone = [...people, ...others];
  const clock = { aheadMs: 0 };
  const now = () => Date.now() + clock.aheadMs;
  const redis = await startTestRedis();
  const platform = await startTestPlatform(now, everyone);
  const logged: string[] = [];
  const log = createLog({ write: (line: string) => void logged.push(line) });
  const config = change(readTestConfig(environment(platform.url, redis.url)));
  let bot = await startRoles(config, { redisUrl: redis.url, log, now });
  const listen = () => {
    platform.sendCallbacksTo(`http://127.0.0.1:${bot.port}/wecom/app`);
  };
  listen();
  const heardSoFar = new Map<string, number>();
  const said: string[] = [];

  /** What a person is told next, waited for. */
  async function next(userid: string): Promise<string> {
    const index = heardSoFar.get(userid) ?? 0;
    for (let waited = 0; waited < 8000; waited += 10) {
      const message = platform.heard(userid)[index];
      if (message) {
        heardSoFar.set(userid, index + 1);
        return message.text.trimEnd();
      }
      await sleep(10);
    }
    throw new Error(
      `${userid} was told nothing; before: ${platform.heard(userid).at(-1)?.text ?? 'nothing'}`,
    );
  }

  return {
    platform,
    redis,
    config,
    log,
    logged,
    now,
    port: () => bot.port,
    next,

    async says(userid: string, text: string): Promise<void> {
      said.push(text);
      const { accepted } = await platform.say(userid, text);
      if (!accepted) throw new Error(`the door refused what ${userid} said`);
    },

    /** A tap on the newest card that holds these words, with what is chosen in its list. */
    async presses(
      userid: string,
      card: string,
      button: string,
      chosen?: Record<string, string[]>,
    ): Promise<void> {
      const press = { card, button, ...(chosen ? { chosen } : {}) };
      const { accepted } = await platform.pressShown(userid, press);
      if (!accepted) throw new Error(`the door refused what ${userid} pressed`);
    },

    /** Waits until the newest card with these words reads so. */
    async seesOnCard(userid: string, card: string, wanted: string | RegExp): Promise<void> {
      const text = () =>
        platform
          .heard(userid)
          .filter((heard) => heard.card && heard.text.includes(card))
          .at(-1)?.text ?? '';
      const fits = () => (typeof wanted === 'string' ? text() === wanted : wanted.test(text()));
      for (let waited = 0; waited < 8000 && !fits(); waited += 40) await sleep(40);
      if (typeof wanted === 'string') expect(`${userid}：${text()}`).toBe(`${userid}：${wanted}`);
      else expect(text()).toMatch(wanted);
    },

    async hears(userid: string, ...texts: string[]): Promise<void> {
      for (const text of texts) expect(`${userid}：${await next(userid)}`).toBe(`${userid}：${text}`);
    },

    /** Skips what a person was told that this story is not about. */
    async skips(userid: string, count: number): Promise<void> {
      for (let skipped = 0; skipped < count; skipped += 1) await next(userid);
    },

    /** Nobody was told anything that the story has not mentioned. */
    async isQuiet(): Promise<void> {
      await sleep(300);
      const unheard = everyone.flatMap((userid) =>
        platform
          .heard(userid)
          .slice(heardSoFar.get(userid) ?? 0)
          .map(({ text }) => `${userid}：${text}`),
      );
      expect(unheard).toEqual([]);
    },

    forgetsAll(): void {
      for (const userid of everyone) heardSoFar.set(userid, platform.heard(userid).length);
    },

    later(ms: number): void {
      clock.aheadMs += ms;
    },

    /** Perhaps on another Redis, as a door alone, or with another secret of the app. */
    async restart({
      redisUrl = redis.url,
      role = config.role,
      secret = config.wecom.secret,
    } = {}): Promise<void> {
      await bot.close();
      const wecom = { ...config.wecom, secret };
      bot = await startRoles({ ...config, role, wecom }, { redisUrl, log, now });
      listen();
    },

    async close(): Promise<void> {
      await closeAll(bot, platform, redis);
      const bodies = said.flatMap((text) => text.split('\n')).filter((line) => line.length > 8);
      for (const secret of [...secrets, ...bodies]) expect(logged.join('\n')).not.toContain(secret);
    },
  };
}

export function readTestConfig(env: Record<string, string>): Config {
  const text = readFileSync(join(root, deskPath), 'utf8');
  const reading = readConfig(env, { desk: { path: deskPath, text } });
  if (!reading.ok) throw new Error(reading.mistakes.join('\n'));
  return quiet(withFullText(reading.config));
}

/** Every group reads the whole issue in messages; a story about another style says so. */
function withFullText(config: Config): Config {
  const groups = config.desk.groups.map((group) => ({ ...group, style: 'full' as const }));
  return { ...config, desk: { ...config.desk, groups } };
}

/** Nothing is said because of the hour at which the tests run. */
function quiet(config: Config): Config {
  const written = config.desk.timetable;
  const timetable = { ...written, remindAfterHours: 24 * 365, dailyLineAt: null, quietHours: null };
  return { ...config, desk: { ...config.desk, timetable } };
}

async function closeAll(bot: Running, platform: Platform, redis: TestRedis): Promise<void> {
  await bot.close();
  await platform.close();
  await redis.stop();
}
