import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** `code` is the shell's exit code, null where a signal ended the shell itself. */
export type OwnRedisEvent = { kind: 'ended'; code: number | null; againInMs: number } | { kind: 'started' };

export type OwnRedis = { socket: string; stop: () => Promise<void> };

type Options = {
  dataDir: string;
  /** Name or path of the server; without it valkey-server or redis-server from the PATH. */
  command?: string;
  onEvent: (event: OwnRedisEvent) => void;
};

/**
 * Starts a durable Redis with its data in `dataDir`, and again whenever it ends on its own. It ends with
 * this process, even with a killed one. Throws a Chinese sentence where it cannot start.
 */
export async function startOwnRedis({ dataDir, command = '', onEvent }: Options): Promise<OwnRedis> {
  const place = preparePlace(dataDir);
  const life: Life = { server: launch(place, command), isStopping: new AbortController(), onEvent };
  await becomesReady(life.server, place).catch((error: unknown) => {
    place.remove();
    throw error;
  });
  place.showWay();
  const ended = keepRunning(life, () => launch(place, command), place);
  return {
    socket: place.socket,
    async stop() {
      life.isStopping.abort();
      life.server.shell.stdin.end();
      await ended;
      place.remove();
    },
  };
}

/** Where the Redis of a bot that runs on this folder answers; null where there is none. */
export function findSocket(dataDir: string): string | null {
  const path = socketIn(resolve(dataDir));
  if (!existsSync(path)) return null;
  return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : path;
}

type Life = { server: Server; isStopping: AbortController; onEvent: Options['onEvent'] };

type Server = {
  shell: ChildProcessByStdio<Writable, Readable, null>;
  startedAt: number;
  ended: Promise<number | null>;
};

type Place = {
  dataDir: string;
  socket: string;
  /** Leaves a link where the socket is looked for, if it is not there. */
  showWay: () => void;
  remove: () => void;
};

/** A socket's path is cut at 108 bytes on Linux and at 104 on macOS; a longer one moves to a folder of its own. */
function preparePlace(written: string): Place {
  const dataDir = resolve(written);
  makeFolder(dataDir);
  const isShort = Buffer.byteLength(socketIn(dataDir)) <= 100;
  const folder = isShort ? dataDir : mkdtempSync(join(tmpdir(), 'jianbao-'));
  return {
    dataDir,
    socket: socketIn(folder),
    showWay: () => {
      if (isShort) return;
      rmSync(socketIn(dataDir), { force: true });
      symlinkSync(socketIn(folder), socketIn(dataDir));
    },
    remove: () => {
      if (!isShort) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function socketIn(folder: string): string {
  return join(folder, 'redis.sock');
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new Error(`数据文件夹 ${dataDir} 无法写入，请检查权限，或用 DATA_DIR 换一个文件夹`, { cause });
  }
}

/**
 * Arguments: data folder, socket, server (may be empty). Three things hang on inherited descriptors:
 * 3 is the pipe from us, whose end means that we are gone (a background command would get /dev/null as
 * its standard input, hence the copy); 9 is the lock, which the server inherits and so holds exactly as
 * long as it lives; standard output tells us that the lock is ours, before which a predecessor may still
 * answer on the socket.
 */
const script = `
folder=$1 socket=$2 server=$3
command -v flock >/dev/null || exit 76
server=$(command -v "\${server:-valkey-server}" || command -v "\${server:-redis-server}") || exit 77
exec 3<&0 9>>"$folder/redis.lock"
flock -w 10 9 || exit 75
echo held
"$server" --port 0 --unixsocket "$socket" --unixsocketperm 700 --dir "$folder" --loglevel warning \\
  --appendonly yes --appendfsync always --save "" --maxmemory-policy noeviction 3<&- </dev/null >>"$folder/redis.log" 2>&1 &
pid=$!
(
  read -r _ <&3
  kill -TERM "$pid"
  for _ in 1 2 3 4 5 6 7 8 9 10; do sleep 1; kill -0 "$pid" || exit; done
  kill -KILL "$pid"
) 9>&- >/dev/null 2>&1 &
watcher=$!
wait "$pid"
code=$?
kill "$watcher"
exit "$code"
`;

/**
 * Detached: Ctrl-C in a terminal is for us; Redis is needed until we have finished. Should the shell alone
 * be killed, Node closes the pipe to it, and that ends the server that it leaves behind.
 */
function launch(place: Place, command: string): Server {
  const args = ['-c', script, 'own-redis', place.dataDir, place.socket, command];
  const shell = spawn('sh', args, { detached: true, stdio: ['pipe', 'pipe', 'ignore'] });
  shell.stdin.on('error', () => undefined);
  const ended = once(shell, 'exit').then(
    ([code]) => code as number | null,
    () => null,
  );
  return { shell, startedAt: Date.now(), ended };
}

async function becomesReady(server: Server, place: Place): Promise<void> {
  const isUp = await Promise.race([server.ended.then(() => false), answers(server, place.socket)]);
  if (!isUp) throw new Error(explain(await server.ended, place));
}

async function answers({ shell }: Server, socket: string): Promise<boolean> {
  await once(shell.stdout, 'data');
  while ((shell.exitCode ?? shell.signalCode) === null) {
    if (await ping(socket)) return true;
    await sleep(20);
  }
  return false;
}

function ping(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket, () => connection.write('PING\r\n'));
    connection.on('error', () => undefined).once('close', resolve.bind(null, false));
    connection.once('data', (answer) => {
      resolve(answer.toString().startsWith('+PONG'));
      connection.destroy();
    });
  });
}

function explain(code: number | null, { dataDir }: Place): string {
  const known: Record<number, string> = {
    75: `数据文件夹 ${dataDir} 正被另一个进程使用，请先停掉它，或用 DATA_DIR 换一个文件夹`,
    76: '找不到 flock 命令，请先安装 util-linux，或用 REDIS_URL 指定一个 Redis',
    77: '找不到 valkey-server 或 redis-server，请运行 bin/setup 安装，或用 REDIS_URL 指定一个 Redis',
  };
  return (
    known[code ?? 0] ??
    `自带的 Redis 没有启动成功（退出码 ${code ?? '无'}），原因见 ${join(dataDir, 'redis.log')}`
  );
}

async function keepRunning(life: Life, start: () => Server, place: Place): Promise<void> {
  const stopping = life.isStopping.signal;
  const tellStarted = () => {
    life.onEvent({ kind: 'started' });
  };
  for (let pauseMs = 0; ;) {
    const code = await life.server.ended;
    if (stopping.aborted) return;
    pauseMs = nextPauseMs(life.server, pauseMs);
    life.onEvent({ kind: 'ended', code, againInMs: pauseMs });
    if (!(await hasSlept(pauseMs, stopping))) return;
    life.server = start();
    // That it did not start is told when it has ended.
    becomesReady(life.server, place).then(tellStarted, () => undefined);
  }
}

/** False when it was cut short. */
function hasSlept(ms: number, signal: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal }).catch(() => false);
}

/** Doubles up to two seconds for a server that ends again and again. */
function nextPauseMs({ startedAt }: Server, lastMs: number): number {
  const isNew = lastMs === 0 || Date.now() - startedAt > 10_000;
  return isNew ? 100 : Math.min(2_000, 2 * lastMs);
}
