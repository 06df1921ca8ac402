import { request } from 'node:http';
import { connect } from 'node:net';
import type { Callback } from '../../bench/callbacks';
import { startRedis } from '../../bench/redis';
import { createLog } from '../../src/log';
import { startRoles } from '../../src/roles';
import { environment, readTestConfig } from '../support/newsroom';

export type Answer = { status: number; body: string; tookMs: number };

/** The web role alone, so that what the door has stored stays in the stream. WeCom is not there. */
export async function openTestDoor() {
  const redis = await startRedis('always');
  const logged: string[] = [];
  const log = createLog({
    write(line: string) {
      if (isOfDoor(line)) logged.push(line);
    },
  });
  const config = { ...readTestConfig(environment('http://127.0.0.1:9', redis.url)), role: 'web' as const };
  const bot = await startRoles(config, { redisUrl: redis.url, log, now: Date.now });
  logged.length = 0; // that the doors are open
  const port = bot.port ?? 0;
  const ask = (method: string, path: string, body = '') => send({ method, path, port }, body);
  const post = ({ query, body }: Callback) => ask('POST', `/wecom/app?${query}`, body);
  const isReady = async () => (await ask('GET', '/readyz')).body.includes('no worker is running');
  while (!(await isReady()));

  return {
    redis,
    logged,
    port,
    ask,
    post,

    /** The ids in the inbox stream, in their order. */
    async stored(): Promise<string[]> {
      const [inbox] = await redis.client.keys('*:inbox');
      const entries = inbox ? await redis.client.xrange(inbox, '-', '+') : [];
      return entries.map(([, fields]) => fields[1] ?? '');
    },

    async counted(outcome: string): Promise<number> {
      const { body } = await ask('GET', '/metrics');
      return Number(new RegExp(`outcome="${outcome}"} (\\d+)`).exec(body)?.[1] ?? 0);
    },

    /** Writes bytes as they are; what was answered until the server closed the connection. */
    async write(...pieces: (string | Buffer)[]): Promise<string> {
      const socket = connect({ port, host: '127.0.0.1' });
      let answer = '';
      socket.on('error', () => undefined);
      socket.on('data', (piece) => (answer += piece.toString()));
      for (const piece of pieces) socket.write(piece);
      await new Promise((resolve) => socket.once('close', resolve));
      return answer;
    },

    async close(): Promise<void> {
      redis.signal('SIGCONT');
      await bot.close();
      await redis.stop();
    },
  };
}

function send(to: { method: string; path: string; port: number }, body: string): Promise<Answer> {
  const begunAt = performance.now();
  const headers = { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request({ ...to, host: '127.0.0.1', agent: false, headers }, (response) => {
      let text = '';
      response.on('data', (piece: Buffer) => (text += piece.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: text, tookMs: performance.now() - begunAt });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Nobody stands in for WeCom here, so that whoever asks for a token gets none. */
function isOfDoor(line: string): boolean {
  return !line.includes('WeCom gave no access_token');
}
