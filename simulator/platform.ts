import { accepted, refused, type Endpoint } from './answer';
import { openAppchats, type Chat } from './appchats';
import { openCallbacks, type Envelope, type Overrides, type Verification } from './callbacks';
import { openCardUpdates } from './card-updates';
import type { Exchange } from './exchange';
import { openFaults, type Injected } from './faults';
import type { Fault, SeededFaults } from './trouble';
import { openMedia } from './media';
import { openMembersHand, type MembersHand } from './members-hand';
import { openMessages } from './messages';
import { openOauth } from './oauth';
import { openScreens, type Heard, type Member, type Screens } from './screens';
import { listen, type Call, type SideDoor } from './server';
import { openTokens } from './tokens';
import { openWebhooks, type Post } from './webhooks';

export type { Heard, Post };
export type PlatformOptions = {
  corpId: string;
  agentId: number;
  secret: string;
  token: string;
  encodingAesKey: string;
  /** May be set later, by `sendCallbacksTo`. */
  callbackUrl?: string;
  members: Member[];
  /** Group chats with a webhook each. */
  groups: { name: string; key: string }[];
  /** 7,200,000 without it. */
  tokenLifeMs?: number;
  /** The clock of limits, tokens and signatures, in milliseconds; retries and delays pass in real time. */
  now?: () => number;
  /** 可信域名: the one host that pages may stand on; any without it [91022]. */
  trustedHost?: string;
  /** On 127.0.0.1; any free port without it. */
  port?: number;
  /** How long a callback may take and how far its tries are apart; 5,000 without it [90238]. */
  callbackWaitMs?: number;
};
export type Platform = MembersHand & {
  url: string;
  sendCallbacksTo: (url: string) => void;
  /** Any inner XML, sent once; rejects when nobody answers. */
  callback: (xml: string, overrides?: Overrides) => Promise<Exchange>;
  /** The encrypted request for an inner XML, not sent. */
  envelope: (xml: string, overrides?: Overrides) => Envelope;
  /** What the console does when the callback URL is saved. */
  verifyUrl: () => Promise<Verification>;
  /** What the app showed a member, in order. */
  heard: (userid: string) => Heard[];
  /** What stands in the group. */
  posts: (group: string) => Post[];
  calls: readonly Call[];
  /** How many messages the limit of 30 a minute and 1,000 an hour has swallowed. */
  dropped: (userid: string) => number;
  fault: (fault: Fault) => void;
  /** Every call draws from a seeded stream whether it meets a fault, and which; null: no more of them. */
  seedFaults: (seeded: SeededFaults | null) => void;
  /** What calls have met so far, each with the group whose webhook it was. */
  injected: () => Met[];
  /** Whose client opens pages from now on; null for somebody of no account here, until then nobody's. */
  handPhoneTo: (userid: string | null) => void;
  /** All tokens become unknown before their time: 40014. */
  expireTokens: () => void;
  changeSecret: (secret: string) => void;
  /** A group, or a new webhook for a group that is there. */
  addGroup: (group: { name: string; key: string }) => void;
  /** A group that the app, or another one, has made before. */
  addChat: (chat: Chat) => void;
  /** It is disbanded: 86003. */
  removeChat: (name: string) => void;
  /** Unless the app is visible to the root department, it has no chats: 60011. */
  showToAll: (isShown: boolean) => void;
  /** Userids of a chat, its owner first. */
  membersOf: (name: string) => string[];
  /** The group stays, its webhook is gone: 93000. */
  removeWebhook: (name: string) => void;
  /** A picture or file that a member has sent; its media id for media/get. */
  storeMedia: (file: { filename: string; bytes: Buffer; type?: string }) => string;
  close: () => Promise<void>;
};

export type Met = Pick<Injected, 'at' | 'path' | 'kind'> & { group: string | null };

/** A stand-in for WeCom: its API over HTTP, its members and its groups. `sideDoor` adds routes of another's. */
export async function startPlatform(
  options: PlatformOptions,
  sideDoor?: (platform: Platform) => SideDoor,
): Promise<Platform> {
  const now = options.now ?? Date.now;
  const parts = openParts(options, now);
  const desk = {
    endpoints: endpointsOf(parts),
    faults: parts.faults,
    endTokens: parts.tokens.endAll,
    calls: [] as Call[],
    now,
  };
  const door: { side: SideDoor | null } = { side: null };
  const server = await listen(
    { ...desk, sideDoor: async (call) => (await door.side?.(call)) ?? null },
    options.port ?? 0,
  );
  const platform: Platform = {
    ...openMembersHand(options, { ...parts, now }),
    ...surface(parts, Object.keys(desk.endpoints)),
    url: server.url,
    calls: desk.calls,
    close: async () => {
      parts.callbacks.close();
      await server.close();
    },
  };
  door.side = sideDoor?.(platform) ?? null;
  return platform;
}

type Parts = ReturnType<typeof openParts>;

function openParts(options: PlatformOptions, now: () => number) {
  const media = openMedia(now);
  const screens = openScreens(options.members);
  const updates = openCardUpdates(screens, now);
  const webhooks = openWebhooks(media, now);
  const appchats = openAppchats({ media, isMember: (userid) => screens.find(userid) !== null, now });
  options.groups.forEach(webhooks.add);
  return {
    media,
    screens,
    updates,
    webhooks,
    appchats,
    faults: openFaults(now),
    oauth: openOauth({ ...options, now, find: screens.find }),
    callbacks: openCallbacks({ ...options, now, waitMs: options.callbackWaitMs ?? 5000 }),
    messages: openMessages({ agentId: options.agentId, screens, updates, media, now }),
    tokens: openTokens({ ...options, lifeMs: options.tokenLifeMs ?? 7_200_000, now }),
  };
}

function endpointsOf({
  tokens,
  messages,
  media,
  screens,
  webhooks,
  appchats,
  oauth,
}: Parts): Record<string, Endpoint> {
  const uploads = ['image', 'voice', 'video', 'file'];
  return {
    '/cgi-bin/gettoken': tokens.grant,
    '/cgi-bin/message/send': tokens.guard(messages.send),
    '/cgi-bin/message/update_template_card': tokens.guard(messages.update),
    '/cgi-bin/message/recall': tokens.guard(messages.recall),
    '/cgi-bin/media/upload': tokens.guard((call) => media.upload(call, 'app', uploads)),
    '/cgi-bin/media/get': tokens.guard(media.get),
    '/cgi-bin/user/get': tokens.guard(({ query }) => memberCard(screens, query.get('userid') ?? '')),
    '/connect/oauth2/authorize': oauth.authorize,
    '/cgi-bin/auth/getuserinfo': tokens.guard(oauth.visitor),
    '/cgi-bin/appchat/create': tokens.guard(appchats.create),
    '/cgi-bin/appchat/get': tokens.guard(appchats.get),
    '/cgi-bin/appchat/send': tokens.guard(appchats.send),
    '/cgi-bin/webhook/send': webhooks.send,
    '/cgi-bin/webhook/upload_media': webhooks.upload,
  };
}

function memberCard(screens: Screens, userid: string) {
  const member = screens.find(userid);
  return member ? accepted({ userid: member.userid, name: member.name, status: 1 }) : refused(60111);
}

function surface(
  { callbacks, media, messages, screens, webhooks, appchats, faults, oauth, tokens }: Parts,
  paths: string[],
) {
  return {
    sendCallbacksTo: callbacks.sendTo,
    callback: callbacks.once,
    envelope: callbacks.envelope,
    verifyUrl: callbacks.verify,
    heard: screens.heard,
    posts: (name: string) => appchats.posts(name) ?? webhooks.posts(name),
    dropped: messages.dropped,
    fault: (fault: Fault): void => {
      if (!paths.includes(fault.path))
        throw new Error(`no call ${fault.path}; there are ${paths.join(', ')}`);
      faults.add(fault);
    },
    seedFaults: (seeded: SeededFaults | null): void => {
      const missing = seeded?.paths?.filter((path) => !paths.includes(path)) ?? [];
      if (missing.length > 0) throw new Error(`no call ${missing.join(', ')}; there are ${paths.join(', ')}`);
      faults.seed(seeded);
    },
    injected: () =>
      faults.injected().map(({ at, path, kind, key }) => ({ at, path, kind, group: webhooks.ownerOf(key) })),
    handPhoneTo: oauth.handPhoneTo,
    expireTokens: () => {
      tokens.endAll('gone');
    },
    changeSecret: tokens.changeSecret,
    addGroup: webhooks.add,
    addChat: appchats.add,
    removeChat: appchats.remove,
    showToAll: appchats.showToAll,
    membersOf: appchats.membersOf,
    removeWebhook: webhooks.remove,
    storeMedia: ({
      type = 'application/octet-stream',
      ...file
    }: {
      filename: string;
      bytes: Buffer;
      type?: string;
    }) => media.store({ ...file, type }, 'app'),
  };
}
