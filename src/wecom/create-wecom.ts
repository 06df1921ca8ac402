import { createAppchat } from './appchat';
import type { NewAppchat } from './appchat';
import { createCaller } from './call';
import type { Caller, Download, OnCall, Proxy } from './call';
import type { CardContent } from './card';
import { WecomUnreachable } from './errors';
import { countMembers, postToGroup, uploadToGroup } from './group';
import type { GroupAddress } from './group';
import type { GroupLetter } from './group-letter';
import { fetchMedia } from './media';
import type { Picture } from './media';
import { sendToPerson, updateCard } from './person';
import type { Letter, Sent } from './person';
import { createTokenSource } from './token';
import type { TokenShelf } from './token';
import { userOfCode } from './visitor';
import type { Visitor } from './visitor';

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
 * [90236], and a card's id is good for one card for ever. A picture or a file is shown as often as it is sent, since
 * it gets another media id each time. To a group nothing may be sent again, unless `mayHaveArrived` is false.
 */
export type Wecom = {
  sendToPerson: (userid: string, letter: Letter) => Promise<Sent>;
  /** A code works once; what else it may be refused for, 42016 or any other, is final for this code. */
  updateCard: (userid: string, responseCode: string, card: CardContent) => Promise<void>;
  /** Refused with 45001 where it is longer. The file's name is as the sender gave it. */
  fetchMedia: (mediaId: string, mostBytes: number) => Promise<Download>;
  postToGroup: (to: GroupAddress, letter: GroupLetter) => Promise<void>;
  /**
   * The media id with which the file can be posted by this robot, or in all chats of the app, for three days; nothing is
   * shown. 6 bytes to 20 MB.
   */
  uploadToGroup: (to: GroupAddress, file: Picture) => Promise<string>;
  /** null where the door does not tell. */
  countMembers: (to: GroupAddress) => Promise<number | null>;
  /** Safe to repeat: true where this call made the chat. Nobody sees it before its first message. */
  createGroup: (chat: NewAppchat) => Promise<boolean>;
  /** Who came back from the authorization page; asked once per code. */
  userOfCode: (code: string) => Promise<Visitor>;
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
    postToGroup: (to, letter) => postToGroup(app, to, letter),
    uploadToGroup: (to, file) => uploadToGroup(app, to, file),
    countMembers: (to) => countMembers(app, to),
    createGroup: (chat) => createAppchat(app, chat),
    userOfCode: (code) => userOfCode(app, code),
    hasToken: tokens.isThere,
    close: () => caller.close(),
  };
}

async function fetchToken(caller: Caller, { corpId, secret }: WecomOptions) {
  const query = { corpid: corpId, corpsecret: secret };
  const { access_token: token, expires_in: seconds } = await caller.ask({ name: 'gettoken', query });
  if (typeof token === 'string' && typeof seconds === 'number') return { token, lifeMs: seconds * 1000 };
  throw new WecomUnreachable('gettoken', 'no token in the answer', true);
}
