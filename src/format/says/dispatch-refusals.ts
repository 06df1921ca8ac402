import type { DispatchRefusal } from '../../desk/issues/dispatch-refusal';
import type { Voice } from '../voice';

/** The desk's no about what goes out, or has gone out. */
export function dispatchRefusalText(refusal: DispatchRefusal, voice: Voice, admins: string): string {
  switch (refusal.why) {
    case 'nothing-going':
      return refusal.isTimed
        ? '现在没有正在推送的。已定时、还没有签发的，不要它签发请发“取消定时”。'
        : '现在没有正在推送的。发“推送”看最近一次的结果。';
    case 'which-dispatch':
      return `正在推送的不止一项：${refusal.names.join('、')}，没有取消。请写明哪一种：发“取消 简报”“取消 更正”或“取消 快讯”。`;
    case 'dispatch-paused':
      return `${refusal.name}已由${whoAndWhen(refusal, voice)}停发，您这次没有生效。发“续发”接着发，发“取消”不再发。`;
    case 'dispatch-not-paused':
      return notPaused(refusal, voice);
    case 'dispatch-cancelled':
      return `${refusal.name}的推送已由${whoAndWhen(refusal, voice)}取消，您这次没有生效。要再发给哪个群，发“补发 群名”。`;
    case 'dispatch-cancelling':
      return `${refusal.name}刚取消，正在收尾，没有补发。等报告了结果，再发一次。`;
    case 'nothing-missing':
      return refusal.isGoing
        ? `${refusal.group}还在推送，没有要补发的。发“推送”看进度。`
        : `${refusal.group}都收到了，没有要补发的。发“推送”看各群。`;
    case 'nothing-missing-anywhere':
      return '没有要补发的群。发“推送”看各群。';
    case 'already-resent':
      return `${refusal.group}已由${whoAndWhen(refusal, voice)}补发，还在路上，您这次没有生效。发“推送”看进度。`;
    case 'resend-to-idle':
      return refusal.stop
        ? `群“${refusal.group}”已由${whoAndWhen(refusal.stop, voice)}停用，没有补发。请管理员（${admins}）先发“启群 ${refusal.group}”。`
        : `群“${refusal.group}”的地址打不开了，没有补发。请管理员（${admins}）重新发“加群 ${refusal.group} 地址”。`;
    case 'not-for-group':
      return `${refusal.name}里没有“${refusal.group}”要收的内容，没有补发。发“群”看各群收什么（管理员能看）。`;
    case 'nothing-uncertain':
      return nothingUncertain(refusal, voice);
  }
}

function notPaused(
  { name, resumed }: DispatchRefusal & { why: 'dispatch-not-paused' },
  voice: Voice,
): string {
  return resumed
    ? `${name}已由${whoAndWhen(resumed, voice)}续发，您这次没有生效。发“推送”看进度。`
    : `${name}没有停发，正在推送。发“推送”看进度。`;
}

function nothingUncertain(refusal: DispatchRefusal & { why: 'nothing-uncertain' }, voice: Voice): string {
  const { group, confirmed } = refusal;
  return confirmed
    ? `${group}未确认的段已由${whoAndWhen(confirmed, voice)}记为已推送，您这次没有生效。`
    : `${group}没有未确认的段，没有变动。发“推送”看各群。`;
}

function whoAndWhen({ by, at }: { by: string; at: number }, { name, time }: Voice): string {
  return `${name(by)}于 ${time(at)} `;
}
