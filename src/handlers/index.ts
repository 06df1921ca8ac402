import type { ChatMessage } from '../wecom/chat-message';
import { comesLate, isOpenFor } from '../desk/submissions/draft';
import { mayUse } from '../desk/rights';
import { isKnown, type Speaker } from '../desk/roles';
import { help } from '../format/says/people';
import { takenForNews } from '../format/says/submissions';
import { acceptInto } from './review/accept';
import { appointPerson } from './people/appoint';
import { moveToNextIssue, moveToPlace, moveToPool } from './issue/arrange';
import { changeColumnOf } from './editing/change-column';
import { closeCollecting, reopenClosed } from './issue/close-issue';
import { rejectForGood, returnForWork } from './review/decline';
import { changeAttributionOf, changeBodyOf, changeHeadlineOf } from './editing/edit';
import { dismissPerson } from './people/dismiss';
import { beginDraft, keepPart } from './drafts/draft';
import { ownDraft, saidIn } from './drafts/draft-so-far';
import { takeFile } from './attachments/file';
import { endNothing } from './drafts/finish-draft';
import { askToAddGroup } from './groups/add-group';
import { listGroups } from './groups/groups';
import { askToCreateGroup } from './groups/create-group';
import { groupCalled, nameAndAddress, nameAndMembers } from './groups/groups-rest';
import { hearAddress } from './groups/hear-address';
import { startGroupCalled, stopGroupCalled } from './groups/stop-group';
import { greet } from './people/greet';
import { introduced } from './drafts/together';
import { answer, refuse, silence, type Ask, type Outcome } from './handler';
import { showHistory } from './editing/history';
import { mergeInto } from './editing/merge';
import { personChanged } from './people/leave';
import { addLatePart } from './drafts/late-part';
import { listOwn, showOwn } from './contact/own-submissions';
import { listPeople } from './people/people';
import {
  perhapsNumber,
  perhapsNumberAndText,
  roleAndWords,
  unitAndName,
  unitAsked,
  whoAndPerhapsRole,
} from './people/people-rest';
import {
  nothing,
  numberAndColumn,
  numberAndPassage,
  numberAndPlace,
  numberAndText,
  numbersAndColumn,
  oneNumber,
  perhapsCode,
  perhapsText,
  severalNumbers,
  someText,
} from './rest';
import { importOldIssue, keepPasted, ownPasted } from './archive/import-issue';
import { importAsked, speaksOfImport } from './archive/import-rest';
import { searchArchive } from './archive/search-archive';
import { takePicture } from './attachments/picture';
import { pressButton } from './review/press';
import { awaitedQuestion, giveReason } from './review/reason';
import { askToRegister } from './people/register';
import { confirmRegistration, refuseRegistration } from './people/registrations';
import { showQueue, showWhole } from './review/review';
import { changeCaptionsOf } from './editing/captions';
import { replaceIn } from './editing/replace';
import { reviseText } from './contact/revise';
import { oneOrMoreNumbers } from './briefs/brief-rest';
import { sendBriefs } from './briefs/send-briefs';
import { confirmShownIn } from './issue/confirm-shown';
import { cancelGoing, pauseGoing, resumePaused } from './issue/control-dispatch';
import { correctIssue } from './issue/correct';
import { perhapsGroup, perhapsKind } from './issue/dispatch-rest';
import { correctionAsked, distributionAndCopies, issueDay, issueNumbers } from './issue/issue-rest';
import { previewIssue } from './issue/preview';
import { resendMissing } from './issue/resend';
import { setDate } from './issue/set-date';
import { setDistribution } from './issue/set-distribution';
import { setNumbers } from './issue/set-numbers';
import { showIssue } from './issue/show-issue';
import { showProgress } from './issue/show-progress';
import { signOffIssue } from './issue/sign-off';
import { timeAsked } from './issue/time-rest';
import { cancelTimed, timeIssue } from './issue/timed-sign-off';
import { submitText } from './contact/submit';
import { takeDecisionBack } from './review/take-back';
import { command, looksLikeCommand, understand, type Command } from './understand';
import { answerOnUnits } from './people/units';
import { withdrawSubmission } from './contact/withdraw';

/** Everything that a person can say to the bot. A table is read by its rows, hence unformatted. */
// prettier-ignore
export const commands: readonly Command[] = [
  command({ word: '投稿', usage: '投稿 全文', does: '投稿（直接发全文也一样）', reads: someText, run: submitText }),
  command({ word: '长稿', usage: '长稿', does: '分几条发的一篇，从这里开始', reads: perhapsText, run: beginDraft }),
  command({ word: '完稿', usage: '完稿', does: '长稿发完了，合成一篇来稿', reads: nothing, run: endNothing }),
  command({ word: '改稿', usage: '改稿 12 新的全文', does: '修改待审或退改的来稿', reads: numberAndText, run: reviseText }),
  command({ word: '撤稿', usage: '撤稿 12', does: '撤回待审或退改的来稿', reads: oneNumber, run: withdrawSubmission }),
  command({ word: '我的来稿', usage: '我的来稿', does: '最近十篇和结果', reads: nothing, run: listOwn }),
  command({ word: '来稿', usage: '来稿 12', does: '一篇来稿的经过', reads: oneNumber, run: showOwn }),
  command({ word: '登记', usage: '登记 单位 姓名', does: '申请做通讯员，或换单位', reads: unitAndName, run: askToRegister }),
  command({ word: '待审', usage: '待审', does: '等着审的来稿，先来的在前', reads: nothing, run: showQueue }),
  command({ word: '看', usage: '看 12', does: '读全文，附卡片和图片', reads: oneNumber, run: showWhole }),
  command({ word: '采用', usage: '采用 12 13 简讯', does: '编入本期；不写栏目就用建议的', reads: numbersAndColumn, run: acceptInto }),
  command({ word: '退改', usage: '退改 12 意见', does: '请通讯员修改', reads: numberAndText, run: returnForWork }),
  command({ word: '退稿', usage: '退稿 12 理由', does: '不用这一篇', reads: numberAndText, run: rejectForGood }),
  command({ word: '撤销', usage: '撤销 12', does: '收回采用的决定', reads: oneNumber, run: takeDecisionBack }),
  command({ word: '改题', usage: '改题 12 新标题', does: '改标题，可以写两行', reads: numberAndText, run: changeHeadlineOf }),
  command({ word: '改文', usage: '改文 12 新正文', does: '改正文，一行一段', reads: numberAndText, run: changeBodyOf }),
  command({ word: '署名', usage: '署名 12 单位', does: '改署名', reads: numberAndText, run: changeAttributionOf }),
  command({ word: '图说', usage: '图说 12 图片的说明', does: '一行说明一张；“图说 12 不印”就不印图片', reads: numberAndText, run: changeCaptionsOf }),
  command({ word: '栏目', usage: '栏目 12 简讯', does: '换到另一个栏目', reads: numberAndColumn, run: changeColumnOf }),
  command({ word: '替换', usage: '替换 12 原文 => 新文', does: '换掉稿件里的一处文字', reads: numberAndPassage, run: replaceIn }),
  command({ word: '合并', usage: '合并 12 13', does: '把后面几篇并入第一篇', reads: severalNumbers, run: mergeInto }),
  command({ word: '经过', usage: '经过 12', does: '一篇来稿的全部决定和改动', reads: oneNumber, run: showHistory }),
  command({ word: '本期', usage: '本期', does: '本期的栏目、次序和空缺', reads: nothing, run: showIssue }),
  command({ word: '排序', usage: '排序 12 1', does: '排到本栏第几篇', reads: numberAndPlace, run: moveToPlace }),
  command({ word: '移出', usage: '移出 12', does: '拿下来备用', reads: oneNumber, run: moveToPool }),
  command({ word: '下期', usage: '下期 12', does: '留到下一期', reads: oneNumber, run: moveToNextIssue }),
  command({ word: '期号', usage: '期号 8 总 152', does: '改期号和总期号', reads: issueNumbers, run: setNumbers }),
  command({ word: '刊期', usage: '刊期 2026-08-20', does: '定报头的日期', reads: issueDay, run: setDate }),
  command({ word: '印发', usage: '印发 单位、单位 共印 80 份', does: '改印发范围和份数', reads: distributionAndCopies, run: setDistribution }),
  command({ word: '预览', usage: '预览', does: '看各群将收到的内容和 Word 文件', reads: nothing, run: previewIssue }),
  command({ word: '截稿', usage: '截稿', does: '本期收稿结束', reads: nothing, run: closeCollecting }),
  command({ word: '开稿', usage: '开稿', does: '截稿后重新收稿', reads: nothing, run: reopenClosed }),
  command({ word: '签发', usage: '签发', does: '付印并推送到群，要用数字确认', reads: perhapsCode, run: signOffIssue }),
  command({ word: '定时签发', usage: '定时签发 8月31日 9:00', does: '到时自动签发，要用数字确认；有变动就作废', reads: timeAsked, run: timeIssue }),
  command({ word: '取消定时', usage: '取消定时', does: '到时不签发了', reads: nothing, run: cancelTimed }),
  command({ word: '快讯', usage: '快讯 12 13', does: '已采用的简讯马上发到收快讯的群', reads: oneOrMoreNumbers, run: sendBriefs }),
  command({ word: '推送', usage: '推送', does: '各群推送的进度', reads: nothing, run: showProgress }),
  command({ word: '停发', usage: '停发', does: '暂停推送，手上这一段发完就停', reads: perhapsKind, run: pauseGoing }),
  command({ word: '续发', usage: '续发', does: '停发的接着发', reads: perhapsKind, run: resumePaused }),
  command({ word: '取消', usage: '取消', does: '取消推送，没有发出的不再发', reads: perhapsKind, run: cancelGoing }),
  command({ word: '补发', usage: '补发 群名', does: '补上没有送到或未确认的，新加的群补整期；“补发”看哪些群', reads: perhapsGroup, run: resendMissing }),
  command({ word: '已达', usage: '已达 群名', does: '群里已经看到，未确认的记为已推送', reads: groupCalled, run: confirmShownIn }),
  command({ word: '更正', usage: '更正 8期 更正的内容', does: '给收到过那一期的群发更正，要用数字确认', reads: correctionAsked, run: correctIssue }),
  command({ word: '查', usage: '查 高温 工会', does: '查往期简报，还可加“单位:名称”“栏目:简讯”“2026年”', reads: someText, run: searchArchive }),
  command({ word: '导入', usage: '导入', does: '把旧简报贴来存档；“导入完”看读得对不对', reads: importAsked, run: importOldIssue }),
  command({ word: '同意', usage: '同意 3', does: '确认登记；只有一份时可以不写号码', reads: perhapsNumber, run: confirmRegistration }),
  command({ word: '拒绝', usage: '拒绝 3 理由', does: '不同意登记', reads: perhapsNumberAndText, run: refuseRegistration }),
  command({ word: '单位', usage: '单位 增加 名称 别名、别名', does: '增加单位；“单位”看全部，“单位 名称”看一个', reads: unitAsked, run: answerOnUnits }),
  command({ word: '人员', usage: '人员', does: '管理员、编辑和各单位通讯员', reads: nothing, run: listPeople }),
  command({ word: '任命', usage: '任命 编辑 账号 姓名 签发', does: '也可任命管理员、通讯员；不写“签发”就没有签发权', reads: roleAndWords, run: appointPerson }),
  command({ word: '免去', usage: '免去 账号或姓名', does: '“免去 编辑 姓名”只免去一种', reads: whoAndPerhapsRole, run: dismissPerson }),
  command({ word: '群', usage: '群', does: '各订阅群收什么、在不在用', reads: nothing, run: listGroups }),
  command({ word: '加群', usage: '加群 群名 地址', does: '增加订阅群；地址在群的“消息推送”里复制', reads: nameAndAddress, run: askToAddGroup }),
  command({ word: '建群', usage: '建群 群名 群主、成员、成员', does: '让应用建一个群并往里发；写姓名或账号，第一位是群主', reads: nameAndMembers, run: askToCreateGroup }),
  command({ word: '停群', usage: '停群 群名', does: '不再往这个群发', reads: groupCalled, run: stopGroupCalled }),
  command({ word: '启群', usage: '启群 群名', does: '停用的群，从下一次推送起照常收', reads: groupCalled, run: startGroupCalled }),
  command({ word: '帮助', usage: '帮助', does: '可以说什么', reads: nothing, run: giveHelp }),
];

/** What a message leads to, whatever kind it is: exactly one answer to what a person says, none to what she did not. */
export async function hear(message: ChatMessage, ask: Ask): Promise<Outcome> {
  if (message.pressed) return pressButton(message.pressed, ask);
  if (message.contactChange) return personChanged(message.contactChange, ask);
  if (message.kind === 'event') return message.event === 'subscribe' ? greet(ask) : silence;
  if (message.kind !== 'text') return hearMedia(message, ask);
  const secret = hearAddress(message.text, ask, commands);
  if (secret) return secret;
  const draft = await ownDraft(ask);
  if (draft && isOpenFor(draft, saidIn(ask))) return keepPart(draft, message.text, ask);
  const pasted = speaksOfImport(message.text) ? null : await ownPasted(ask);
  if (pasted) return keepPasted(pasted, message.text, ask);
  const understood = understand(message.text, ask.speaker, commands);
  if ('run' in understood) return understood.run(ask);
  const isLate = draft && message.text.trim() !== '' && comesLate(draft, saidIn(ask));
  if (isLate) return addLatePart(draft, message.text, ask);
  const mayBeReason = !('refusal' in understood) || isReason(message.text, ask);
  const question = mayBeReason ? await awaitedQuestion(ask) : null;
  if (question) return giveReason(question, message.text.trim(), ask);
  if ('refusal' in understood) return refuse(ask, understood.refusal);
  const { submit: text, meant } = understood;
  const taken = await submitText({ ...ask, args: { text } });
  return introduced(taken, ask.cause.by, meant === undefined ? [] : [takenForNews(meant)]);
}

/** A contact would be told it: neither a number alone nor a command that was mistyped is meant for her. */
function isReason(text: string, { speaker }: Ask): boolean {
  return /\p{L}/u.test(text) && !looksLikeCommand(text, speaker, commands);
}

/** Pictures and files of contacts are taken; nothing else than these and texts. */
async function hearMedia({ kind, media, fileName }: ChatMessage, ask: Ask): Promise<Outcome> {
  if (media && ask.speaker.contact && kind === 'image') return takePicture(media.mediaId, ask);
  if (media && ask.speaker.contact && kind === 'file') return takeFile({ ...media, fileName }, ask);
  return refuse(ask, { ok: false, why: known(ask.speaker) });
}

function known(speaker: Speaker): 'kind-not-taken' | 'not-registered' {
  return isKnown(speaker) ? 'kind-not-taken' : 'not-registered';
}

function giveHelp(ask: Ask): Promise<Outcome> {
  const allowed = commands.filter(({ word }) => mayUse(ask.speaker, word));
  return Promise.resolve(answer(ask, help(allowed, ask.speaker)));
}
