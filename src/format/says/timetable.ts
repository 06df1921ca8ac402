import { isSettled, resultOf, type Delivery } from '../../desk/issues/delivery';
import { issueName, type Issue } from '../../desk/issues/issue';
import { durationText } from '../duration-text';
import { lines } from '../lines';
import type { Voice } from '../voice';
import { total, type Meaning } from './totals';
import { queueLine } from './submissions';

type Waiting = Parameters<typeof queueLine>[0];

/** To every editor, once for each submission that waits. */
export function reminder(waiting: Waiting[], hours: number): string {
  return lines(
    `有 ${waiting.length} 篇来稿等了 ${hours} 小时以上，还没有决定：`,
    ...waiting.map(queueLine),
    '发“看 号码”读全文，“采用 号码 栏目”采用，“退改 号码 意见”或“退稿 号码 理由”退回。',
  );
}

export type DayAtDesk = {
  received: number;
  waiting: number;
  oldest: { number: number; waitedMs: number } | null;
  latest: { issue: Issue; at: number; deliveries: Delivery[] } | null;
};

/** The editors' daily line. */
export function dailyLine({ received, waiting, oldest, latest }: DayAtDesk, says: Says): string {
  const parts = [
    `今日来稿 ${received} 篇`,
    waiting === 0 ? '没有待审' : `待审 ${waiting} 篇${oldest === null ? '' : `，${oldestText(oldest)}`}`,
    ...(latest === null ? [] : [latestText(latest, says)]),
  ];
  return `${parts.join('；')}。`;
}

type Says = { voice: Voice; meaning: Meaning };

function oldestText({ number, waitedMs }: NonNullable<DayAtDesk['oldest']>): string {
  return `最早的来稿 ${number} 已等 ${durationText(waitedMs)}`;
}

function latestText({ issue, at, deliveries }: NonNullable<DayAtDesk['latest']>, says: Says): string {
  const arrived = deliveries.every((delivery) => isSettled(delivery) && resultOf(delivery) === 'sent');
  const result = arrived ? `${deliveries.length} 个群` : total(deliveries, says.meaning);
  return `最近一次推送：${issueName(issue)}，${says.voice.time(at)}，${result}`;
}
