import { mayHaveBeenRead, type Delivery } from '../../desk/issues/delivery';
import { issueName, type Issue } from '../../desk/issues/issue';
import { lines } from '../lines';
import { whatGoesWhere, type Rendering } from './previews';
import { goingOut, goingTo } from './quiet';
import { timedBesides, type Timed } from './timed-sign-off';
import { failedHint, inDoubt, incomplete, someNames, total, type Meaning } from './totals';

type Offered = { renderings: readonly Rendering[]; code: string; timed: Timed | null };

export function offer(issue: Issue, { renderings, code, timed }: Offered): string {
  return lines(
    ...whatGoesWhere(issue, renderings),
    timed !== null && timedBesides(timed),
    '确认无误，请在十分钟内照样回复下面一行（稿件或群一有变动即作废）：',
    `签发 ${code}`,
  );
}

/** `from`: when the quiet hours end, null where there are none now. */
export function signedOff(issue: Issue, groups: number, from: string | null): string {
  return `${issueName(issue)}已签发，${goingTo(groups, from)}。发“推送”看进度，发完会报告结果。`;
}

/** To the other editors. */
export function signedOffNotice(issue: Issue, by: string, from: string | null): string {
  return `${issueName(issue)}已由${by}签发，${goingOut(from)}。`;
}

/** The honest total at the end of a dispatch. */
export function report(name: string, deliveries: readonly Delivery[], meaning: Meaning): string {
  return lines(
    `${name}推送结束。${total(deliveries, meaning)}`,
    ...inDoubt(deliveries),
    ...incomplete(deliveries),
    failedHint(deliveries),
  );
}

/** The same, of one that was cancelled. */
export function cancelledReport(name: string, deliveries: readonly Delivery[], meaning: Meaning): string {
  const nowhere = deliveries.some(mayHaveBeenRead) ? '' : '，一个群也没有发到';
  return lines(
    `${name}的推送已取消${nowhere}。${total(deliveries, meaning)}`,
    ...inDoubt(deliveries),
    ...incomplete(deliveries),
    '要再发给哪个群，发“补发 群名”；都要发，发“补发 全部”。',
  );
}

type Again = { groups: readonly string[]; deliveries: readonly Delivery[] };

/** 补发, at its end: what was in doubt or is not whole in these groups, and how all of them stand now. */
export function resentReport(name: string, { groups, deliveries }: Again, meaning: Meaning): string {
  const again = deliveries.filter(({ group }) => groups.includes(group));
  return lines(
    `${name}补发结束（${someNames(groups)}）。现在 ${total(deliveries, meaning)}`,
    ...inDoubt(again),
    ...incomplete(again),
    failedHint(deliveries),
  );
}

export function nothingArrived(name: string, deliveries: readonly Delivery[], meaning: Meaning): string {
  return lines(
    `${name}没有发到任何一个群。${total(deliveries, meaning)}`,
    '请管理员照原因检查，改好后发“补发 全部”；稿件和期号都保留着。',
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
