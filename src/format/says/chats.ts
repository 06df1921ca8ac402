import type { Group } from '../../desk/desk-config';
import { lines } from '../lines';
import { escapeMarkdown } from '../printing/escape-markdown';
import { takesText, type WhyNotAdded } from './groups';

/** The first answer to 建群. */
export function chatBeingMade(name: string, members: number): string {
  return `正在建群“${name}”，共 ${members} 人，好了马上告诉您。`;
}

/** The first message in a new chat: before it nobody sees the chat. */
export function chatGreeting(title: string): string {
  return `这里是“${escapeMarkdown(title)}”的订阅群，从下一次推送起收简报。`;
}

type Made = {
  /** Names, the owner's first. */
  members: readonly string[];
  isGreeted: boolean;
};

export function chatMade(group: Group, { members, isGreeted }: Made): string {
  return lines(
    `群“${group.name}”已建好，群主${members[0] ?? ''}，共 ${members.length} 人。`,
    isGreeted ? '群里已发一句问候，成员看得到了。' : '群里还没有消息：要等第一次推送，成员才看得到这个群。',
    `${takesText(group)}，从下一次推送起。添人、减人请群主在群里做。`,
  );
}

export function chatNotMade(name: string, { meaning, isHidden = false }: WhyNotAdded): string {
  if (isHidden)
    return `群“${name}”没有建成：应用的可见范围要是整个企业才能建群。请在企业微信管理后台打开这个应用，把可见范围设为最上一级部门，再发一次“建群”。`;
  if (meaning === null)
    return `群“${name}”没有建成：企业微信一直没有应答。请过一会儿再发一次“建群 ${name} 群主、成员”。`;
  return `群“${name}”没有建成：企业微信不同意（${meaning}）。请改过再发“建群 ${name} 群主、成员”。`;
}
