import type { DraftMessage, Said } from '../submissions/draft';
import type { Offer } from './offer';

/** 导入: an old issue as an admin pastes it, in as many messages as it needs. One at a time per admin. */
export type Pasted = {
  schema: 1;
  admin: string;
  opened: Said;
  /** In the order in which they came in. */
  messages: DraftMessage[];
  /** Made once she has said that this is all; more text makes it void. */
  offer: Offer | null;
};

/** What she says so long after her last message is meant for something else. */
const openForMs = 15 * 60_000;

export function openPasted(admin: string, opened: Said): Pasted {
  return { schema: 1, admin, opened, messages: [], offer: null };
}

export function addPasted(pasted: Pasted, message: DraftMessage): Pasted {
  return { ...pasted, messages: [...pasted.messages, message], offer: null };
}

export function takesPasted({ opened, messages }: Pasted, { sentAt }: Said): boolean {
  const last = Math.max(opened.sentAt, ...messages.map((message) => message.sentAt));
  return sentAt >= opened.sentAt && sentAt - last <= openForMs;
}
