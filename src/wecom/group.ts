import { getAppchatSize, sendToAppchat, uploadForAppchats } from './appchat';
import type { Caller } from './call';
import { linkCard } from './card';
import { WecomRefused } from './errors';
import type { GroupLetter } from './group-letter';
import { uploadForRobot } from './media';
import type { Picture } from './media';
import { wordsOf } from './person';
import type { App } from './with-token';
import { webhookKey } from './webhook-key';

/** Which door leads into a group: its robot's, by the robot's key or whole URL, or the app's, by the chat's id. */
export type GroupAddress = { via: 'webhook' | 'appchat'; address: string };

type Door = {
  post: (app: App, address: string, letter: GroupLetter) => Promise<void>;
  upload: (app: App, address: string, file: Picture) => Promise<string>;
};

const doors: Record<GroupAddress['via'], Door> = {
  webhook: { post: ({ caller }, ...rest) => postByRobot(caller, ...rest), upload: uploadByRobot },
  appchat: { post: sendToAppchat, upload: (app, _chatId, file) => uploadForAppchats(app, file) },
};

export function postToGroup(app: App, { via, address }: GroupAddress, letter: GroupLetter): Promise<void> {
  return doors[via].post(app, address, letter);
}

/** Whether uploads count into a robot's 20 messages a minute no page says; nothing is shown by them [91770]. */
export async function uploadToGroup(
  app: App,
  { via, address }: GroupAddress,
  file: Picture,
): Promise<string> {
  return doors[via].upload(app, address, file);
}

/** How many people read what is posted; null through a door that does not tell. */
export async function countMembers(app: App, { via, address }: GroupAddress): Promise<number | null> {
  return via === 'appchat' ? getAppchatSize(app, address) : null;
}

async function postByRobot(caller: Caller, address: string, letter: GroupLetter): Promise<void> {
  const name = 'webhook/send';
  const key = keyOf(address, name);
  await caller.ask({ name, query: { key }, body: bodyOf(letter) });
}

/** Written once for all groups that are sent the same letter. */
function bodyOf(letter: GroupLetter): Buffer {
  const known = bodies.get(letter);
  if (known) return known;
  const body = Buffer.from(JSON.stringify(messageOf(letter)));
  bodies.set(letter, body);
  return body;
}

const bodies = new WeakMap<GroupLetter, Buffer>();

async function uploadByRobot({ caller }: App, address: string, file: Picture): Promise<string> {
  return uploadForRobot(caller, keyOf(address, 'webhook/upload_media'), file);
}

function messageOf(letter: GroupLetter): object {
  if (letter.kind === 'file') return { msgtype: 'file', file: { media_id: letter.mediaId } };
  if (letter.kind === 'card') return { msgtype: 'template_card', template_card: linkCard(letter.card) };
  return wordsOf(letter);
}

function keyOf(address: string, call: string): string {
  const key = webhookKey(address);
  if (key === null) throw new WecomRefused(call, 93000, 'not the address of a group robot');
  return key;
}
