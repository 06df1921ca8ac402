import { Redis } from 'ioredis';
import { openStore } from '../src/store/open-store';
import { createWecom } from '../src/wecom/create-wecom';
import { surroundings } from './callbacks';

/** One of two processes that send at the same time with the app's one token: `[url, redis, sends]`. */
function main(): void {
  const [apiBase = '', redisUrl = '', sends = '0'] = process.argv.slice(2);
  const client = new Redis(redisUrl);
  const { WECOM_CORP_ID: corpId = '', WECOM_SECRET: secret = '' } = surroundings;
  const shelf = openStore('bench', { client, blocking: client }).tokenShelf(secret);
  const wecom = createWecom({ apiBase, corpId, agentId: 1000002, secret, shelf });
  const letter = { kind: 'text' as const, text: '您好' };
  process.on('message', () => {
    const all = Array.from({ length: Number(sends) }, (_, n) => wecom.sendToPerson(`person-${n}`, letter));
    void Promise.allSettled(all).then((done) => {
      process.send?.(done.filter(({ status }) => status === 'fulfilled').length);
    });
  });
  process.send?.('ready');
}

main();
