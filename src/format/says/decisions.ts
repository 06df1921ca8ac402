import type { Entry } from '../../desk/entries/entry';
import { issueName, type Issue } from '../../desk/issues/issue';
import type { Submission } from '../../desk/submissions/submission';
import { lines } from '../lines';

export type Accepted = { submission: Submission; entry: Entry; place: number; left: string[] };

/** To the editor: one line a piece. */
export function accepted(made: Accepted[], issue: Issue): string {
  const numbers = made.map(({ submission }) => submission.number).join(' ');
  return lines(
    ...made.map(
      ({ submission, entry, place, left }) =>
        `已采用来稿 ${submission.number}：${issueName(issue)}【${entry.column}】第${place}篇。${left.join('')}`,
    ),
    `发“本期”看全貌；要收回决定，发“撤销 ${made.length > 1 ? '号码' : numbers}”。`,
  );
}

/** What an acceptance into this column leaves out or leaves open. */
export function leftOut({ headline, author }: Entry['piece'], isBrief: boolean): string[] {
  if (isBrief) return headline === null && author === null ? [] : ['（简讯不印标题，已略去）'];
  return headline === null ? ['（这篇没有标题）'] : [];
}

export function acceptedNotice({ number }: Submission, column: string, issue: Issue): string {
  return `您的来稿 ${number} 已采用，拟编入${issueName(issue)}【${column}】。刊出后再告诉您。`;
}

export function returned(number: number): string {
  return `来稿 ${number} 已退改，意见已告诉通讯员，改好后会重新出现在“待审”里。`;
}

export function returnedNotice({ number }: Submission, reason: string): string {
  return lines(
    `您的来稿 ${number} 请修改后再送。编辑的意见：`,
    reason,
    `改好后发“改稿 ${number} 新的全文”。`,
  );
}

export function rejected(number: number): string {
  return `来稿 ${number} 已退稿，理由已告诉通讯员。`;
}

export function rejectedNotice({ number }: Submission, reason: string): string {
  return lines(`很抱歉，您的来稿 ${number} 这次没有采用。理由：`, reason, '欢迎继续来稿。');
}

/** The entry's own number first, then those that had been merged into it. */
export function takenBack([number = 0, ...others]: number[]): string {
  const together = others.length > 0 ? `，和并入的来稿 ${others.join('、')} 一起` : '，';
  return `来稿 ${number} 的决定已收回${together}回到待审。发“看 ${number}”重新处理。`;
}

export function takenBackNotice({ number }: Submission): string {
  return `您的来稿 ${number} 由编辑重新考虑，现在回到待审。有了决定再告诉您。`;
}
