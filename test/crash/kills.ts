import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../../simulator/platform';
import { startBot, type BotProcess } from '../support/bot-process';

export type Kill = (bot: BotProcess) => Promise<void>;

type How = { wanted: number; env: Record<string, string>; kill: Kill; random: () => number };

/** Plays again and again while the bot dies at random moments, until it has died often enough; what it has logged. */
export async function surviveKills(
  platform: Platform,
  how: How,
  play: () => Promise<void>,
): Promise<string[]> {
  platform.sendCallbacksTo('http://127.0.0.1:9/not-up-yet');
  // Slow answers make the moment long in which a part has gone out and its mark has not.
  platform.fault({ path: '/cgi-bin/webhook/send', times: Number.MAX_SAFE_INTEGER, delayMs: 700 });
  let isOver = false;
  const life: Life = { kills: 0, output: [], isOver: () => isOver };
  const killing = keepKilling(life, platform, how);
  let plays = 0;
  try {
    for (; life.kills < how.wanted || plays === 0; plays += 1) await Promise.race([play(), killing]);
  } finally {
    isOver = true;
    await killing;
  }
  process.stdout.write(`survived ${life.kills} kills in ${plays} issues\n`);
  return life.output;
}

type Life = { kills: number; isOver: () => boolean; output: string[] };

async function keepKilling(life: Life, platform: Platform, { wanted, env, kill, random }: How) {
  while (!life.isOver()) {
    const bot = await startBot(env);
    platform.sendCallbacksTo(`${bot.url}/wecom/app`);
    const uptimeMs = life.kills < wanted ? 50 + random() * 1800 : 3000;
    for (let up = 0; up < uptimeMs && !life.isOver(); up += 50) await sleep(50);
    life.output.push(...bot.output);
    if (life.isOver() || life.kills >= wanted) {
      while (!life.isOver()) await sleep(100);
      await bot.stop();
    } else {
      await kill(bot);
      life.kills += 1;
    }
  }
}
