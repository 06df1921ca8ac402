import type { BriefDispatch } from '../../desk/briefs/brief-dispatch';
import type { Delivery } from '../../desk/issues/delivery';
import { lines } from '../lines';
import { goingOut, goingTo } from './quiet';
import { someNames, total, type Meaning } from './totals';

/** So many are listed in a name; of more only how many. */
const mostListed = 4;

/** 快讯（来稿 12、13） */
export function briefsName({ entries, signedBy }: Pick<BriefDispatch, 'entries' | 'signedBy'>): string {
  return `${signedBy === undefined ? '' : '每日'}快讯（${piecesText(entries)}）`;
}

/** 来稿 12、13, or of many 来稿 12、13、14、15 等 8 篇 */
function piecesText(numbers: readonly number[]): string {
  const listed = numbers.slice(0, mostListed).join('、');
  return numbers.length > mostListed ? `来稿 ${listed} 等 ${numbers.length} 篇` : `来稿 ${listed}`;
}

/** `had`: how many groups are not sent it again. */
type Line = { number: number; groups: number; had: number };

/** `from`: when the quiet hours end, null where there are none now. */
type Receivers = { groups: readonly string[]; from: string | null };

/** To the editor who sends them. */
export function briefsGoing({ groups, from }: Receivers, briefs: readonly Line[]): string {
  return lines(
    `快讯${goingTo(groups.length, from)}：${someNames(groups)}`,
    ...briefs.map(briefLine),
    '整期里照样刊登。发“推送”看进度，发完会报告结果。',
  );
}

function briefLine({ number, groups, had }: Line): string {
  const again = had > 0 ? `（另有 ${had} 个群已经发过，不重发）` : '';
  return `来稿 ${number}：${groups} 个群${again}`;
}

/** To the other editors. */
export function briefsGoingNotice(
  by: string,
  { groups, from }: Receivers,
  numbers: readonly number[],
): string {
  return `${by}向 ${groups.length} 个群发出快讯（${piecesText(numbers)}），${goingOut(from)}。`;
}

/** To every editor; `signer` answers for the line of the timetable. */
export function dailyBriefsGoing(
  signer: string,
  groups: readonly string[],
  numbers: readonly number[],
): string {
  return `每日快讯（${piecesText(numbers)}）正在发往 ${groups.length} 个群：${someNames(groups)}。时间表里定好的，由${signer}签发。`;
}

/** To editors and admins: nothing has gone out today. */
export function dailyBriefsUnsigned(signer: string, count: number): string {
  return lines(
    `每日快讯今天没有发（有 ${count} 篇简讯）：时间表里签它的${signer}现在没有签发权。`,
    '请管理员发“任命 编辑 账号 姓名 签发”，或改 desk.yaml 里 timetable.briefs 的 signedBy 再重新启动；今天要发，请编辑发“快讯 号码”。',
  );
}

export function briefsInVain(name: string, deliveries: readonly Delivery[], meaning: Meaning): string {
  return lines(
    `${name}没有发到任何一个群。${total(deliveries, meaning)}`,
    '地址有误的请管理员检查，改好后发“补发 全部”，或再发一次“快讯 号码”；稿件还在整期里。',
  );
}

/** Of none of its briefs anything was left to be sent. */
export function briefsVoid(name: string): string {
  return `${name}没有发：要发的简讯都已撤销，或已由另一次快讯发出。`;
}

/** To the contact. */
export function briefSentNotice(number: number, groups: number): string {
  return `您的来稿 ${number} 已作为快讯发到 ${groups} 个群。整期刊出后再告诉您。`;
}

/** Below 撤销: what groups have read stays read. */
export function alreadyRead(number: number, groups: readonly string[]): string[] {
  if (groups.length === 0) return [];
  const count = `来稿 ${number} 已经作为快讯发到 ${groups.length} 个群`;
  return [`${count}（${someNames(groups)}），收不回来；还没有发到的群不再发。`];
}

/** In 本期, of a brief that some group has read. */
export const sentMark = '已发快讯';
