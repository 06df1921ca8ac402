import type { Speaker } from '../../desk/roles';
import { lines } from '../lines';

/** 帮助, made from the table of commands. */
export function help(
  commands: { usage: string; does: string }[],
  { contact, editor }: Pick<Speaker, 'contact' | 'editor'>,
): string {
  return lines(
    contact !== null && '直接把稿件发给我就是投稿：第一行写标题，下面写正文，最后写署名；简讯只写一段。',
    contact !== null && '投稿后十分钟内发来的图片附在这篇来稿上，最多九张。',
    editor !== null && '每篇新来稿都有一张卡片，点一下就能采用、退改、退稿；下面的指令做的是同样的事。',
    commands.length > 0 && '您可以说：',
    ...commands.map(({ usage, does }) => `${usage}\u3000${does}`),
  );
}

/** To somebody who has just found the bot; `admins` confirm what a stranger asks for. */
export function welcome(name: string | null, admins: string): string {
  if (name === null)
    return `您好，这里是简报编辑部。要投稿，请先发“登记 单位 姓名”，管理员（${admins}）确认后就可以投稿。`;
  return `${name}，您好，这里是简报编辑部。发“帮助”看可以说什么。`;
}
