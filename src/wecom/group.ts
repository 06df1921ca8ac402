import type { Caller } from './call';
import { linkCard } from './card';
import type { LinkCard } from './card';
import { WecomRefused } from './errors';
import { uploadForRobot } from './media';
import type { Picture } from './media';
import { wordsOf } from './person';
import type { Words } from './person';
import { webhookKey } from './webhook-key';

/** `mediaId`: of a file that the same robot has uploaded. */
export type GroupLetter = Words | { kind: 'card'; card: LinkCard } | { kind: 'file'; mediaId: string };

/** `address` is a robot's key or its whole URL. */
export async function postToGroup(caller: Caller, address: string, letter: GroupLetter): Promise<void> {
  const name = 'webhook/send';
  const key = keyOf(address, name);
  await caller.ask({ name, query: { key }, body: JSON.stringify(messageOf(letter)) });
}

/** Whether uploads count into the robot's 20 messages a minute no page says; nothing is shown by them [91770]. */
export async function uploadToGroup(caller: Caller, address: string, file: Picture): Promise<string> {
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
