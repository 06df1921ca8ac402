import { parseArgs } from 'node:util';
import { deskKey, type Config } from '../src/config';
import type { DeskConfig } from '../src/desk/desk-config';
import { auditLine } from '../src/format/audit-line';
import { dayAfter, isDay, startOfDay } from '../src/format/local-time';
import { deskNow } from '../src/jobs/decide';
import { readFiles } from '../src/read-files';
import { connectOnce } from '../src/store/connect';
import { openStore, type Store } from '../src/store/open-store';
import { findSocket } from '../src/store/own-redis';

type Stopped = { code: number; sentence: string };
type Asked = { since: string; until: string | null; submission: number | null };

const usage =
  '用法：npm run -s audit -- --since 2026-11-01 [--until 2026-11-30] [--submission 12]\n日期按编辑部的时区，首尾两天都算在内；--submission 后面写来稿的号码。';

/** `npm run -s audit -- --since DAY`: who did what, when, from which message, one JSON object a line. */
async function audit(args: string[]): Promise<Stopped | undefined> {
  const asked = readArguments(args);
  if (!asked) return { code: 2, sentence: usage };
  const reading = readFiles(process.env);
  if (!reading.ok) return { code: 2, sentence: ['配置有误，没有读取：', ...reading.mistakes].join('\n') };
  const url = reading.config.redisUrl ?? findSocket(reading.config.dataDir);
  const client = url === null ? null : await connectOnce(url, deskKey(reading.config));
  if (!client) return { code: 1, sentence: sayNoRedis(reading.config) };
  const store = openStore(deskKey(reading.config), { client, blocking: client });
  await print(asked, reading.config.desk, store);
  store.inbox.close();
  client.disconnect();
  return undefined;
}

/** Null where something is missing, unknown or no day. */
function readArguments(args: string[]): Asked | null {
  const found = parse(args);
  const { since = '', until = null, submission = null } = found ?? {};
  const isWrong = !isDay(since) || (until !== null && (!isDay(until) || until < since));
  if (isWrong || (submission !== null && !/^[1-9]\d{0,8}$/.test(submission))) return null;
  return { since, until, submission: submission === null ? null : Number(submission) };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { since: text, until: text, submission: text } }).values;
  } catch {
    return null;
  }
}

async function print({ since, until, submission }: Asked, written: DeskConfig, store: Store): Promise<void> {
  const zone = written.publication.timezone;
  const from = startOfDay(since, zone);
  const end = until === null ? Infinity : startOfDay(dayAfter(until), zone);
  const { voice } = await deskNow(store.openReader(), written);
  for await (const fact of store.audit.factsBetween({ since: from, until: end }))
    if (submission === null || fact.submission === submission)
      process.stdout.write(`${auditLine(fact, voice, zone)}\n`);
}

function sayNoRedis({ redisUrl, dataDir }: Config): string {
  if (redisUrl !== null) return '连不上 Redis：请检查 REDIS_URL 写得对不对，Redis 是否在运行。';
  return `数据文件夹 ${dataDir} 里没有运行中的 Redis：请先启动机器人，再在同一个文件夹里查；数据在别处时请设置 DATA_DIR 或 REDIS_URL。`;
}

function stop({ code, sentence }: Stopped): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}

/** Whoever reads, `head` say, may have seen enough. */
process.stdout.on('error', () => process.exit(0));

audit(process.argv.slice(2)).then(
  (stopped) => {
    if (stopped) stop(stopped);
  },
  (error: unknown) => {
    stop({ code: 1, sentence: `没有读完：${error instanceof Error ? error.message : String(error)}` });
    process.exit();
  },
);
