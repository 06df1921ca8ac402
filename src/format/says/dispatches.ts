import { resultOf, type Delivery, type Part } from '../../desk/issues/delivery';
import { countEntries, issueName, type Issue } from '../../desk/issues/issue';
import { lines } from '../lines';
import { groupNames, holdsMore, renderingLine, whyNoFile, type Rendering } from './previews';

export function offer(issue: Issue, sending: { renderings: readonly Rendering[]; code: string }): string {
  const { renderings, code } = sending;
  return lines(
    ...whatGoesWhere(issue, renderings),
    '确认无误，请在十分钟内照样回复下面一行（稿件一有变动即作废）：',
    `签发 ${code}`,
  );
}

/** Where every group gets the whole of it in messages, there is less to say. */
function whatGoesWhere(issue: Issue, renderings: readonly Rendering[]): string[] {
  const [only, ...more] = renderings;
  const count = `${issueName(issue)}：${countEntries(issue)} 篇，`;
  const groups = `将发到 ${renderings.flatMap((one) => one.groups).length} 个群：`;
  return only && more.length === 0 && !holdsMore(only)
    ? [`${count}分 ${only.parts.length} 段，${groups}`, groupNames(only)]
    : [`${count}${groups}`, ...renderings.map(renderingLine)];
}

export function signedOff(issue: Issue, groups: number): string {
  return `${issueName(issue)}已签发，正在发往 ${groups} 个群。发“推送”看进度，发完会报告结果。`;
}

/** To the other editors. */
export function signedOffNotice(issue: Issue, by: string): string {
  return `${issueName(issue)}已由${by}签发，正在推送。`;
}

export type Meaning = (errcode: number | null) => string;

/** 推送: each group with its parts; `name` says what goes to them. */
export function progress(name: string, deliveries: Delivery[], meaning: Meaning): string {
  return lines(
    `${name}推送情况：${total(deliveries, meaning)}`,
    ...deliveries.map((delivery) => `${delivery.group}：${partCounts(delivery)}`),
  );
}

/** The honest total at the end of a dispatch. */
export function report(name: string, deliveries: Delivery[], meaning: Meaning): string {
  const doubtful = deliveries.filter((delivery) => uncertainParts(delivery).length > 0);
  return lines(
    `${name}推送结束。${total(deliveries, meaning)}`,
    ...doubtful.map(
      (delivery) =>
        `${delivery.group}：第${uncertainParts(delivery).join('、')}段未确认，可能已经显示，请到群里看一眼。`,
    ),
    ...deliveries.filter(isPartial).map((delivery) => `${delivery.group}：${partCounts(delivery)}，不完整。`),
  );
}

export function nothingArrived(name: string, deliveries: Delivery[], meaning: Meaning): string {
  return lines(
    `${name}没有发到任何一个群。${total(deliveries, meaning)}`,
    '请管理员检查群的消息推送地址；稿件和期号都保留着。',
  );
}

/** To the contact: where her piece stands, with which others, and what the editors changed of it. */
export function printedNotice(
  number: number,
  { where, together, changes, headlineLeftOut }: Printed,
): string {
  const joined = together.length > 0 ? `，与来稿 ${together.join('、')} 合为一篇` : '';
  return `您的来稿 ${number} 已刊出：${where}${joined}。${changesText(changes)}${headlineLeftOut ? '简讯不印标题。' : ''}谢谢您的来稿。`;
}

type Printed = {
  /** As `printedAt` says it. */
  where: string;
  together: number[];
  /** Each in a few words. */
  changes: string[];
  /** She gave it a headline, and it stands among briefs. */
  headlineLeftOut: boolean;
};

export function printedAt(issue: Issue, where: { column: string; place: number }): string {
  return `${issueName(issue)}【${where.column}】第${where.place}篇`;
}

/** So many changes are told; of more only how many. */
const mostChangesTold = 3;

function changesText(changes: string[]): string {
  if (changes.length === 0) return '';
  const more = changes.length > mostChangesTold ? `等 ${changes.length} 处` : '';
  return `编辑改动：${changes.slice(0, mostChangesTold).join('；')}${more}。`;
}

/** 12 个群：11 已推送，1 失败（原因） */
export function total(deliveries: Delivery[], meaning: Meaning): string {
  const going = deliveries.filter(({ parts }) =>
    parts.some(({ state }) => state === 'waiting' || state === 'sending'),
  );
  const settled = deliveries.filter((delivery) => !going.includes(delivery));
  const count = (result: string) => settled.filter((delivery) => resultOf(delivery) === result).length;
  const counts = [
    count('sent') > 0 && `${count('sent')} 已推送`,
    count('uncertain') > 0 && `${count('uncertain')} 未确认`,
    count('refused') > 0 && `${count('refused')} 失败（${reasons(settled, meaning)}）`,
    going.length > 0 && `${going.length} 进行中`,
  ];
  return `${deliveries.length} 个群：${counts.filter((one) => one !== false).join('，')}`;
}

function reasons(deliveries: Delivery[], meaning: Meaning): string {
  const each = deliveries.flatMap(({ group, parts }) => {
    const refused = parts.find(({ state }) => state === 'refused');
    return refused ? [`${group}：${reasonOf(refused, meaning)}`] : [];
  });
  return each.join('；');
}

function reasonOf({ errcode = null, noFile }: Part, meaning: Meaning): string {
  return noFile === undefined ? meaning(errcode) : whyNoFile(noFile);
}

function isPartial({ parts }: Delivery): boolean {
  return parts.some(({ state }) => state === 'sent') && parts.some(({ state }) => state === 'refused');
}

function uncertainParts({ parts }: Delivery): number[] {
  return parts.flatMap(({ state }, index) => (state === 'uncertain' ? [index + 1] : []));
}

function partCounts({ parts }: Delivery): string {
  const words = {
    waiting: '等待',
    sending: '发送中',
    sent: '已推送',
    refused: '未送达',
    uncertain: '未确认',
  };
  const states = Object.entries(words).flatMap(([state, word]) => {
    const count = parts.filter((part) => part.state === state).length;
    return count > 0 ? [`${count} 段${word}`] : [];
  });
  return states.join('，');
}
