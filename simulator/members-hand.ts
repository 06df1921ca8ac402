import type { Callbacks } from './callbacks';
import type { CardUpdates } from './card-updates';
import { openMsgIds } from './msg-ids';
import { meantBy, pressEvent, type Press, type ShownPress } from './presses';
import type { Screens } from './screens';
import {
  contactMessage,
  eventMessage,
  fileMessage,
  imageMessage,
  textMessage,
  type ContactChange,
  type EventFields,
  type Picture,
  type Sender,
} from './xml';

export type MembersHand = {
  /** A member types; the callback is repeated as WeCom does. */
  say: (userid: string, text: string, options?: Said) => Promise<Delivered>;
  /** A member sends a picture that `storeMedia` has put by. */
  showPicture: (userid: string, mediaId: string) => Promise<Delivered>;
  /** A member sends a file that `storeMedia` has put by. */
  sendFile: (userid: string, mediaId: string, fileName: string) => Promise<Delivered>;
  /** A member presses a button of a card on the screen; her choice, else what the card's list stands at. */
  press: (userid: string, button: Press) => Promise<{ accepted: boolean }>;
  /** The same by what can be read on the card. */
  pressShown: (userid: string, button: ShownPress) => Promise<{ accepted: boolean }>;
  /** Somebody leaves, or gets another userid, under which she can speak from then on. */
  changeContact: (change: ContactChange) => Promise<{ accepted: boolean }>;
  /** Inner XML, for `callback` and `envelope`. `createTime` in seconds. */
  textMessage: (userid: string, text: string, msgId: string, createTime?: number) => string;
  imageMessage: (userid: string, picture: Picture, msgId: string, createTime?: number) => string;
  eventMessage: (userid: string, event: EventFields, createTime?: number) => string;
  /** Every call is a press of its own, with a response_code of its own. */
  pressMessage: (userid: string, button: ShownPress) => string;
};
type Said = { msgId?: string; createTime?: number };
type Delivered = { msgId: string; accepted: boolean };
type Reach = { screens: Screens; updates: CardUpdates; callbacks: Callbacks; now: () => number };

/** What members do in their conversation with the app. */
export function openMembersHand(app: { corpId: string; agentId: number }, reach: Reach): MembersHand {
  const { callbacks, screens, now } = reach;
  const newMsgId = openMsgIds(now);
  const seconds = (): number => Math.floor(now() / 1000);
  const sender = (userid: string, createTime = seconds()): Sender => {
    if (screens.find(userid) === null) throw new Error(`no member ${userid}`);
    return { corpId: app.corpId, agentId: app.agentId, userid, createTime };
  };
  const deliver = async (xml: string) => ({ accepted: await callbacks.deliver(xml) });
  const pressMessage = (userid: string, button: Press) =>
    eventMessage(sender(userid), pressEvent(reach, userid, button));
  return {
    textMessage: (userid, text, msgId, createTime) => textMessage(sender(userid, createTime), text, msgId),
    imageMessage: (userid, picture, msgId, createTime) =>
      imageMessage(sender(userid, createTime), picture, msgId),
    eventMessage: (userid, event, createTime) => eventMessage(sender(userid, createTime), event),
    say: async (userid, text, { msgId = newMsgId(), createTime } = {}) => ({
      msgId,
      ...(await deliver(textMessage(sender(userid, createTime), text, msgId))),
    }),
    showPicture: async (userid, mediaId) => {
      const msgId = newMsgId();
      const picture = { mediaId, picUrl: '' };
      return { msgId, ...(await deliver(imageMessage(sender(userid), picture, msgId))) };
    },
    sendFile: async (userid, mediaId, fileName) => {
      const msgId = newMsgId();
      return { msgId, ...(await deliver(fileMessage(sender(userid), { mediaId, fileName }, msgId))) };
    },
    pressMessage: (userid, button) => pressMessage(userid, meantBy(screens, userid, button)),
    press: async (userid, button) => await deliver(pressMessage(userid, button)),
    pressShown: async (userid, button) =>
      await deliver(pressMessage(userid, meantBy(screens, userid, button))),
    changeContact: async (change) => {
      const { newUserid } = { newUserid: undefined, ...change };
      if (newUserid !== undefined) screens.join({ userid: newUserid, name: newUserid });
      return await deliver(contactMessage({ corpId: app.corpId, createTime: seconds() }, change));
    },
  };
}
