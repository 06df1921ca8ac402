import { createCaller } from './call';
import type { Answer, Caller, OnCall, Proxy } from './call';
import { treatedAs, WecomRefused, WecomUnreachable } from './errors';
import { createTokenSource } from './token';
import type { TokenShelf, TokenSource } from './token';
import { webhookKey } from './webhook-key';

export type WecomOptions = {
  apiBase: string;
  corpId: string;
  agentId: number;
  secret: string;
  shelf: TokenShelf;
  proxy?: Proxy;
  onCall?: OnCall;
  now?: () => number;
};
export type Letter = { kind: 'text' | 'markdown'; text: string };

/**
 * Throws `WecomRefused` and `WecomUnreachable` and repeats nothing by itself, but for a token that had to be renewed.
 * To a person the same letter may be sent again at will: for four hours WeCom shows it once [90236]. To a group it
 * must not, unless `mayHaveArrived` is false.
 */
export type Wecom = {
  sendToPerson: (userid: string, letter: Letter) => Promise<void>;
  /** `address` is a robot's key or its whole URL. */
  postToGroup: (address: string, letter: Letter) => Promise<void>;
  hasToken: () => Promise<boolean>;
  close: () => Promise<void>;
};

/** The longest that WeCom remembers a request, in seconds; it compares the JSON byte by byte [90236]. */
const duplicateCheck = { enable_duplicate_check: 1, duplicate_check_interval: 14_400 };

export function createWecom(options: WecomOptions): Wecom {
  const caller = createCaller(options);
  const now = options.now ?? Date.now;
  const tokens = createTokenSource({
    shelf: options.shelf,
    fetchToken: () => fetchToken(caller, options),
    now,
  });
  return {
    sendToPerson: (userid, letter) =>
      sendToPerson({ caller, tokens, agentId: options.agentId }, userid, letter),
    postToGroup: (address, letter) => postToGroup(caller, address, letter),
    hasToken: () => tokens.token().then(Boolean, () => false),
    close: () => caller.close(),
  };
}

async function fetchToken(caller: Caller, { corpId, secret }: WecomOptions) {
  const query = { corpid: corpId, corpsecret: secret };
  const { access_token: token, expires_in: seconds } = await caller.ask({ name: 'gettoken', query });
  if (typeof token === 'string' && typeof seconds === 'number') return { token, lifeMs: seconds * 1000 };
  throw new WecomUnreachable('gettoken', 'no token in the answer', true);
}

type App = { caller: Caller; tokens: TokenSource; agentId: number };

async function sendToPerson(app: App, userid: string, letter: Letter): Promise<void> {
  if (!isOnePerson(userid)) throw new WecomRefused('message/send', 40003, 'not the userid of one person');
  const receiver = { touser: userid, agentid: app.agentId };
  const body = JSON.stringify({ ...receiver, ...contentOf(letter), ...duplicateCheck });
  throwIfMissed(userid, await withToken(app, (token) => send(app.caller, token, body)));
}

/** "@all" and "a|b" are addresses too, and would tell everybody what was meant for one. */
function isOnePerson(userid: string): boolean {
  return /^[A-Za-z0-9][\w.@-]{0,63}$/.test(userid);
}

function contentOf({ kind, text }: Letter) {
  return { msgtype: kind, [kind]: { content: text } };
}

async function withToken<T>({ tokens }: App, call: (token: string) => Promise<T>): Promise<T> {
  const token = await tokens.token();
  try {
    return await call(token);
  } catch (fault) {
    if (!isTokenFault(fault)) throw fault;
  }
  const renewed = await tokens.renew(token);
  return call(renewed).catch((fault: unknown) => failedAgain(tokens, fault));
}

function send(caller: Caller, token: string, body: string): Promise<Answer> {
  return caller.ask({ name: 'message/send', query: { access_token: token }, body });
}

function isTokenFault(fault: unknown): fault is WecomRefused {
  return fault instanceof WecomRefused && fault.treatment === 'token';
}

/** 40001 with a brand-new token means that the secret itself is wrong; the others are the platform's own delay. */
async function failedAgain(tokens: TokenSource, fault: unknown): Promise<never> {
  if (!isTokenFault(fault)) throw fault;
  if (fault.errcode !== 40001) throw treatedAs(fault, 'retry');
  await tokens.giveUp(fault.errcode);
  throw treatedAs(fault, 'configuration');
}

/** WeCom answers 0 and lists, in lower case, whom it left out [90236]. */
function throwIfMissed(userid: string, answer: Answer): void {
  for (const list of ['invaliduser', 'unlicenseduser']) {
    const missed = answer[list];
    if (typeof missed === 'string' && missed.split('|').includes(userid.toLowerCase()))
      throw new WecomRefused('message/send', 81013, list);
  }
}

async function postToGroup(caller: Caller, address: string, letter: Letter): Promise<void> {
  const key = webhookKey(address);
  if (key === null) throw new WecomRefused('webhook/send', 93000, 'not the address of a group robot');
  await caller.ask({ name: 'webhook/send', query: { key }, body: JSON.stringify(contentOf(letter)) });
}
