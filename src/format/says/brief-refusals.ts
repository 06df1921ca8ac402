import type { BriefRefusal } from '../../desk/briefs/brief-refusal';
import type { Voice } from '../voice';
import { stateWords } from './submissions';

/** The desk's no about 快讯. */
export function briefRefusalText(refusal: BriefRefusal, { name, time }: Voice, admins: string): string {
  switch (refusal.why) {
    case 'not-a-brief':
      return notBrief(refusal);
    case 'brief-not-accepted':
      return refusal.state === 'pending'
        ? `来稿 ${refusal.number} 还没有采用，没有发快讯。先发“采用 ${refusal.number} 栏目”，再发“快讯 ${refusal.number}”。`
        : `来稿 ${refusal.number} 现在是“${stateWords[refusal.state]}”，不能发快讯。发“看 ${refusal.number}”看经过。`;
    case 'brief-taken-back':
      return `来稿 ${refusal.number} 的采用已由${name(refusal.by)}于 ${time(refusal.at)} 撤销，没有发快讯。要发，先发“采用 ${refusal.number} 栏目”。`;
    case 'brief-printed':
      return `来稿 ${refusal.number} 已经刊出（${refusal.where}），不再发快讯。要改错，发“更正 期号 更正的内容”。`;
    case 'brief-signed-off':
      return `来稿 ${refusal.number} 已随${refusal.issue}签发，整期正在推送，不再单独发快讯。发“推送”看进度。`;
    case 'brief-had':
      return `来稿 ${refusal.number} 已于 ${time(refusal.at)} 作为快讯发往收快讯的 ${refusal.groups} 个群，没有重发。发“推送”看送到没有，没有送到的发“补发 群名”。`;
    case 'no-brief-groups':
      return `没有一个群收快讯，没有发。请管理员（${admins}）在 desk.yaml 里给要收的群写上 receives: [bulletin, briefs]，再重新启动。`;
    case 'no-group-for-column':
      return `收快讯的群都不收【${refusal.column}】，来稿 ${refusal.number} 没有发。请管理员（${admins}）在 desk.yaml 里改群的 columns，再重新启动。`;
  }
}

function notBrief({ number, column, instead }: BriefRefusal & { why: 'not-a-brief' }): string {
  const how =
    instead === null
      ? '本刊没有简讯栏目，请管理员在 desk.yaml 里加一个 kind: brief 的栏目。'
      : `要当快讯发，先发“栏目 ${number} ${instead}”。`;
  return `来稿 ${number} 在【${column}】，不是简讯，没有发快讯。${how}`;
}
