import type { Card, CardSubject } from '../../src/desk/card';
import { hear } from '../../src/handlers';
import { decide } from '../../src/jobs/decide';
import { tell } from '../../src/jobs/tell';
import { readMessage, type ChatMessage } from '../../src/wecom/chat-message';
import { nightSchool } from '../support/sentences';
import { lettersTo, runOf, type Bench, type Workshop } from './workshop';

type Tap = { on: Card; key: string; selected?: Record<string, string[]>; code?: string };

/** People who talk to the desk and press its cards, one commit each; only what a test tells is sent. */
export function sitAround({ bench, workshop }: { bench: Bench; workshop: Workshop }) {
  let messages = 0;

  async function happens(sender: string, message: Partial<ChatMessage>, at: number): Promise<void> {
    const id = `message-${(messages += 1)}`;
    const whole = { ...silent, ...message, id, sender, sentAt: at };
    const cause = { by: sender, at, cause: id };
    expect(await decide({ cause }, (ask) => hear(whole, ask), bench.deps)).toBe('committed');
  }

  async function wordsTo(userid: string): Promise<string[]> {
    const letters = await lettersTo(userid, workshop, bench.store);
    return letters.filter((letter) => typeof letter === 'string');
  }

  /** What she is told while this happens. */
  async function wordsAfter(userid: string, act: () => Promise<unknown>): Promise<string[]> {
    const before = (await wordsTo(userid)).length;
    await act();
    return (await wordsTo(userid)).slice(before);
  }

  async function says(sender: string, text: string, at = Date.now()): Promise<void> {
    await happens(sender, { kind: 'text', text }, at);
  }

  async function cardsOf(holder: string, number: number, kind: CardSubject['kind'] = 'submission') {
    const cards = await bench.store.openReader().cardsOf({ kind, number });
    const hers = cards.filter((card) => card.holder === holder);
    return hers.toSorted((a, b) => a.about.move - b.about.move);
  }

  /** Her newest card about it. */
  async function cardOf(holder: string, number = 1, kind: CardSubject['kind'] = 'submission'): Promise<Card> {
    const card = (await cardsOf(holder, number, kind)).at(-1);
    if (!card) throw new Error(`${holder} has no card about ${number}`);
    return card;
  }

  return {
    wordsTo,
    wordsAfter,
    cardOf,
    says,

    /** What she is answered. */
    answersTo: (text: string, sender: string, at = Date.now()) =>
      wordsAfter(sender, () => says(sender, text, at)),

    /** What she is answered with words; the card itself is left to the jobs. */
    async presses(sender: string, { on, key, selected = {}, code = '' }: Tap, at = Date.now()) {
      const pressed = { taskId: on.taskId, key, responseCode: code, selected };
      const pressing = { kind: 'event', event: 'template_card_event', pressed } as const;
      return wordsAfter(sender, () => happens(sender, pressing, at));
    },

    /** The same on the newest card with these words on her screen; the platform gives the code. */
    async taps(sender: string, button: string, at = Date.now()): Promise<void> {
      const xml = bench.platform.pressMessage(sender, { card: '来稿 1', button });
      const { kind, event, pressed } = readMessage('tap', xml);
      await happens(sender, { kind, event, pressed }, at);
    },

    /** A submission whose cards everybody has on the screen, and whose receipt was heard. */
    async pieceArrives(text = nightSchool.text): Promise<void> {
      await this.says('contact-lake', text);
      await this.allHear();
    },

    async allHear(): Promise<void> {
      for (const userid of await bench.store.mailbox.waiting())
        await tell({ userids: [userid] }, bench.deps, runOf());
    },

    /** The newest card on her screen. */
    seenBy(userid: string) {
      const shown = bench.platform.heard(userid).findLast(({ card }) => card !== undefined);
      return shown?.text.split('\n') ?? [];
    },
  };
}

export type Table = ReturnType<typeof sitAround>;

const silent: Omit<ChatMessage, 'id' | 'sender' | 'sentAt'> = {
  door: 'app',
  chat: { kind: 'single' },
  kind: 'text',
  text: '',
  media: null,
  fileName: null,
  quote: null,
  pressed: null,
  event: null,
  contactChange: null,
};
