import { startBot, type BotProcess } from '../support/bot-process';
import { startFront } from './front';

type Opening = {
  main: string;
  env: Record<string, string>;
  roles: readonly ('web' | 'worker')[];
};

const own = { web: { ROLE: 'web' }, worker: { ROLE: 'worker', METRICS_PORT: '0' } };

/** Processes of one bot, and what stands before its doors. */
export async function openProcesses({ main, env, roles }: Opening) {
  const bots = await Promise.all(
    roles.map(async (role) => ({ role, bot: await startBot({ ...env, ...own[role] }, main) })),
  );
  const doors = bots.filter(({ role }) => role === 'web').map(({ bot }) => bot.url);
  const front = await startFront(doors);
  return {
    front: front.url,
    doors,
    workers: bots.filter(({ role }) => role === 'worker').map(({ bot }) => bot.url),
    output: () => bots.flatMap(({ bot }) => bot.output),
    close: async () => {
      await front.close();
      await stopAll(bots.map(({ bot }) => bot));
    },
  };
}

async function stopAll(bots: readonly BotProcess[]): Promise<void> {
  await Promise.all(bots.map((bot) => bot.stop()));
}
