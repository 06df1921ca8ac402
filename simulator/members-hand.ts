import { randomBytes } from 'node:crypto';
import type { Callbacks } from './callbacks';
import type { CardUpdates } from './card-updates';
import type { Screens } from './screens';
import {
  cdata,
  eventMessage,
  imageMessage,
  textMessage,
  type EventFields,
  type Picture,
  type Sender,
} from './xml';

export type MembersHand = {
  /** A member types; the callback is repeated as WeCom does. */
  say: (userid: string, text: string, options?: Said) => Promise<{ msgId: string; accepted: boolean }>;
  /** A member sends a picture that `storeMedia` has put by. */
  showPicture: (userid: string, mediaId: string) => Promise<{ msgId: string; accepted: boolean }>;
  /** A member presses a button of a card on the screen, with what is chosen in its lists. */
  press: (userid: string, button: Press) => Promise<{ accepted: boolean }>;
  /** Inner XML, for `callback` and `envelope`. `createTime` in seconds. */
  textMessage: (userid: string, text: string, msgId: string, createTime?: number) => string;
  imageMessage: (userid: string, picture: Picture, msgId: string, createTime?: number) => string;
  eventMessage: (userid: string, event: EventFields, createTime?: number) => string;
};
type Said = { msgId?: string; createTime?: number };
type Press = { taskId: string; key: string; chosen?: Record<string, string[]> };
type Reach = { screens: Screens; updates: CardUpdates; callbacks: Callbacks; now: () => number };

/** What members do in their conversation with the app. */
export function openMembersHand(app: { corpId: string; agentId: number }, reach: Reach): MembersHand {
  const { callbacks, screens, updates, now } = reach;
  const sender = (userid: string, createTime = Math.floor(now() / 1000)): Sender => {
    if (screens.find(userid) === null) throw new Error(`no member ${userid}`);
    return { corpId: app.corpId, agentId: app.agentId, userid, createTime };
  };
  return {
    textMessage: (userid, text, msgId, createTime) => textMessage(sender(userid, createTime), text, msgId),
    imageMessage: (userid, picture, msgId, createTime) =>
      imageMessage(sender(userid, createTime), picture, msgId),
    eventMessage: (userid, event, createTime) => eventMessage(sender(userid, createTime), event),
    say: async (userid, text, { msgId = newMsgId(), createTime } = {}) => {
      const xml = textMessage(sender(userid, createTime), text, msgId);
      return { msgId, accepted: await callbacks.deliver(xml) };
    },
    showPicture: async (userid, mediaId) => {
      const msgId = newMsgId();
      const xml = imageMessage(sender(userid), { mediaId, picUrl: '' }, msgId);
      return { msgId, accepted: await callbacks.deliver(xml) };
    },
    press: async (userid, button) => {
      const event = pressed(screens, updates, userid, button);
      return { accepted: await callbacks.deliver(eventMessage(sender(userid), event)) };
    },
  };
}

/** A 64-bit number that no other run has used, so that a store that outlives the platform never mistakes it. */
function newMsgId(): string {
  return String(randomBytes(8).readBigUInt64BE() >> 1n);
}

/** template_card_event [90240]; it brings a response_code of its own. */
function pressed(
  screens: Screens,
  updates: CardUpdates,
  userid: string,
  { taskId, key, chosen = {} }: Press,
): EventFields {
  const found = screens.cardOf(userid, taskId);
  if (!found?.card.buttons.some((button) => button.key === key))
    throw new Error(`no button ${key} on ${taskId}`);
  const lines = [
    `<TaskId>${cdata(taskId)}</TaskId>`,
    `<CardType>${cdata(found.card.type)}</CardType>`,
    `<ResponseCode>${cdata(updates.codeAgain(found.msgId))}</ResponseCode>`,
    `<SelectedItems>${Object.entries(chosen).map(selectedItem).join('')}</SelectedItems>`,
  ];
  return { event: 'template_card_event', eventKey: key, more: lines.join('\n') };
}

function selectedItem([question, options]: [string, string[]]): string {
  const ids = options.map((option) => `<OptionId>${cdata(option)}</OptionId>`).join('');
  return `<SelectedItem><QuestionKey>${cdata(question)}</QuestionKey><OptionIds>${ids}</OptionIds></SelectedItem>`;
}
