import type { Post } from '../../simulator/platform';
import type { Delivery, PartContent } from '../../src/desk/issues/delivery';
import type { Ledger } from './look';

/** What the groups saw against what was frozen for them; counts of parts. */
export type Tally = {
  parts: number;
  /** Shown once, and called sent. */
  sent: number;
  /** Not known, and the editors were told so. */
  uncertain: number;
  /** Refused, and the editors were told so. */
  refused: number;
  /** Neither shown nor reported as missing, or called sent and not shown. */
  lost: number;
  doubled: number;
  disordered: number;
  /** What is wrong, in words. */
  faults: string[];
};

type Seen = { ledger: Ledger; report: string; posts: (group: string) => Post[] };

export function compare({ ledger, report, posts }: Seen): Tally {
  const tally = { parts: 0, sent: 0, uncertain: 0, refused: 0, lost: 0, doubled: 0, disordered: 0 };
  const faults: string[] = [];
  for (const delivery of ledger.deliveries) {
    const contents = ledger.frozen.find(({ digest }) => digest === delivery.bulletin)?.parts ?? [];
    const shown = placesOf(posts(delivery.group), contents);
    const blame = (kind: 'lost' | 'doubled' | 'disordered', words: string) => {
      tally[kind] += 1;
      faults.push(`${delivery.group}: ${words}`);
    };
    delivery.parts.forEach((part, index) => {
      const times = shown.filter((place) => place === index).length;
      const outcome = outcomeOf(delivery, index, report);
      tally.parts += 1;
      if (times > 1) blame('doubled', `part ${index + 1} is shown ${times} times and ${part.state}`);
      if (outcome === 'unsaid' || (outcome === 'sent' && times === 0) || (outcome === 'refused' && times > 0))
        blame('lost', `part ${index + 1} is ${part.state}, shown ${times} times`);
      else tally[outcome] += 1;
    });
    if (shown.includes(-1)) blame('doubled', 'something is shown that was not frozen');
    if (!isInOrder(delivery, shown)) blame('disordered', `shown in the order ${shown.join(' ')}`);
  }
  return { ...tally, faults };
}

/** For every post the place of the part that it shows; -1 for what is no part. */
function placesOf(posts: Post[], contents: PartContent[]): number[] {
  return posts.map((post) => contents.findIndex((content) => shows(post, content)));
}

function shows(post: Post, content: PartContent): boolean {
  if (content.kind === 'word') return post.kind === 'file';
  if (content.kind === 'card') return post.kind === 'template_card';
  if (content.kind === 'briefs') return false;
  return post.kind === 'markdown' && post.text === content.text;
}

type Outcome = 'sent' | 'uncertain' | 'refused' | 'unsaid';

/** What the editors know of a part; `unsaid` where it is open still, or the report is silent about it. */
function outcomeOf({ group, parts }: Delivery, index: number, report: string): Outcome {
  const state = parts[index]?.state ?? 'waiting';
  if (state === 'sent') return 'sent';
  if (state === 'uncertain') return doubtfulIn(report, group).includes(index + 1) ? state : 'unsaid';
  if (state === 'refused') return new RegExp(`失败（.*${group}：`, 'u').test(report) ? state : 'unsaid';
  return 'unsaid';
}

function doubtfulIn(report: string, group: string): number[] {
  const places = new RegExp(`^${group}：第([\\d、]+)段未确认`, 'mu').exec(report)?.[1] ?? '';
  return places.split('、').map(Number);
}

/** What is in doubt may come late. */
function isInOrder({ parts }: Delivery, shown: number[]): boolean {
  const sure = shown.filter((place) => parts[place]?.state === 'sent');
  return sure.every((place, index) => index === 0 || place >= (sure[index - 1] ?? 0));
}

/** Each editor reads one report of the end, and all read the same; what is wrong, in words. */
export function compareReports(reports: Map<string, string[]>, { deliveries }: Ledger): string[] {
  const wrong = [...reports].filter(([, texts]) => texts.length !== 1);
  const texts = new Set([...reports.values()].flat());
  const whole = deliveries.filter(({ parts }) => parts.every(({ state }) => state === 'sent')).length;
  const said = Number(/(\d+) 已推送/u.exec([...texts][0] ?? '')?.[1] ?? 0);
  return [
    ...wrong.map(([editor, { length }]) => `${editor} was told the end ${length} times`),
    ...(texts.size > 1 ? ['the editors were told different things'] : []),
    ...(said === whole ? [] : [`${said} groups are called complete, ${whole} are`]),
  ];
}
