import { issueName, type Issue } from '../../desk/issues/issue';
import type { WhyVoid } from '../../desk/issues/timed-sign-off';
import { lines } from '../lines';
import { whatGoesWhere, type Rendering } from './previews';
import { goingOut, goingTo } from './quiet';

/** A sign-off that waits for its time: which issue, when (with its year), and who signs. */
export type Timed = { name: string; when: string; by: string };

type Offered = {
  renderings: readonly Rendering[];
  code: string;
  when: string;
  /** When groups are first sent it, where the time falls in the quiet hours. */
  from: string | null;
  /** What stands so far. */
  before: Timed | null;
};

export function timedOffer(issue: Issue, { renderings, code, when, from, before }: Offered): string {
  return lines(
    ...whatGoesWhere(issue, renderings),
    `签发时间：${when}`,
    from !== null && `那时是夜里，不往群里发，${from} 起才发。`,
    before !== null && `现在定的是 ${before.when}（${before.by}），确认后改用新的时间。`,
    '确认无误，请在十分钟内照样回复下面一行（稿件或群一有变动即作废）：',
    `定时签发 ${code}`,
  );
}

type Set = { groups: number; from: string | null; before: Timed | null };

export function timed({ name, when }: Timed, { groups, from, before }: Set): string {
  return lines(
    `${name}定于 ${when} 签发，发往 ${groups} 个群。${from === null ? '' : `那时是夜里，${from} 起才发到群里。`}`,
    before !== null && replaced(before),
    '到时自动签发，不用再做什么；在这以前稿件或群有变动就作废，马上告诉各位编辑。要取消，发“取消定时”。',
  );
}

/** To the other editors. */
export function timedNotice({ name, when, by }: Timed, before: Timed | null): string {
  return lines(
    `${by}把${name}定于 ${when} 签发。在这以前稿件或群有变动就作废。`,
    before !== null && replaced(before),
  );
}

function replaced({ when, by }: Timed): string {
  return `原来定的 ${when}（${by}）不再算数。`;
}

/** Where an editor looks at the issue, or at what goes out. */
export function timedLine({ name, when, by }: Timed): string {
  return `${name}定于 ${when} 签发（${by}）。要取消，发“取消定时”。`;
}

/** Under the offer of 签发. */
export function timedBesides({ when, by }: Timed): string {
  return `这一期已经定于 ${when} 签发（${by}）；现在签发，就不等那时了。`;
}

export function timeCancelled({ name, when, by }: Timed): string {
  return `${name}的定时签发已取消（${by}定的 ${when}），到时不会发出。要发，发“签发”，或重新定时。`;
}

/** To the other editors. */
export function timeCancelledNotice({ name, when, by }: Timed, who: string): string {
  return `${who}取消了${name}的定时签发（${by}定的 ${when}），到时不会发出。`;
}

type Signed = { groups: number; from: string | null; isLate: boolean };

export function signedInTime({ name, when }: Timed, { groups, from, isLate }: Signed): string {
  const begun = isLate
    ? `${name}定于 ${when} 签发，那时机器人没有在运行，现在才签发`
    : `时间到了，${name}已签发`;
  return `${begun}，${goingTo(groups, from)}。发“推送”看进度，发完会报告结果。`;
}

/** To the other editors. */
export function signedInTimeNotice(
  { name, when, by }: Timed,
  { from, isLate }: Omit<Signed, 'groups'>,
): string {
  const begun = isLate
    ? `${by}把${name}定于 ${when} 签发，那时机器人没有在运行，现在才签发`
    : `${name}已按${by}定的时间（${when}）签发`;
  return `${begun}，${goingOut(from)}。`;
}

/** To whoever was to sign and to all editors. */
export function timeVoided({ name, when, by }: Timed, why: WhyVoid): string {
  return `${name}的定时签发（${by}定的 ${when}）${reasons[why]}`;
}

const reasons: Record<WhyVoid, string> = {
  changed:
    '作废了，到时不会发出：稿件或群有了变动。照现在的内容发，请重新发“定时签发 日期 时间”，或发“签发”。',
  reopened: '作废了，到时不会发出：这一期重新收稿了。编好后先发“截稿”，再重新定时。',
  'signed-off': '不再算数：这一期已经签发了。发“推送”看进度。',
  'right-lost':
    '作废了，到时不会发出：定的人没有签发权了。请有签发权的编辑重新发“定时签发 日期 时间”，或发“签发”。',
  missed:
    '错过了，没有发出：那时机器人没有在运行，已经晚了两个多小时。请有签发权的编辑发“签发”，或重新发“定时签发 日期 时间”。',
};

export function nameOfIssue(issue: Issue | null): string {
  return issue ? issueName(issue) : '这一期';
}
