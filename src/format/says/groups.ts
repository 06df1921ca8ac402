import type { DeskConfig, Group, IdleGroup } from '../../desk/desk-config';
import type { GroupCheck } from '../../desk/groups/group-book';
import { groupKey } from '../../desk/groups/group-key';
import { lines } from '../lines';
import type { Voice } from '../voice';

type Known = Group | IdleGroup;
type Desk = Pick<DeskConfig, 'groups' | 'idleGroups'>;

const howTo = '发“加群 群名 地址”增加，“建群 群名 群主、成员”新建，“停群 群名”停用，“启群 群名”恢复。';

/** 群: those that get something first. */
export function groupList(
  { groups, idleGroups = [] }: Desk,
  checking: readonly GroupCheck[],
  voice: Voice,
): string {
  const all: Known[] = [...groups, ...idleGroups];
  return lines(
    all.length > 0 ? `订阅群 ${all.length} 个，在用 ${groups.length} 个：` : '还没有订阅群。',
    ...all.map((group) => groupLine(group, voice)),
    ...checking.map(({ name, members }) => `${name}｜正在${members ? '建群' : '查验地址'}，还没有加入`),
    howTo,
  );
}

function groupLine(group: Known, voice: Voice): string {
  return [group.name, doorText(group), takesText(group), stateText(group, voice)].join('｜');
}

/** 消息推送，地址尾号 a111 */
function doorText({ via, address }: Known): string {
  const door = { webhook: '消息推送', appchat: '应用群', bot: '智能机器人' }[via];
  return address === null || via === 'appchat' ? door : `${door}，地址${masked(address)}`;
}

/** Four of thirty-two signs: enough to tell two addresses apart, of no use to anybody else. */
function masked(address: string): string {
  const key = groupKey(address) ?? '';
  return key.length < 16 ? '已隐去' : `尾号 ${key.slice(-4)}`;
}

/** 整期简报（目录、简讯和 Word 文件），只收简讯 */
export function takesText({ style, receives, columns }: Omit<Group, 'address'>): string {
  const what = receives.map((kind) => (kind === 'bulletin' ? `整期简报（${styleTexts[style]}）` : '快讯'));
  return `收${what.join('、')}，${columns ? `只收${columns.join('、')}` : '全部栏目'}`;
}

const styleTexts: Record<Group['style'], string> = {
  full: '全文',
  digest: '目录、简讯和 Word 文件',
  card: '一张卡片',
};

function stateText(group: Known, voice: Voice): string {
  if (!('stop' in group)) return '在用';
  const { stop, name } = group;
  if (stop) return `已停用（${voice.name(stop.by)}，${voice.time(stop.at)}）`;
  return `地址打不开，收不到；请重新发“加群 ${name} 地址”`;
}

/** The first answer to 加群. */
export function groupChecking(name: string): string {
  return `正在查验群“${name}”的地址，群里不会显示什么，查好马上告诉您。`;
}

export function groupAdded(group: Omit<Group, 'address'> & { address: string }): string {
  return lines(
    `群“${group.name}”已加入，地址有效（${masked(group.address)}），加密保存。`,
    `${takesText(group)}，从下一次推送起。`,
    '谁拿到地址都能往群里发，聊天里带地址的那一条请删去。',
  );
}

/** `meaning`: WeCom's refusal in words; null where it did not answer. `isHidden`: the app may not be seen by everybody. */
export type WhyNotAdded = { meaning: string | null; isHidden?: boolean };

export function groupNotAdded(name: string, { meaning }: WhyNotAdded): string {
  if (meaning === null)
    return `群“${name}”没有加入：企业微信一直没有应答，地址没有查成。请过一会儿再发一次“加群 ${name} 地址”。`;
  return `群“${name}”没有加入：企业微信不收这个地址（${meaning}）。请在群的“消息推送”里重新复制地址，再发“加群 ${name} 地址”。`;
}

export function groupStopped(name: string): string {
  return `群“${name}”已停用，以后的推送都不发给它；正在推送的，它还没有收到的部分不再发，结果里会写明。要恢复，发“启群 ${name}”。`;
}

export function groupStarted(name: string): string {
  return `群“${name}”已恢复，从下一次推送起照常收；停用期间的不会自动补发。`;
}

/** To the admins, where the addresses were sealed with a secret of before. */
export function lockedGroups(names: readonly string[]): string {
  return lines(
    '应用的 Secret（WECOM_SECRET）换过以后，下面的群的地址打不开了，现在当作停用，什么也收不到：',
    names.join('、'),
    '请到群的“消息推送”里复制地址，照原来的群名重新发“加群 群名 地址”；不用的群，发“停群 群名”。',
  );
}

/** Instead of a refusal of WeCom, where a part was not even sent. */
export const groupIsOff = '群已停用，或已不在配置里';
