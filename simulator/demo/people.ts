import { setTimeout as sleep } from 'node:timers/promises';
import type { InJson } from '../control';
import { plainText } from '../plain-text';
import type { Heard, Post } from '../platform';

export type People = ReturnType<typeof meetPeople>;

/** The members at their phones: what they type goes through the stand-in platform, what they read is shown as it comes. */
export function meetPeople(platformUrl: string, names: Map<string, string>, show: (line: string) => void) {
  const read = new Map<string, number>();
  const unread = new Map<string, string[]>();
  const name = (userid: string) => names.get(userid) ?? userid;

  async function ask<Answer>(path: string, body?: object): Promise<Answer> {
    const post = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`${platformUrl}${path}`, body ? post : {});
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }

  /** What several are told in the same words is shown once. */
  let shownLast = '';
  function showTold(userid: string, text: string): void {
    show(bubble(`简报 → ${name(userid)}`, text === shownLast ? '（同上）' : text));
    shownLast = text;
  }

  /** What a member was told since she last looked; it waits in `unread` for whoever asks. */
  async function look(userid: string): Promise<void> {
    const heard = await ask<InJson<Heard>[]>(`/sim/heard?userid=${encodeURIComponent(userid)}`);
    const fresh = heard.slice(read.get(userid) ?? 0).map(onScreen);
    read.set(userid, heard.length);
    for (const text of fresh) showTold(userid, text);
    unread.set(userid, [...(unread.get(userid) ?? []), ...fresh]);
  }

  async function lookAtAll(): Promise<void> {
    for (const userid of names.keys()) await look(userid);
  }

  /** The first unread text that fits; it and what came before it count as read. */
  function find(userid: string, pattern: RegExp): RegExpExecArray | null {
    const texts = unread.get(userid) ?? [];
    const index = texts.findIndex((text) => pattern.test(text));
    if (index === -1) return null;
    unread.set(userid, texts.slice(index + 1));
    return pattern.exec(texts[index] ?? '');
  }

  return {
    callbacksTo: (url: string) => ask('/sim/callback-url', { url }),
    posts: (group: string) => ask<InJson<Post>[]>(`/sim/posts?group=${encodeURIComponent(group)}`),

    async says(userid: string, text: string): Promise<void> {
      show(bubble(name(userid), text));
      const { accepted } = await ask<{ accepted: boolean }>('/sim/say', { userid, text });
      if (!accepted) throw new Error(`简报没有收下${name(userid)}的消息`);
    },

    /** A tap on a card on her screen, by what can be read there. */
    async presses(
      userid: string,
      card: string,
      button: string,
      chosen: Record<string, string[]> = {},
    ): Promise<void> {
      const choice = Object.values(chosen).flat().join('、');
      show(bubble(name(userid), `（点卡片“${card.trim()}”上的［${button}］${choice && `，选“${choice}”`}）`));
      const { accepted } = await ask<{ accepted: boolean }>('/sim/press', { userid, card, button, chosen });
      if (!accepted) throw new Error(`简报没有收下${name(userid)}的点按`);
    },

    /** Waits until the newest card with these words on it reads so, and shows it. */
    async seesOnCard(userid: string, card: string, pattern: RegExp): Promise<void> {
      for (let waited = 0; waited < 20_000; waited += 50) {
        const heard = await ask<InJson<Heard>[]>(`/sim/heard?userid=${encodeURIComponent(userid)}`);
        const text = heard.findLast((one) => one.card && one.text.includes(card))?.text ?? '';
        if (pattern.test(text)) {
          show(bubble(`${name(userid)}的卡片变成`, text));
          return;
        }
        await sleep(50);
      }
      throw new Error(`${name(userid)}的卡片没有变成应有的样子（${pattern.source}）`);
    },

    /** Waits until a member is told something that fits; all that anybody is told meanwhile is shown. */
    async isTold(userid: string, pattern: RegExp, patienceMs = 20_000): Promise<RegExpExecArray> {
      for (let waited = 0; waited < patienceMs; waited += 50) {
        await lookAtAll();
        const found = find(userid, pattern);
        if (found) return found;
        await sleep(50);
      }
      throw new Error(`${name(userid)}没有等到应有的回复（${pattern.source}）`);
    },

    catchUp: lookAtAll,
  };
}

function onScreen({ kind, text }: InJson<Heard>): string {
  return (kind === 'markdown' ? plainText(text) : text).trimEnd();
}

function bubble(who: string, text: string): string {
  const lines = text.replaceAll(']\n[', '] [').split('\n');
  const shown = lines.length > 9 ? [...lines.slice(0, 8), `……（共 ${lines.length} 行）`] : lines;
  return [`\n${who}：`, ...shown.map((line) => `  ${shorten(line)}`)].join('\n');
}

function shorten(line: string): string {
  const characters = Array.from(line);
  return characters.length > 100 ? `${characters.slice(0, 96).join('')}……` : line;
}
