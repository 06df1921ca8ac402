import type { Speaker } from './roles';

/** One person may hold several; everybody who writes to the bot is at least a stranger to it. */
export type Role = (typeof roles)[number];

export const roles = ['stranger', 'contact', 'editor', 'signer', 'admin'] as const;

type Row = readonly [stranger: boolean, contact: boolean, editor: boolean, signer: boolean, admin: boolean];

const [y, n] = [true, false];

/** Who may say what: every command has its row, and what a card does is the command's right. */
// prettier-ignore
export const rights = {
  //        stranger contact editor signer admin
  帮助:     [y,      y,      y,     y,     y],
  登记:     [y,      y,      y,     y,     y],
  投稿:     [n,      y,      n,     n,     n],
  长稿:     [n,      y,      n,     n,     n],
  完稿:     [n,      y,      n,     n,     n],
  改稿:     [n,      y,      n,     n,     n],
  撤稿:     [n,      y,      n,     n,     n],
  我的来稿: [n,      y,      n,     n,     n],
  来稿:     [n,      y,      n,     n,     n],
  待审:     [n,      n,      y,     y,     n],
  看:       [n,      n,      y,     y,     n],
  经过:     [n,      n,      y,     y,     n],
  采用:     [n,      n,      y,     y,     n],
  退改:     [n,      n,      y,     y,     n],
  退稿:     [n,      n,      y,     y,     n],
  撤销:     [n,      n,      y,     y,     n],
  改题:     [n,      n,      y,     y,     n],
  改文:     [n,      n,      y,     y,     n],
  署名:     [n,      n,      y,     y,     n],
  图说:     [n,      n,      y,     y,     n],
  栏目:     [n,      n,      y,     y,     n],
  替换:     [n,      n,      y,     y,     n],
  合并:     [n,      n,      y,     y,     n],
  本期:     [n,      n,      y,     y,     n],
  排序:     [n,      n,      y,     y,     n],
  移出:     [n,      n,      y,     y,     n],
  下期:     [n,      n,      y,     y,     n],
  期号:     [n,      n,      y,     y,     n],
  刊期:     [n,      n,      y,     y,     n],
  印发:     [n,      n,      y,     y,     n],
  预览:     [n,      n,      y,     y,     n],
  截稿:     [n,      n,      y,     y,     n],
  开稿:     [n,      n,      y,     y,     n],
  签发:     [n,      n,      n,     y,     n],
  定时签发: [n,      n,      n,     y,     n],
  取消定时: [n,      n,      n,     y,     n],
  快讯:     [n,      n,      y,     y,     n],
  推送:     [n,      n,      y,     y,     n],
  停发:     [n,      n,      y,     y,     n],
  续发:     [n,      n,      y,     y,     n],
  取消:     [n,      n,      y,     y,     n],
  补发:     [n,      n,      y,     y,     n],
  已达:     [n,      n,      y,     y,     n],
  更正:     [n,      n,      y,     y,     n],
  查:       [n,      y,      y,     y,     n],
  导入:     [n,      n,      n,     n,     y],
  同意:     [n,      n,      n,     n,     y],
  拒绝:     [n,      n,      n,     n,     y],
  单位:     [n,      n,      n,     n,     y],
  人员:     [n,      n,      n,     n,     y],
  群:       [n,      n,      n,     n,     y],
  加群:     [n,      n,      n,     n,     y],
  建群:     [n,      n,      n,     n,     y],
  停群:     [n,      n,      n,     n,     y],
  启群:     [n,      n,      n,     n,     y],
  任命:     [n,      n,      n,     n,     y],
  免去:     [n,      n,      n,     n,     y],
} as const satisfies Record<string, Row>;

export type CommandWord = keyof typeof rights;

export function rolesOf({ contact, editor, isAdmin }: Speaker): Role[] {
  const held: Record<Role, boolean> = {
    stranger: true,
    contact: contact !== null,
    editor: editor !== null,
    signer: editor?.maySignOff === true,
    admin: isAdmin,
  };
  return roles.filter((role) => held[role]);
}

export function mayUse(speaker: Speaker, word: CommandWord): boolean {
  return rolesOf(speaker).some((role) => mayRole(role, word));
}

export function mayRole(role: Role, word: CommandWord): boolean {
  return rights[word][roles.indexOf(role)] ?? false;
}
