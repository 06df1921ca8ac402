import type { GroupRefusal } from '../../desk/groups/group-refusal';
import type { Voice } from '../voice';

/** The desk's no about groups. */
export function groupRefusalText(refusal: GroupRefusal, voice: Voice, admins: string): string {
  switch (refusal.why) {
    case 'no-such-group':
      return noSuchGroup(refusal);
    case 'group-name':
      return `群名请写 1 到 ${refusal.most} 个字，不带地址和竖线，没有加入。请重新发“${refusal.isNew ? '建群 群名 群主、成员' : '加群 群名 地址'}”。`;
    case 'unknown-members':
      return `人员里没有${refusal.called.map((name) => `“${name}”`).join('、')}，群没有建。姓名只认登记过的人，发“人员”看全部；别的人请写企业微信账号。`;
    case 'too-few-members':
      return '一个群至少要有两个人，群没有建。请发“建群 群名 群主、成员、成员”，第一位是群主。';
    case 'not-a-webhook':
      return '这不是群“消息推送”的地址，没有加入。地址是 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=… 的样子，也可以只写 key= 后面的部分。';
    case 'group-exists':
      return groupExists(refusal);
    case 'group-checking':
      return `群“${refusal.name}”的地址正在查验，还没有加入。请等结果。`;
    case 'address-taken':
      return `这个地址已经是群“${refusal.group}”的，没有加入。一个地址只能加一次；发“群”看全部。`;
    case 'group-stopped':
      return `群“${refusal.name}”已由${voice.name(refusal.by)}于 ${voice.time(refusal.at)} 停用，没有变动。要恢复，发“启群 ${refusal.name}”。`;
    case 'group-running':
      return `群“${refusal.name}”本来就在用，没有变动。发“群”看全部。`;
    case 'group-locked':
      return `群“${refusal.name}”的地址打不开了（应用的 Secret 换过），恢复不了。请重新发“加群 ${refusal.name} 地址”。`;
    case 'address-in-text':
      return `消息里有群“消息推送”的地址，谁拿到它都能往群里发，所以这一条没有收下。加群由管理员（${admins}）来做，写成“加群 群名 地址”；是稿件的，请去掉地址再发一次。`;
  }
}

function noSuchGroup({ called, groups }: GroupRefusal & { why: 'no-such-group' }): string {
  const known =
    groups.length > 0
      ? `请照着写一个：${groups.join('、')}。`
      : '还没有订阅群，请管理员先发“加群 群名 地址”。';
  return `没有叫“${called}”的群。${known}`;
}

function groupExists({ name, isWritten }: GroupRefusal & { why: 'group-exists' }): string {
  const next = isWritten
    ? `它写在 desk.yaml 里：换地址请改那里，再重新启动；停用过的，发“启群 ${name}”恢复。`
    : `要换地址，先发“停群 ${name}”，再发“加群 ${name} 新地址”。`;
  return `已经有群“${name}”，没有变动。${next}`;
}
