import type { ShownCard } from './card';
import type { Shown } from './media';

export type Member = { userid: string; name: string };
/** What a member was shown by the app. `kind` is the msgtype; a card keeps what can still be pressed, a file its bytes. */
export type Heard = { at: number; kind: string; text: string; card?: ShownCard; file?: Shown };
type Message = { msgId: string; shown: Heard };
export type Screens = {
  /** The member's userid as it is registered; the platform does not mind upper and lower case. */
  find: (userid: string) => Member | null;
  everyone: () => string[];
  show: (userid: string, msgId: string, shown: Heard) => void;
  change: (userid: string, msgId: string, change: Pick<Heard, 'text' | 'card'>) => void;
  recall: (msgId: string) => void;
  heard: (userid: string) => Heard[];
  /** The message that holds this card on the member's screen. */
  cardOf: (userid: string, taskId: string) => { msgId: string; card: ShownCard } | null;
  /** The newest card on which these words stand. */
  newestCard: (userid: string, words: string) => ShownCard | null;
  /** Somebody who joins; nothing happens where she is known. */
  join: (member: Member) => void;
};

/** Each member's conversation with the app. */
export function openScreens(members: Member[]): Screens {
  const screens = new Map(members.map((member) => [member.userid.toLowerCase(), [] as Message[]]));
  const registered = new Map(members.map((member) => [member.userid.toLowerCase(), member]));
  const screenOf = (userid: string): Message[] => {
    const screen = screens.get(userid.toLowerCase());
    if (!screen) throw new Error(`no member ${userid}`);
    return screen;
  };
  return {
    find: (userid) => registered.get(userid.toLowerCase()) ?? null,
    everyone: () => [...registered.values()].map((member) => member.userid),
    show: (userid, msgId, shown) => {
      screenOf(userid).push({ msgId, shown });
    },
    change: (userid, msgId, change) => {
      for (const message of screenOf(userid)) {
        if (message.msgId === msgId) message.shown = { ...message.shown, ...change };
      }
    },
    recall: (msgId) => {
      for (const [userid, messages] of screens) {
        screens.set(
          userid,
          messages.filter((message) => message.msgId !== msgId),
        );
      }
    },
    heard: (userid) => screenOf(userid).map(({ shown }) => ({ ...shown })),
    cardOf: (userid, taskId) => {
      const message = screenOf(userid).find(({ shown }) => shown.card?.taskId === taskId);
      return message?.shown.card ? { msgId: message.msgId, card: message.shown.card } : null;
    },
    newestCard: (userid, words) =>
      screenOf(userid).findLast(({ shown }) => shown.card && shown.text.includes(words))?.shown.card ?? null,
    join: (member) => {
      if (registered.has(member.userid.toLowerCase())) return;
      registered.set(member.userid.toLowerCase(), member);
      screens.set(member.userid.toLowerCase(), []);
    },
  };
}
