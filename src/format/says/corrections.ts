import type { Correction } from '../../desk/issues/archived';
import type { WhichIssue } from '../../desk/issues/correct';
import type { Delivery } from '../../desk/issues/delivery';
import { issueName, type FirstNumbers } from '../../desk/issues/issue';
import { lines } from '../lines';
import { shorten } from '../measure';
import { goingOut, goingTo } from './quiet';
import { total, type Meaning } from './totals';

/** Names of groups: who gets it; who does not, since the issue never came; who cannot be reached any more. */
type Receivers = { groups: readonly string[]; missed: readonly string[]; gone: readonly string[] };

/** Below the notice as the groups will read it. */
export function correctionOffer(name: string, { groups, missed, gone }: Receivers, code: string): string {
  return lines(
    `上面是${name}，将发到收到过这一期的 ${groups.length} 个群：`,
    groups.join('、'),
    missed.length > 0 && `没有收到这一期，不发：${missed.join('、')}`,
    gone.length > 0 && `已停用，或不在配置里，发不到：${gone.join('、')}`,
    '确认无误，请在十分钟内照样回复下面一行：',
    `更正 ${code}`,
  );
}

/** `from`: when the quiet hours end, null where there are none now. */
export function correcting(name: string, groups: number, from: string | null): string {
  return `${name}${goingTo(groups, from)}，存档里也写上了。发“推送”看进度，发完会报告结果。`;
}

/** To the other editors. */
export function correctingNotice(
  name: string,
  { by, text, from }: { by: string; text: string; from: string | null },
): string {
  return lines(`${by}发出${name}，${goingOut(from)}：`, text);
}

export function correctionInVain(name: string, deliveries: readonly Delivery[], meaning: Meaning): string {
  return lines(
    `${name}没有发到任何一个群。${total(deliveries, meaning)}`,
    '请管理员照原因检查，改好后发“补发 全部”；存档里已经写上这则更正。',
  );
}

/** 第8期（总第152期）的第1则更正 */
export function correctionName(issue: FirstNumbers, number: number): string {
  return `${issueName(issue)}的第${number}则更正`;
}

/** An issue as an editor has named it: 2026年第8期, 总第152期. */
export function namedIssue({ number, year, runningNumber }: WhichIssue): string {
  const running = runningNumber === null ? '' : `总第${runningNumber}期`;
  if (number === null) return running;
  return `${year === null ? '' : `${year}年`}第${number}期${running && `（${running}）`}`;
}

/** So much is told of an issue's corrections where it stands among others. */
const mostTold = 60;

/** Of an issue in a list: 有更正 1 则：… Nothing where it has none. */
export function corrected(corrections: readonly Pick<Correction, 'text'>[]): string {
  if (corrections.length === 0) return '';
  const said = corrections.map(({ text }) => text.replace(/\s+/gu, ' ')).join('；');
  return `有更正 ${corrections.length} 则：${shorten(said, mostTold)}`;
}
