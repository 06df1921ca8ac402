import { lines } from '../lines';

/** 帮助, made from the table of commands. */
export function help(commands: { usage: string; does: string }[], isContact: boolean): string {
  return lines(
    isContact && '直接把稿件发给我就是投稿：第一行写标题，下面写正文，最后写署名；简讯只写一段。',
    commands.length > 0 && '您可以说：',
    ...commands.map(({ usage, does }) => `${usage}\u3000${does}`),
  );
}

export function welcome(name: string | null): string {
  if (name === null) return '您好，这里是简报编辑部。';
  return `${name}，您好，这里是简报编辑部。发“帮助”看可以说什么。`;
}
