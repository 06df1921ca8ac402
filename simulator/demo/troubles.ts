import { setTimeout as sleep } from 'node:timers/promises';
import type { Met } from '../platform';
import type { FaultKind, SeededFaults } from '../trouble';

export type Troubles = {
  begin: () => Promise<void>;
  /** No more of them; what there were, in a sentence. */
  end: () => Promise<string>;
};

type Stage = { platformUrl: string; seed: number; show: (line: string) => void };

/** The platform stumbles, and each time it is shown what has happened. */
export function openTroubles({ platformUrl, seed, show }: Stage): Troubles {
  const url = `${platformUrl}/sim/faults`;
  const state = { shown: 0, isOver: false, watching: Promise.resolve() };
  const order = async (wanted: SeededFaults) => {
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(wanted) });
    if (!answer.ok) throw new Error(await answer.text());
  };
  const look = async () => {
    const { injected } = (await (await fetch(url)).json()) as { injected: Met[] };
    for (const met of injected.slice(state.shown)) show(`\n〔平台出错〕${inWords(met)}`);
    state.shown = injected.length;
  };
  const watch = async () => {
    while (!state.isOver) {
      await look();
      await sleep(100);
    }
  };
  return {
    begin: async () => {
      await order({ seed, rate, kinds, paths: Object.keys(calls) });
      state.watching = watch();
    },
    end: async () => {
      state.isOver = true;
      await state.watching;
      await order({ seed, rate: 0 });
      await look();
      return `平台一共出错 ${state.shown} 次（种子 ${seed}，--seed ${seed} 可以重来）。`;
    },
  };
}

/** Moderate, but seldom without any among some two dozen calls. */
const rate = 0.25;

/** Not 45009, after which a group must hear nothing for sixty seconds, and nothing that hangs for eight. */
const kinds: FaultKind[] = [
  'busy',
  'crowded',
  'tokenGone',
  'tokenExpired',
  'slow',
  'resetBefore',
  'resetAfter',
  'wrongJson',
  'gateway',
];

const calls: Record<string, string> = {
  '/cgi-bin/webhook/send': '发消息',
  '/cgi-bin/webhook/upload_media': '传文件',
  '/cgi-bin/message/send': '发给个人',
  '/cgi-bin/gettoken': '取访问凭证',
};

function inWords({ path, group, kind }: Met): string {
  const to = group === null ? '' : `群“${group}”`;
  return `${to}${calls[path] ?? path}：${said[kind] ?? kind}`;
}

const said: Partial<Record<Met['kind'], string>> = {
  busy: '系统繁忙（-1），没有收下',
  crowded: '并发过多（45033），没有收下',
  tokenGone: '访问凭证忽然失效（40014）',
  tokenExpired: '访问凭证过期（42001）',
  slow: '回答得很慢',
  resetBefore: '连接断了，没有收下，但简报不会知道',
  resetAfter: '连接断了，其实已经收下，但简报不会知道',
  wrongJson: '回答是乱的，收没收下简报不会知道',
  gateway: '网关出错（5xx），收没收下简报不会知道',
};
