import type { Environment } from './environment';
import { chooseProxy } from './choose-proxy';
import { quoted } from './mistake';
import { isRedisUrl, isWebUrl } from './url';
import { readWecom } from './read-wecom';
import type { WecomSettings } from './read-wecom';
import type { Reading, ReadVariable } from './variable';

type Role = 'all' | 'web' | 'worker';

export type Settings = {
  port: number;
  role: Role;
  /** A worker's own, for health and metrics; null: it listens nowhere. */
  metricsPort: number | null;
  /** A redis:// or rediss:// URL or the absolute path of a socket; null: the bot starts its own. */
  redisUrl: string | null;
  dataDir: string;
  publicUrl: string | null;
  /** Of /board; null: there is none. */
  boardPassword: string | null;
  /** With which /metrics may be read from anywhere; null: from this machine alone. */
  metricsToken: string | null;
  /** 试用: a Redis that may lose what it was told is put up with. */
  trial: boolean;
  /** Where a LibreOffice is looked for: SOFFICE, and the PATH. */
  office: { named: string | null; path: string };
  wecom: WecomSettings;
};

/** All settings with every mistake in them; a variable set to nothing counts as not set. */
export function readEnvironment(environment: Environment): { settings: Settings; mistakes: string[] } {
  const mistakes: string[] = [];
  const read = reader(environment, mistakes);
  const settings = readSettings(environment, read, mistakes);
  return { settings, mistakes: [...mistakes, ...checkRole(settings, environment)] };
}

function reader({ env, placeOf }: Environment, mistakes: string[]): ReadVariable {
  return (name, { read, expected, isShown }, fallback) => {
    const text = env[name]?.trim() ?? '';
    const value = text === '' ? fallback : read(text);
    if (value !== undefined) return value;
    mistakes.push(`${placeOf(name)}：${expected}${isShown ? `，现在是${quoted(text)}` : ''}`);
    return fallback;
  };
}

function readSettings(environment: Environment, read: ReadVariable, mistakes: string[]): Settings {
  const apiBase = read('WECOM_API_BASE', webUrl, 'https://qyapi.weixin.qq.com');
  return {
    port: read('PORT', port, 3000),
    role: read('ROLE', role, 'all'),
    metricsPort: read<number | null>('METRICS_PORT', port, null),
    redisUrl: read<string | null>('REDIS_URL', redisUrl, null),
    dataDir: read('DATA_DIR', anyText, './data'),
    publicUrl: read<string | null>('PUBLIC_URL', webUrl, null),
    boardPassword: read<string | null>('BOARD_PASSWORD', password, null),
    metricsToken: read<string | null>('METRICS_TOKEN', token, null),
    trial: read('TRIAL', trial, false),
    office: {
      named: read<string | null>('SOFFICE', anyText, null),
      path: environment.env['PATH'] ?? '',
    },
    wecom: {
      apiBase,
      oauthBase: read('WECOM_OAUTH_BASE', webUrl, 'https://open.weixin.qq.com'),
      ...readWecom(environment, read, mistakes),
      proxy: chooseProxy(apiBase, environment.env, (name) => read<string | null>(name, proxy, null)),
    },
  };
}

const roles = ['all', 'web', 'worker'] as const;

const role: Reading<Role> = {
  read: (text) => roles.find((known) => known === text),
  expected: '应为 all（全部）、web（收消息）或 worker（办事）',
  isShown: true,
};

const port: Reading<number> = {
  read: (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined),
  expected: '应为端口号，0 至 65535（0 表示任选一个空闲端口）',
  isShown: true,
};

const trial: Reading<boolean> = {
  read: (text) => (/^[01]$/.test(text) ? text === '1' : undefined),
  expected: '应为 1（试用，允许 Redis 不落盘）或留空',
  isShown: true,
};

const redisUrl: Reading<string> = {
  read: (text) => (isRedisUrl(text) || text.startsWith('/') ? text : undefined),
  expected: '应以 redis:// 或 rediss:// 开头，或为 Redis 套接字文件的绝对路径',
};

const webUrl: Reading<string> = {
  read: (text) => (isWebUrl(text) ? text.replace(/\/+$/, '') : undefined),
  expected: '应为完整的网址，以 https:// 或 http:// 开头',
};

const proxy: Reading<string> = {
  read: (text) => (isWebUrl(text) ? text : undefined),
  expected: '应为代理服务器的网址，以 http:// 或 https:// 开头',
};

/** What is guessed ten times a minute must hold for years. */
const password: Reading<string> = {
  read: (text) => (Array.from(text).length >= 12 ? text : undefined),
  expected: '至少要 12 个字符',
};

const token: Reading<string> = {
  read: (text) => (/^[A-Za-z0-9._~+/=-]{16,}$/.test(text) ? text : undefined),
  expected: '至少要 16 位，只用英文字母、数字和 . _ ~ + / = -',
};

const anyText: Reading<string> = { read: (text) => text, expected: '' };

function checkRole(settings: Settings, environment: Environment): string[] {
  return [...checkRedis(settings, environment), ...checkMetricsPort(settings, environment)];
}

function checkMetricsPort({ role, metricsPort, port }: Settings, { placeOf }: Environment): string[] {
  if (role === 'worker' || metricsPort === null) return [];
  return [
    `${placeOf('METRICS_PORT')}：只给 ROLE=worker 用；这个进程的指标就在端口 ${port} 上，请删去 METRICS_PORT`,
  ];
}

function checkRedis({ role, redisUrl }: Settings, { env, placeOf }: Environment): string[] {
  if (role === 'all' || redisUrl !== null || env['REDIS_URL']?.trim()) return [];
  return [
    `${placeOf('ROLE')}：web 和 worker 是两个进程，要共用同一个 Redis，请设置 REDIS_URL；只开一个进程时请删去 ROLE`,
  ];
}
