import { WecomRefused, WecomUnreachable } from './errors';
import type { Answer } from './call';
import type { GroupLetter } from './group-letter';
import { uploadFile } from './media';
import type { Picture } from './media';
import { wordsOf } from './person';
import { textCard } from './text-card';
import { withToken } from './with-token';
import type { App } from './with-token';

/** `members` are userids, the first owns the chat; `chatId` is ours: at most 32 digits and letters [90245]. */
export type NewAppchat = { chatId: string; name: string; members: readonly string[] };

const alreadyThere = 86215;

/**
 * Makes a chat of the app's own; nobody sees it before its first message [90245]. With the same id it may be made again
 * at will: true where this call made it, false where one before did.
 */
export async function createAppchat(app: App, { chatId, name, members }: NewAppchat): Promise<boolean> {
  const [owner] = members;
  const call = 'appchat/create';
  try {
    await post(app, call, { name, owner, userlist: members, chatid: chatId });
    return true;
  } catch (fault) {
    if (fault instanceof WecomRefused && fault.errcode === alreadyThere) return false;
    throw fault;
  }
}

/** Nothing protects against showing it twice, and nothing can be taken back [90248]. */
export async function sendToAppchat(app: App, chatId: string, letter: GroupLetter): Promise<void> {
  await post(app, 'appchat/send', { chatid: idOf(chatId, 'appchat/send'), ...messageOf(letter), safe: 0 });
}

/** The id is good for all chats of the app [90253]. */
export async function uploadForAppchats(app: App, file: Picture): Promise<string> {
  return uploadFile(app, file);
}

/** How many members the chat has now [98914]. */
export async function getAppchatSize(app: App, chatId: string): Promise<number> {
  const name = 'appchat/get';
  const chatid = idOf(chatId, name);
  const answer = await withToken(app, (token) =>
    app.caller.ask({ name, query: { access_token: token, chatid } }),
  );
  const { userlist } = (answer['chat_info'] ?? {}) as { userlist?: unknown };
  if (Array.isArray(userlist)) return userlist.length;
  throw new WecomUnreachable(name, 'no members in the answer', true);
}

/** A template_card is not among what a chat takes [90248]. */
function messageOf(letter: GroupLetter): object {
  if (letter.kind === 'file') return { msgtype: 'file', file: { media_id: letter.mediaId } };
  if (letter.kind === 'card') return { msgtype: 'textcard', textcard: textCard(letter.card) };
  return wordsOf(letter);
}

function post(app: App, name: string, message: object): Promise<Answer> {
  const body = JSON.stringify(message);
  return withToken(app, (token) => app.caller.ask({ name, query: { access_token: token }, body }));
}

function idOf(chatId: string, call: string): string {
  if (/^[\w-]{1,64}$/.test(chatId)) return chatId;
  throw new WecomRefused(call, 86001, 'not the id of a chat');
}
