import {
  isCancelled,
  isVoid,
  partsIn,
  resultOf,
  withoutVoid,
  type Delivery,
  type Part,
} from '../../desk/issues/delivery';
import { whyNoFile } from './previews';

/** WeCom's errcode in words. */
export type Meaning = (errcode: number | null) => string;

/** 12 个群：11 已推送，1 失败（原因）; `going` says of those that are not at their end how they stand. */
export function total(deliveries: readonly Delivery[], meaning: Meaning, going = '进行中'): string {
  const unsettled = deliveries.filter(isUnsettled);
  const settled = deliveries.filter((delivery) => !isUnsettled(delivery));
  const failed = settled.filter((delivery) => endOf(delivery) === 'refused');
  const count = (end: End) => settled.filter((delivery) => endOf(delivery) === end).length;
  const counts = [
    count('sent') > 0 && `${count('sent')} 已推送`,
    count('uncertain') > 0 && `${count('uncertain')} 未确认`,
    failed.length > 0 && `${failed.length} 失败（${reasons(failed, meaning)}）`,
    count('cancelled') > 0 && `${count('cancelled')} 已取消`,
    count('void') > 0 && `${count('void')} 没有发（简讯已撤销，或已另外发过）`,
    unsettled.length > 0 && `${unsettled.length} ${going}`,
  ];
  return `${deliveries.length} 个群：${counts.filter((one) => one !== false).join('，')}`;
}

type End = 'sent' | 'uncertain' | 'refused' | 'cancelled' | 'void';

function endOf(delivery: Delivery): End {
  const tried = withoutVoid(delivery);
  if (tried.parts.length === 0) return 'void';
  return isCancelled(tried) ? 'cancelled' : resultOf(tried);
}

function isUnsettled({ parts }: Delivery): boolean {
  return parts.some(({ state }) => state === 'waiting' || state === 'sending');
}

/** 甲群、乙群：原因；丙群：原因 */
function reasons(failed: readonly Delivery[], meaning: Meaning): string {
  const groups = new Map<string, string[]>();
  for (const delivery of failed) {
    const reason = reasonFor(delivery, meaning);
    groups.set(reason, [...(groups.get(reason) ?? []), delivery.group]);
  }
  return [...groups].map(([reason, names]) => `${names.join('、')}：${reason}`).join('；');
}

/** Why the first part that failed did so. */
export function reasonFor({ parts }: Delivery, meaning: Meaning): string {
  const refused = parts.find(({ state, why }) => state === 'refused' && why === undefined);
  if (refused) return reasonOf(refused, meaning);
  return parts.some(({ why }) => why === 'cancelled') ? '推送已取消' : '简讯已撤销，或已另外发过';
}

function reasonOf({ errcode = null, noFile }: Part, meaning: Meaning): string {
  return noFile === undefined ? meaning(errcode) : whyNoFile(noFile);
}

/** A line for each group that may have seen what nobody has confirmed. */
export function inDoubt(deliveries: readonly Delivery[]): string[] {
  return deliveries.flatMap((delivery) => {
    const parts = partsIn(delivery, 'uncertain');
    return parts.length > 0 ? [doubtLine(delivery.group, parts)] : [];
  });
}

function doubtLine(group: string, parts: readonly number[]): string {
  return `${group}：第${parts.join('、')}段未确认，可能已经显示，请到群里看一眼：看到了，发“已达 ${group}”；没有，发“补发 ${group}”。`;
}

/** A line for each group that has a part of it and not the rest. */
export function incomplete(deliveries: readonly Delivery[]): string[] {
  return deliveries
    .map(withoutVoid)
    .filter((delivery) => partsIn(delivery, 'sent').length > 0 && partsIn(delivery, 'refused').length > 0)
    .map((delivery) => `${delivery.group}：${partCounts(delivery)}，不完整。`);
}

/** Where some of it is to be sent again once it is known why it failed. */
export function failedHint(deliveries: readonly Delivery[]): string | false {
  return deliveries.some((one) => endOf(one) === 'refused') && '失败的，找到原因后发“补发 群名”。';
}

export function partCounts({ parts }: Delivery): string {
  const states = Object.entries(partWords).flatMap(([state, word]) => {
    const count = parts.filter((part) => shownState(part) === state).length;
    return count > 0 ? [`${count} 段${word}`] : [];
  });
  return states.join('，');
}

export const partWords = {
  sent: '已推送',
  sending: '发送中',
  waiting: '等待',
  refused: '未送达',
  uncertain: '未确认',
  void: '不用再发',
};

/** How a part stands; `void`: its briefs were taken back, or came to the group another way. */
export function shownState(part: Part): keyof typeof partWords {
  return isVoid(part) ? 'void' : part.state;
}

/** So many groups are named; of more only how many. */
const mostNamed = 6;

export function someNames(groups: readonly string[]): string {
  if (groups.length <= mostNamed) return groups.join('、');
  return `${groups.slice(0, mostNamed).join('、')}等 ${groups.length} 个群`;
}
