import type { Refusal } from '../../desk/refusal';
import { shortestSubmission } from '../../desk/submissions/submission';
import type { SubmissionState } from '../../desk/submissions/submission-state';
import type { Voice } from '../voice';
import { briefRefusalText } from './brief-refusals';
import { dispatchRefusalText } from './dispatch-refusals';
import { draftRefusalText } from './draft-refusals';
import { lines } from '../lines';
import { shorten } from '../measure';
import { placesText } from './edits';
import { importRefusalText } from './import-refusals';
import { bearerText } from './numbers';
import { groupRefusalText } from './group-refusals';
import { offerRefusalText } from './offer-refusals';
import { peopleRefusalText } from './people-refusals';
import { timedRefusalText } from './timed-refusals';
import { whoseCommand } from './roles';
import { stateWords } from './submissions';

/** Every no of the desk as a sentence that says what to do next. */
export function refusalText(refusal: Refusal, voice: Voice, admins: string): string {
  switch (refusal.why) {
    case 'not-registered':
      return `您好，这里是简报编辑部。您还没有登记为通讯员，刚才的内容没有收作来稿。请发“登记 单位 姓名”申请登记，管理员（${admins}）确认后再发一次。`;
    case 'not-allowed':
      return `“${refusal.word}”是${whoseCommand(refusal.word)}用的指令，您这里不能用。发“帮助”看您可以说什么。`;
    case 'not-understood':
      return '没有看懂这句话。发“帮助”看可以说什么。';
    case 'wrong-arguments':
      return `这条指令要这样写：${refusal.usage}`;
    case 'kind-not-taken':
      return '这一种消息收不了，刚才这一条没有收下。请把内容用文字发来。';
    case 'empty':
      return '收到的是一条空消息，没有收作来稿。请把稿件的文字发来。';
    case 'too-short':
      return `只有 ${refusal.length} 个字，没有收作来稿（至少 ${shortestSubmission} 个字）。要投稿，请发全文；发“帮助”看可以说什么。`;
    case 'revision-short':
      return `只有 ${refusal.length} 个字，来稿 ${refusal.number} 没有改动（至少 ${shortestSubmission} 个字）。改稿请发改好的全文：改稿 ${refusal.number} 新的全文`;
    case 'no-such-submission':
      return `没有来稿 ${refusal.number}。请核对号码。`;
    case 'not-yours':
      return `来稿 ${refusal.number} 不是您投的。发“我的来稿”看您的号码。`;
    case 'dead-button':
      return '这张卡片已经失效。发“待审”看等着审的来稿。';
    case 'card-outdated':
      return `来稿 ${refusal.number} 在这张卡片之后又有变化（${voice.name(refusal.by)}，${voice.time(refusal.at)}），您这次没有生效。发“看 ${refusal.number}”看最新的。`;
    case 'own-submission':
      return `来稿 ${refusal.number} 是您自己投的，请别的编辑来采用。`;
    case 'reason-missing':
      return `请写上理由，通讯员会看到，例如：${refusal.word} ${refusal.number} ${reasonExamples[refusal.word] ?? ''}`;
    case 'text-missing':
      return textMissing(refusal);
    case 'already':
      return alreadyText(refusal, voice);
    case 'not-accepted':
      return `来稿 ${refusal.number} 现在是“${stateWords[refusal.state]}”，没有采用的决定可以收回。${whatNext(refusal)}`;
    case 'signed-off':
      return `来稿 ${refusal.number} 已随${refusal.issue}签发，不能再改动。`;
    case 'accept-first':
      return `来稿 ${refusal.number} 还没有采用，不能编辑。先发“采用 ${refusal.number}”。`;
    case 'merged':
      return `来稿 ${refusal.number} 已并入来稿 ${refusal.into}，请改用来稿 ${refusal.into} 的号码。要分开，发“撤销 ${refusal.into}”，各篇都回到待审。`;
    case 'captions-left-over':
      return refusal.pictures === 0
        ? `来稿 ${refusal.number} 没有图片。`
        : `来稿 ${refusal.number} 只有 ${refusal.pictures} 张图片，说明请一行一张；都不印，发“图说 ${refusal.number} 不印”。`;
    case 'nothing-changed':
      return `来稿 ${refusal.number} 和原来一样，没有改动。发“经过 ${refusal.number}”看以前的改动。`;
    case 'brief-has-no-headline':
      return `来稿 ${refusal.number} 在【${refusal.column}】，简讯不印标题，没有改动。要用标题，先发“栏目 ${refusal.number} ${refusal.instead}”。`;
    case 'passage-not-found':
      return `来稿 ${refusal.number} 里没有“${shorten(refusal.passage, 40)}”，没有改动。原文要和稿件一字不差，发“看 ${refusal.number}”核对。`;
    case 'passage-repeated':
      return `“${shorten(refusal.passage, 40)}”在来稿 ${refusal.number} 里不止一处（${placesText(refusal.places)}），没有改动。请把前后几个字一起写上。`;
    case 'body-gone':
      return `这样改，来稿 ${refusal.number} 就没有正文了，没有改动。不用这一篇，发“移出 ${refusal.number}”。`;
    case 'no-such-column':
      return `没有“${refusal.column}”这个栏目。可用的栏目：${refusal.columns.join('、')}。`;
    case 'not-in-issue':
      return `来稿 ${refusal.number} 不在本期里。发“本期”看本期稿件。`;
    case 'no-such-place':
      return `这一栏只有 ${refusal.places} 篇，位次请写 1 到 ${refusal.places}。`;
    case 'issue-empty':
      return `${refusal.issue}还没有稿件。先采用几篇，再试一次。`;
    case 'nothing-closed':
      return '没有已截稿、待签发的一期。编好后先发“截稿”。';
    case 'closed-empty':
      return `${refusal.issue}已经截稿，可是里面一篇也没有，没有可以发的。先发“开稿”，编进稿件，再发“截稿”。`;
    case 'nothing-to-reopen':
      return '没有可以重新开稿的一期：已签发的不能再开。';
    case 'may-not-sign-off':
      return '您没有签发权。请告诉有签发权的编辑。';
    case 'no-groups':
      return `还没有收整期的群，发不出去。请管理员（${admins}）先发“加群 群名 地址”，停用的发“启群 群名”。`;
    case 'no-offer':
    case 'offer-expired':
    case 'offer-void':
    case 'wrong-code':
      return offerRefusalText(refusal);
    case 'no-such-issue':
      return `没有找到${refusal.asked}。请核对期号；往年的一期写上年份，例如：更正 2025年第8期 更正的内容`;
    case 'not-yet-out':
      return refusal.isGoing
        ? `${refusal.issue}还在推送，没有发出更正。等报告推送结束，再发一次。`
        : `${refusal.issue}还没有签发，不用更正：直接改稿件就行。`;
    case 'nobody-got-it':
      return `没有一个群收到过${refusal.issue}，更正没有地方发。要告诉读者，请写进下一期。`;
    case 'correction-empty':
      return `请在期号后面写上更正的内容，例如：更正 ${refusal.asked} 简讯第2条“六十人”应为“十六人”。`;
    case 'correction-long':
      return `更正有 ${refusal.length} 个字，太长了（最多 ${refusal.most} 个字），没有发出。请只写错在哪里、应该是什么。`;
    case 'no-such-unit':
    case 'unit-taken':
    case 'already-contact':
    case 'no-such-registration':
    case 'nothing-to-confirm':
    case 'which-registration':
    case 'registration-changed':
    case 'registration-decided':
    case 'no-such-person':
    case 'which-person':
    case 'already-appointed':
    case 'not-appointed':
    case 'last-admin':
    case 'last-signer':
      return peopleRefusalText(refusal, voice, admins);
    case 'draft-open':
    case 'no-draft':
    case 'draft-empty':
    case 'draft-without-text':
    case 'draft-short':
    case 'late-after-change':
    case 'picture-alone':
    case 'too-many-pictures':
    case 'file-in-draft':
      return draftRefusalText(refusal);
    case 'no-such-group':
    case 'group-name':
    case 'unknown-members':
    case 'too-few-members':
    case 'not-a-webhook':
    case 'group-exists':
    case 'group-checking':
    case 'address-taken':
    case 'group-stopped':
    case 'group-running':
    case 'group-locked':
    case 'address-in-text':
      return groupRefusalText(refusal, voice, admins);
    case 'nothing-going':
    case 'which-dispatch':
    case 'dispatch-paused':
    case 'dispatch-not-paused':
    case 'dispatch-cancelled':
    case 'dispatch-cancelling':
    case 'nothing-missing':
    case 'nothing-missing-anywhere':
    case 'already-resent':
    case 'resend-to-idle':
    case 'not-for-group':
    case 'nothing-uncertain':
      return dispatchRefusalText(refusal, voice, admins);
    case 'time-not-understood':
    case 'time-past':
    case 'time-far':
    case 'nothing-timed':
      return timedRefusalText(refusal);
    case 'not-a-brief':
    case 'brief-not-accepted':
    case 'brief-taken-back':
    case 'brief-printed':
    case 'brief-signed-off':
    case 'brief-had':
    case 'no-brief-groups':
    case 'no-group-for-column':
      return briefRefusalText(refusal, voice, admins);
    case 'number-used':
      return `期号没有改：您写的是${refusal.wanted}，而${bearerText(refusal.bearer)}。用过的期号不能再用，请核对后换一个。`;
    case 'not-a-day':
      return '没有这一天，刊期没有改。请写成“刊期 2026-08-20”“刊期 8月20日”“刊期 今天”或“刊期 明天”。';
    case 'year-turned':
      return yearTurnedText(refusal);
    case 'nothing-pasted':
    case 'nothing-to-import':
    case 'in-archive':
    case 'number-in-use':
      return importRefusalText(refusal, voice);
    case 'nothing-dispatched':
      return '还没有签发过的一期。';
  }
}

function yearTurnedText({ issue, next, today, lastYear }: Refusal & { why: 'year-turned' }): string {
  return lines(
    `${issue}是按${lastYear}年排的期号，${today} 签发就到了新的一年，什么也没有发出。请先定刊期：`,
    `发“刊期 ${today}”，改为${next}；`,
    `发“刊期 ${lastYear}-12-31”，仍是${issue}。`,
  );
}

const reasonExamples: Record<string, string> = { 退改: '请补充参加人数', 退稿: '与近期来稿重复' };

function textMissing({ word, number }: Refusal & { why: 'text-missing' }): string {
  const texts: Record<string, string> = {
    改题: '新的标题',
    改文: '新的正文',
    署名: '新的署名',
    图说: '图片的说明',
  };
  const text = texts[word] ?? '新的全文';
  return `请在号码后面写上${text}，例如：${word} ${number} ${text}`;
}

function alreadyText(refusal: Refusal & { why: 'already' }, voice: Voice): string {
  const { number, state, by, at } = refusal;
  const word = state === 'pending' ? '送审' : stateWords[state].replace(/^已/u, '');
  return `来稿 ${number} 已由${voice.name(by)}于 ${voice.time(at)} ${word}，您这次没有生效。${whatNext(refusal)}`;
}

function whatNext({ number, state }: { number: number; state: SubmissionState }): string {
  const next: Record<SubmissionState, string> = {
    pending: `发“看 ${number}”读全文。`,
    accepted: '要改变这个决定，先由编辑撤销。',
    returned: '等通讯员改好再送。',
    rejected: '要再用，请通讯员重新投稿。',
    withdrawn: '要再用，请通讯员重新投稿。',
    printed: '已经印发，不能再改。',
  };
  return next[state];
}
