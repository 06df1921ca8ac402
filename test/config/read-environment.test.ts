import { readConfig } from '../../src/config';
import { aesKey, fullEnv, smallDesk } from './example';

function mistakesOf(env: Record<string, string | undefined>, dotenv?: string): string[] {
  const files = { desk: { path: 'config/desk.yaml', text: smallDesk } };
  const reading = readConfig(
    env,
    dotenv === undefined ? files : { ...files, dotenv: { path: '.env', text: dotenv } },
  );
  return reading.ok ? [] : reading.mistakes;
}

describe('a variable that is wrong', () => {
  it.each([
    ['PORT', '70000', '应为端口号，0 至 65535（0 表示任选一个空闲端口），现在是“70000”'],
    ['METRICS_PORT', 'own', '应为端口号，0 至 65535（0 表示任选一个空闲端口），现在是“own”'],
    ['METRICS_PORT', '3101', '只给 ROLE=worker 用；这个进程的指标就在端口 3000 上，请删去 METRICS_PORT'],
    ['PORT', '-1', '应为端口号，0 至 65535（0 表示任选一个空闲端口），现在是“-1”'],
    ['ROLE', 'boss', '应为 all（全部）、web（收消息）或 worker（办事），现在是“boss”'],
    ['TRIAL', 'yes', '应为 1（试用，允许 Redis 不落盘）或留空，现在是“yes”'],
    ['REDIS_URL', 'localhost:6379', '应以 redis:// 或 rediss:// 开头，或为 Redis 套接字文件的绝对路径'],
    ['REDIS_URL', 'http://localhost', '应以 redis:// 或 rediss:// 开头，或为 Redis 套接字文件的绝对路径'],
    ['REDIS_URL', 'redis://one:7000,', '应以 redis:// 或 rediss:// 开头，或为 Redis 套接字文件的绝对路径'],
    [
      'REDIS_URL',
      'redis://one:7000,two:x',
      '应以 redis:// 或 rediss:// 开头，或为 Redis 套接字文件的绝对路径',
    ],
    ['PUBLIC_URL', 'bulletin.example.org', '应为完整的网址，以 https:// 或 http:// 开头'],
    ['WECOM_API_BASE', 'ftp://example.org', '应为完整的网址，以 https:// 或 http:// 开头'],
    ['WECOM_OAUTH_BASE', 'open.weixin.qq.com', '应为完整的网址，以 https:// 或 http:// 开头'],
    ['BOARD_PASSWORD', 'eleven chrs', '至少要 12 个字符'],
    ['METRICS_TOKEN', 'fifteen-letters', '至少要 16 位，只用英文字母、数字和 . _ ~ + / = -'],
    ['METRICS_TOKEN', 'two words and more', '至少要 16 位，只用英文字母、数字和 . _ ~ + / = -'],
    ['HTTPS_PROXY', 'socks5://proxy:1080', '应为代理服务器的网址，以 http:// 或 https:// 开头'],
    ['WECOM_CORP_ID', 'ww 1', '中间不能有空格，请重新复制'],
    ['WECOM_AGENT_ID', '100000A', '应为一串数字，如 1000002'],
    ['WECOM_SECRET', 'two words', '中间不能有空格，请重新复制'],
    ['WECOM_ENCODING_AES_KEY', aesKey.slice(1), '应为 43 位英文字母和数字，请从管理后台重新复制'],
    ['WECOM_ENCODING_AES_KEY', aesKey.replace('a', '='), '应为 43 位英文字母和数字，请从管理后台重新复制'],
  ])('%s=%s', (name, value, said) => {
    expect(mistakesOf({ ...fullEnv, [name]: value })).toEqual([`环境变量 ${name}：${said}`]);
  });

  it('is shown on its line of .env, the last one that sets it', () => {
    const dotenv = '# 端口\nPORT=3000\nexport PORT=web\n';
    expect(mistakesOf({ ...fullEnv, PORT: 'web' }, dotenv)).toEqual([
      '.env:3 PORT：应为端口号，0 至 65535（0 表示任选一个空闲端口），现在是“web”',
    ]);
  });

  it('is not looked for in .env when the shell has set it otherwise', () => {
    expect(mistakesOf({ ...fullEnv, PORT: 'web' }, 'PORT=3000\n')).toEqual([
      '环境变量 PORT：应为端口号，0 至 65535（0 表示任选一个空闲端口），现在是“web”',
    ]);
  });
});

describe('the variables of the app', () => {
  it('are named, each with its place in the console, when some are missing', () => {
    expect(mistakesOf({ WECOM_SECRET: 'secret' }, 'WECOM_CORP_ID=\n')).toEqual([
      '.env:1 WECOM_CORP_ID：还没有设置，见企业微信管理后台“我的企业 → 企业信息”最下方的企业 ID',
      '环境变量 WECOM_AGENT_ID：还没有设置，见企业微信管理后台“应用管理 → 自建应用”的 AgentId',
      '环境变量 WECOM_TOKEN：还没有设置，见企业微信管理后台“应用管理 → 自建应用 → 接收消息 → 设置 API 接收”的 Token',
      '环境变量 WECOM_ENCODING_AES_KEY：还没有设置，见企业微信管理后台“应用管理 → 自建应用 → 接收消息 → 设置 API 接收”的 EncodingAESKey',
    ]);
    expect(mistakesOf({ ...fullEnv, WECOM_SECRET: ' ' })).toEqual([
      '环境变量 WECOM_SECRET：还没有设置，见企业微信管理后台“应用管理 → 自建应用”的 Secret',
    ]);
  });

  it('are one mistake when none is set', () => {
    expect(mistakesOf({})).toEqual([
      '环境变量 WECOM_CORP_ID、WECOM_AGENT_ID、WECOM_SECRET、WECOM_TOKEN、WECOM_ENCODING_AES_KEY：都还没有设置。目前自建应用是唯一的入口，请照 .env.example 填写 .env',
    ]);
  });
});

describe('roles apart', () => {
  const said =
    '环境变量 ROLE：web 和 worker 是两个进程，要共用同一个 Redis，请设置 REDIS_URL；只开一个进程时请删去 ROLE';

  it.each(['web', 'worker'])('%s wants a Redis that both can reach', (role) => {
    expect(mistakesOf({ ...fullEnv, ROLE: role })).toEqual([said]);
    expect(mistakesOf({ ...fullEnv, ROLE: role, REDIS_URL: 'rediss://redis.example.org' })).toEqual([]);
  });

  it('a cluster is a REDIS_URL of several nodes', () => {
    const url = 'rediss://me:p%2Cw@one:7000,two:7001,[::1]:7002/0';
    expect(mistakesOf({ ...fullEnv, ROLE: 'web', REDIS_URL: url })).toEqual([]);
  });

  it('a REDIS_URL that is wrong is one mistake, not two', () => {
    expect(mistakesOf({ ...fullEnv, ROLE: 'web', REDIS_URL: 'redis' })).toEqual([
      '环境变量 REDIS_URL：应以 redis:// 或 rediss:// 开头，或为 Redis 套接字文件的绝对路径',
    ]);
  });
});

describe('the proxy', () => {
  const proxies = { HTTPS_PROXY: 'http://secure.example.org', HTTP_PROXY: 'http://plain.example.org' };

  it.each([
    ['by the protocol of the platform', {}, 'http://secure.example.org'],
    ['by the protocol of a stand-in', { WECOM_API_BASE: 'http://a.example.org' }, 'http://plain.example.org'],
    ['is left out on this machine', { WECOM_API_BASE: 'http://127.0.0.1:4000' }, null],
    ['is left out on this machine by name', { WECOM_API_BASE: 'http://localhost:4000' }, null],
    ['is left out for a host in NO_PROXY', { NO_PROXY: 'a.example.org, qyapi.weixin.qq.com' }, null],
    ['is left out for a domain in NO_PROXY', { NO_PROXY: '.weixin.qq.com' }, null],
    ['is left out for all', { NO_PROXY: '*' }, null],
    ['stays for a host that only looks alike', { NO_PROXY: 'xin.qq.com' }, 'http://secure.example.org'],
  ])('%s', (_, env, proxy) => {
    const reading = readConfig(
      { ...fullEnv, ...proxies, ...env },
      { desk: { path: 'desk.yaml', text: smallDesk } },
    );
    expect(reading).toMatchObject({ ok: true, config: { wecom: { proxy } } });
  });
});
