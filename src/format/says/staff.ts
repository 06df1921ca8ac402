import type { Need, Post } from '../../desk/people/appoint';
import type { DeskConfig } from '../../desk/desk-config';
import { lines } from '../lines';
import { roleWords } from './roles';

/** 人员: who holds which role, the contacts by unit. */
export function people({ admins, editors, contacts, units }: DeskConfig): string {
  const ofUnits = units.flatMap(({ name }) => {
    const hers = contacts.filter(({ unit }) => unit === name);
    return hers.length > 0 ? [`${name}：${hers.map(nameAndAccount).join('、')}`] : [];
  });
  return lines(
    `管理员：${admins.map(nameAndAccount).join('、')}`,
    `编辑：${editors.map(editor).join('、')}`,
    `通讯员 ${contacts.length} 位：`,
    ...ofUnits,
    '发“任命 编辑 账号 姓名 签发”“任命 管理员 账号 姓名”“任命 通讯员 账号 单位 姓名”任命，发“免去 账号或姓名”免去。',
  );
}

type Named = { userid: string; name?: string };

function nameAndAccount({ userid, name }: Named): string {
  return `${name ?? userid}（${userid}）`;
}

function editor({ userid, name, maySignOff }: DeskConfig['editors'][number]): string {
  return `${name}（${userid}${maySignOff ? '，可以签发' : ''}）`;
}

/** To the admin who appointed. */
export function appointed(post: Post): string {
  const { userid, name } = post.person;
  return `${name ?? userid}（账号 ${userid}）现在是${postText(post)}。`;
}

/** To the person. */
export function appointedNotice(post: Post, by: string): string {
  const next = post.role === 'contact' ? '把稿件直接发给我就是投稿。' : '';
  return `您已由${by}任命为${postText(post)}。${next}发“帮助”看可以说什么。`;
}

export function dismissed(posts: Post[]): string {
  return `${nameOf(posts)}不再是${rolesText(posts)}。${isContact(posts) ? '来稿都保留，照常处理。' : ''}`;
}

export function dismissedNotice(posts: Post[], by: string): string {
  const next = isContact(posts) ? '已经投的来稿照常处理，有了结果仍会告诉您。' : '';
  return `您不再是${rolesText(posts)}（由${by}免去）。${next}`;
}

/** To the admins, or to the editors where no admin is left. */
export function leftNotice(posts: Post[], lost: readonly Need[]): string {
  const kept = isContact(posts) ? '来稿都保留，照常处理。' : '';
  return lines(
    `${nameOf(posts)}（账号 ${posts[0]?.person.userid ?? ''}）已离开企业微信，不再是${rolesText(posts)}。${kept}`,
    ...lost.map((why) => lostTexts[why]),
  );
}

const lostTexts: Record<Need, string> = {
  'last-admin': '现在一位管理员也没有了：请在 desk.yaml 的 admins 里另写一位，再重新启动。',
  'last-signer': '现在没有可以签发的编辑了：请管理员发“任命 编辑 账号 姓名 签发”。',
};

function postText(post: Post): string {
  if (post.role === 'contact') return `${post.person.unit}的通讯员`;
  if (post.role === 'admin') return roleWords.admin;
  return `${roleWords.editor}，${post.person.maySignOff ? '可以签发' : '没有签发权'}`;
}

function rolesText(posts: Post[]): string {
  return posts.map(({ role }) => roleWords[role]).join('、');
}

function nameOf([post]: Post[]): string {
  return post ? (post.person.name ?? post.person.userid) : '';
}

function isContact(posts: Post[]): boolean {
  return posts.some(({ role }) => role === 'contact');
}
