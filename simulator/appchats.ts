import { accepted, refused, type Answer, type ApiCall, type Endpoint } from './answer';
import { newChatFault } from './appchat-limits';
import { parseFields, textOf, textsOf, type Fields } from './json';
import { openWeighedPace, personRates } from './limits';
import type { Media } from './media';
import { appchatKinds, contentOf } from './message-kinds';
import type { Post } from './webhooks';

export type Chat = { chatid: string; name: string; userids: string[]; isForeign?: boolean };
type Kept = Chat & { posts: Post[] };
export type Appchats = {
  create: Endpoint;
  get: Endpoint;
  send: Endpoint;
  /** A chat that is there already; a foreign one was made by another app. */
  add: (chat: Chat) => void;
  /** It is disbanded; what was posted can still be read. */
  remove: (name: string) => void;
  /** Whether the app is visible to the root department, without which chats are not for it. */
  showToAll: (isShown: boolean) => void;
  /** null where there never was such a chat. */
  posts: (name: string) => Post[] | null;
  membersOf: (name: string) => string[];
};
type Around = { media: Media; isMember: (userid: string) => boolean; now: () => number };

/** 应用创建的群 [90245, 98914, 90248]: what the app makes and writes to, and cannot hear. */
export function openAppchats({ media, isMember, now }: Around): Appchats {
  const chats: (Kept & { isGone: boolean })[] = [];
  const pace = openWeighedPace(personRates);
  const state = { isShown: true };
  const reach = (chatid: string): Kept | number => {
    const chat = chats.find((one) => one.chatid === chatid && !one.isGone);
    if (!state.isShown) return 60011;
    if (!chat) return 86003;
    return chat.isForeign ? 86008 : chat;
  };
  const add = (chat: Chat): void => {
    chats.push({ ...chat, posts: [], isGone: false });
  };
  const create = (request: Fields): Answer => {
    if (!state.isShown) return refused(60011);
    const { chatid: wanted = `made${chats.length}` } = request;
    const errcode = newChatFault({ ...request, chatid: wanted }, isMember);
    if (errcode !== null) return refused(errcode);
    const chatid = textOf(wanted);
    if (chats.some((one) => one.chatid === chatid)) return refused(86215);
    add({ chatid, name: textOf(request['name']), userids: textsOf(request['userlist']) });
    return accepted({ chatid });
  };
  const send = (request: Fields): Answer => {
    const chat = reach(textOf(request['chatid']));
    if (typeof chat === 'number') return refused(chat);
    const post = postOf(request, media);
    if (typeof post === 'number') return refused(post);
    if (!pace.admits(now(), chat.userids.length)) return refused(45009);
    chat.posts.push({ at: now(), ...post });
    return accepted();
  };
  return {
    add,
    create: (call) => withFields(call, create),
    send: (call) => withFields(call, send),
    get: ({ query }) => {
      const chat = reach(query.get('chatid') ?? '');
      if (typeof chat === 'number') return refused(chat);
      const { chatid, name, userids } = chat;
      return accepted({ chat_info: { chatid, name, owner: userids[0], userlist: userids, chat_type: 0 } });
    },
    remove: (name) => {
      for (const chat of chats) if (chat.name === name) chat.isGone = true;
    },
    showToAll: (isShown) => {
      state.isShown = isShown;
    },
    posts: (name) => chats.find((one) => one.name === name)?.posts.map((post) => ({ ...post })) ?? null,
    membersOf: (name) => chats.find((one) => one.name === name)?.userids ?? [],
  };
}

function postOf(request: Fields, media: Media): Omit<Post, 'at'> | number {
  const msgtype = textOf(request['msgtype']);
  const kind = appchatKinds[msgtype];
  if (!kind) return 40008;
  const content = contentOf(request);
  const filename = (mediaId: string) => media.filename(mediaId, 'app');
  const file = media.shown(content['media_id'], 'app');
  const link = msgtype === 'textcard' ? { link: textOf(content['url']) } : {};
  const shown = { kind: msgtype, text: kind.show(content, filename), ...(file ? { file } : {}), ...link };
  return kind.fault(content, filename) ?? shown;
}

function withFields({ body }: ApiCall, answer: (request: Fields) => Answer): Answer {
  const request = parseFields(body);
  return request === null ? refused(40058) : answer(request);
}
