import type { ChatMessage } from '../wecom/chat-message';
import { mayUse } from '../desk/rights';
import { isKnown, type Speaker } from '../desk/roles';
import { help } from '../format/says/people';
import { acceptInto } from './accept';
import { moveToNextIssue, moveToPlace, moveToPool } from './arrange';
import { closeCollecting, reopenClosed } from './close-issue';
import { rejectForGood, returnForWork } from './decline';
import { greet } from './greet';
import { answer, refuse, type Ask, type Outcome } from './handler';
import { listOwn, showOwn } from './own-submissions';
import {
  nothing,
  numberAndPlace,
  numberAndText,
  numbersAndColumn,
  oneNumber,
  perhapsCode,
  someText,
} from './rest';
import { showQueue, showWhole } from './review';
import { reviseText } from './revise';
import { previewIssue, showIssue } from './show-issue';
import { showProgress } from './show-progress';
import { signOffIssue } from './sign-off';
import { submitText } from './submit';
import { takeDecisionBack } from './take-back';
import { command, understand, type Command } from './understand';
import { withdrawSubmission } from './withdraw';

/** Everything that a person can say to the bot. A table is read by its rows, hence unformatted. */
// prettier-ignore
const commands: readonly Command[] = [
  command({ word: '投稿', usage: '投稿 全文', does: '投稿（直接发全文也一样）', reads: someText, run: submitText }),
  command({ word: '改稿', usage: '改稿 12 新的全文', does: '修改待审或退改的来稿', reads: numberAndText, run: reviseText }),
  command({ word: '撤稿', usage: '撤稿 12', does: '撤回待审或退改的来稿', reads: oneNumber, run: withdrawSubmission }),
  command({ word: '我的来稿', usage: '我的来稿', does: '最近十篇和结果', reads: nothing, run: listOwn }),
  command({ word: '来稿', usage: '来稿 12', does: '一篇来稿的经过', reads: oneNumber, run: showOwn }),
  command({ word: '待审', usage: '待审', does: '等着审的来稿，先来的在前', reads: nothing, run: showQueue }),
  command({ word: '看', usage: '看 12', does: '读来稿全文', reads: oneNumber, run: showWhole }),
  command({ word: '采用', usage: '采用 12 13 简讯', does: '编入本期；不写栏目就用建议的', reads: numbersAndColumn, run: acceptInto }),
  command({ word: '退改', usage: '退改 12 意见', does: '请通讯员修改', reads: numberAndText, run: returnForWork }),
  command({ word: '退稿', usage: '退稿 12 理由', does: '不用这一篇', reads: numberAndText, run: rejectForGood }),
  command({ word: '撤销', usage: '撤销 12', does: '收回采用的决定', reads: oneNumber, run: takeDecisionBack }),
  command({ word: '本期', usage: '本期', does: '本期的栏目、次序和空缺', reads: nothing, run: showIssue }),
  command({ word: '排序', usage: '排序 12 1', does: '排到本栏第几篇', reads: numberAndPlace, run: moveToPlace }),
  command({ word: '移出', usage: '移出 12', does: '拿下来备用', reads: oneNumber, run: moveToPool }),
  command({ word: '下期', usage: '下期 12', does: '留到下一期', reads: oneNumber, run: moveToNextIssue }),
  command({ word: '预览', usage: '预览', does: '看群里将收到的每一段', reads: nothing, run: previewIssue }),
  command({ word: '截稿', usage: '截稿', does: '本期收稿结束', reads: nothing, run: closeCollecting }),
  command({ word: '开稿', usage: '开稿', does: '截稿后重新收稿', reads: nothing, run: reopenClosed }),
  command({ word: '签发', usage: '签发', does: '付印并推送到群，要用数字确认', reads: perhapsCode, run: signOffIssue }),
  command({ word: '推送', usage: '推送', does: '各群推送的进度', reads: nothing, run: showProgress }),
  command({ word: '帮助', usage: '帮助', does: '可以说什么', reads: nothing, run: giveHelp }),
];

/** What a message leads to, whatever kind it is: exactly one answer to what a person says, none to what she did not. */
export async function hear(message: ChatMessage, ask: Ask): Promise<Outcome> {
  if (message.kind === 'event') return message.event === 'subscribe' ? greet(ask) : silence;
  if (message.kind !== 'text') return refuse(ask, { ok: false, why: known(ask.speaker) });
  const understood = understand(message.text, ask.speaker, commands);
  if ('refusal' in understood) return refuse(ask, understood.refusal);
  if ('submit' in understood) return submitText({ ...ask, args: { text: understood.submit } });
  return understood.run(ask);
}

const silence: Outcome = { writes: [], facts: [], letters: [] };

function known(speaker: Speaker): 'kind-not-taken' | 'not-registered' {
  return isKnown(speaker) ? 'kind-not-taken' : 'not-registered';
}

function giveHelp(ask: Ask): Promise<Outcome> {
  const allowed = commands.filter(({ word }) => mayUse(ask.speaker, word));
  return Promise.resolve(answer(ask, help(allowed, ask.speaker.contact !== null)));
}
