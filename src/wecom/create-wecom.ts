import { createCaller } from './call';
import type { Caller, Download, OnCall, Proxy } from './call';
import type { CardContent } from './card';
import { WecomRefused, WecomUnreachable } from './errors';
import { fetchMedia } from './media';
import { sendToPerson, updateCard, wordsOf } from './person';
import type { Letter, Sent, Words } from './person';
import { createTokenSource } from './token';
import type { TokenShelf } from './token';
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

/**
 * Throws `WecomRefused` and `WecomUnreachable` and repeats nothing by itself, but for a token that had to be renewed.
 * To a person the same words or card may be sent again at will: for four hours WeCom shows the same request once
 * [90236], and a card's id is good for one card for ever. A picture is shown as often as it is sent, since it gets
 * another media id each time. To a group nothing may be sent again, unless `mayHaveArrived` is false.
 */
export type Wecom = {
  sendToPerson: (userid: string, letter: Letter) => Promise<Sent>;
  /** A code works once; what else it may be refused for, 42016 or any other, is final for this code. */
  updateCard: (userid: string, responseCode: string, card: CardContent) => Promise<void>;
  /** Refused with 45001 where it is longer. The file's name is as the sender gave it. */
  fetchMedia: (mediaId: string, mostBytes: number) => Promise<Download>;
  /** `address` is a robot's key or its whole URL. */
  postToGroup: (address: string, letter: Words) => Promise<void>;
  hasToken: () => Promise<boolean>;
  close: () => Promise<void>;
};

export function createWecom(options: WecomOptions): Wecom {
  const caller = createCaller(options);
  const now = options.now ?? Date.now;
  const tokens = createTokenSource({
    shelf: options.shelf,
    fetchToken: () => fetchToken(caller, options),
    now,
  });
  const app = { caller, tokens, agentId: options.agentId };
  return {
    sendToPerson: (userid, letter) => sendToPerson(app, userid, letter),
    updateCard: (userid, responseCode, card) => updateCard(app, userid, responseCode, card),
    fetchMedia: (mediaId, mostBytes) => fetchMedia(app, mediaId, mostBytes),
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

async function postToGroup(caller: Caller, address: string, letter: Words): Promise<void> {
  const key = webhookKey(address);
  if (key === null) throw new WecomRefused('webhook/send', 93000, 'not the address of a group robot');
  await caller.ask({ name: 'webhook/send', query: { key }, body: JSON.stringify(wordsOf(letter)) });
}
