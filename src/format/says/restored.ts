import { lines } from '../lines';
import type { Timed } from './timed-sign-off';

type Held = { names: readonly string[]; timed: Timed | null; leavesBriefs: boolean };

/** To the editors: what does not go out by itself since the desk was restored. */
export function heldNotice(takenAt: string, { names, timed, leavesBriefs }: Held): string {
  return lines(
    `编辑部是从 ${takenAt} 的备份恢复的，那以后的决定和发到群里的，机器人都不知道了。为了不重发，先停下来：`,
    names.length > 0 &&
      `${names.join('、')}停发着。请先到群里看收到了哪里：没有收全的，发“续发”接着发；已经收全的，发“取消”。`,
    timed !== null &&
      `${timed.name}的定时签发（${timed.by}定的 ${timed.when}）作废了。还没有发过的，请重新发“定时签发 日期 时间”，或发“签发”。`,
    leavesBriefs && '今天的每日快讯不会自动发；还没有发过的，请发“快讯 号码”。',
  );
}

/** At the terminal, where there is something of the kind. */
export const heldAfterRestore =
  '备份以后发过什么，这里不知道：没有发完的推送停着，定时签发作废，今天的每日快讯不自动发。启动后各位编辑会收到通知，请他们到群里核对，再发“续发”。';
