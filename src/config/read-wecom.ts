import type { Environment } from './environment';
import type { Reading, ReadVariable } from './variable';

/** 自建应用: what the WeCom console shows of it. */
export type WecomSettings = {
  apiBase: string;
  /** Where visitors of the pages are sent to be recognised. */
  oauthBase: string;
  corpId: string;
  agentId: number;
  secret: string;
  token: string;
  encodingAesKey: string;
  /** URL of the proxy on the way to `apiBase`. */
  proxy?: string | null;
};

/** The app is the only door yet: without its variables nobody could say anything to the bot. */
export function readWecom(
  environment: Environment,
  read: ReadVariable,
  mistakes: string[],
): Omit<WecomSettings, 'apiBase' | 'oauthBase' | 'proxy'> {
  mistakes.push(...sayMissing(environment));
  return {
    corpId: read('WECOM_CORP_ID', word, ''),
    agentId: read('WECOM_AGENT_ID', agentId, 0),
    secret: read('WECOM_SECRET', word, ''),
    token: read('WECOM_TOKEN', word, ''),
    encodingAesKey: read('WECOM_ENCODING_AES_KEY', aesKey, ''),
  };
}

const callbackPage = '“应用管理 → 自建应用 → 接收消息 → 设置 API 接收”';

const foundAt: Record<string, string> = {
  WECOM_CORP_ID: '“我的企业 → 企业信息”最下方的企业 ID',
  WECOM_AGENT_ID: '“应用管理 → 自建应用”的 AgentId',
  WECOM_SECRET: '“应用管理 → 自建应用”的 Secret',
  WECOM_TOKEN: `${callbackPage}的 Token`,
  WECOM_ENCODING_AES_KEY: `${callbackPage}的 EncodingAESKey`,
};

function sayMissing({ env, placeOf }: Environment): string[] {
  const names = Object.keys(foundAt);
  const missing = names.filter((name) => !env[name]?.trim());
  if (missing.length === names.length) return [sayClosed(names)];
  return missing.map((name) => `${placeOf(name)}：还没有设置，见企业微信管理后台${foundAt[name] ?? ''}`);
}

function sayClosed(names: string[]): string {
  return `环境变量 ${names.join('、')}：都还没有设置。目前自建应用是唯一的入口，请照 .env.example 填写 .env`;
}

const word: Reading<string> = {
  read: (text) => (/^\S+$/.test(text) ? text : undefined),
  expected: '中间不能有空格，请重新复制',
};

const agentId: Reading<number> = {
  read: (text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined),
  expected: '应为一串数字，如 1000002',
};

/** 43 letters and digits: 32 bytes in base64 without the closing "=" [90968]. */
const aesKey: Reading<string> = {
  read: (text) => (/^[A-Za-z0-9]{43}$/.test(text) ? text : undefined),
  expected: '应为 43 位英文字母和数字，请从管理后台重新复制',
};
