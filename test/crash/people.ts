import { setTimeout as sleep } from 'node:timers/promises';
import type { Heard, Platform } from '../../simulator/platform';

export type People = ReturnType<typeof meetPeople>;

/** The members at their phones while the bot comes and goes; `told` and `cards` begin where this play begins. */
export function meetPeople(platform: Platform, userids: readonly string[], newId: () => string) {
  const before = new Map(userids.map((userid) => [userid, platform.heard(userid).length]));
  const heard = (userid: string) => platform.heard(userid).slice(before.get(userid));
  const words = (userid: string) => heard(userid).flatMap(wordsOf);
  const cards = (userid: string, number: string) =>
    heard(userid).filter(({ card, text }) => card && text.startsWith(nameOnCard(number)));

  return {
    told: words,
    cards,

    /** WeCom repeats what was not acknowledged, here for as long as it takes; and what was, two times more. */
    async says(userid: string, text: string): Promise<void> {
      const msgId = newId();
      const say = () => platform.say(userid, text, { msgId });
      while (!(await say()).accepted);
      await Promise.all([say(), say()]);
    },

    /** The same with a tap: one event, which bears one second and one code however often it comes. */
    async presses(userid: string, number: string, { button, chosen = {} }: Tap): Promise<void> {
      const xml = platform.pressMessage(userid, { card: nameOnCard(number), button, chosen });
      while (!(await isAccepted(platform, xml))) await sleep(20);
      await Promise.all([isAccepted(platform, xml), isAccepted(platform, xml)]);
    },

    async isTold(userid: string, pattern: RegExp): Promise<string> {
      const fitting = () => words(userid).find((text) => pattern.test(text));
      await until(() => fitting() !== undefined, `${userid} is told ${pattern.source}`);
      return pattern.exec(fitting() ?? '')?.[0] ?? '';
    },

    /** The newest card of this submission on her screen comes to read so. */
    async sees(userid: string, number: string, pattern: RegExp): Promise<void> {
      const fits = () => pattern.test(cards(userid, number).at(-1)?.text ?? '');
      await until(fits, `${userid} sees ${pattern.source} on 来稿 ${number}`);
    },
  };
}

type Tap = { button: string; chosen?: Record<string, string[]> };

export async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let waited = 0; waited < 150_000; waited += 20) {
    if (isSo()) return;
    await sleep(20);
  }
  throw new Error(`this did not come: ${what}`);
}

/** So that 来稿 1 is not taken for 来稿 12. */
function nameOnCard(number: string): string {
  return `来稿 ${number}\u3000`;
}

/** Letters that came too fast stand in one message. */
function wordsOf({ card, text }: Heard): string[] {
  return card ? [] : text.trimEnd().split('\n————\n');
}

async function isAccepted(platform: Platform, xml: string): Promise<boolean> {
  const answer = await platform.callback(xml).catch(() => null);
  return answer?.status === 200;
}
