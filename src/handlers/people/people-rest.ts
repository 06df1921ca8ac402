import type { StaffRole } from '../../desk/people/staff';
import type { Reads, Rest } from '../rest';

/** Longer words are no name: a contact has begun a text with the command's word. */
const longestName = 20;
const longestUnit = 40;

export type Registering = { unit: string; name: string };

/** `单位 姓名`: the last word is the name, all before it the unit. */
export const unitAndName: Reads<Registering> = (rest) => {
  const words = wordsOf(rest);
  const unit = words.slice(0, -1).join('');
  const name = words.at(-1) ?? '';
  return unit !== '' && unit.length <= longestUnit && name.length <= longestName ? { unit, name } : null;
};

/** `3`, `登记 3`, or nothing where only one waits. */
export const perhapsNumber: Reads<{ number: number | null }> = ({ plain }) => {
  const found = /^\s*(?:登记)?\s*#?(\d{1,6})?\s*$/u.exec(plain);
  return found ? { number: numberIn(found) } : null;
};

/** The same and perhaps the whole rest of the message. */
export const perhapsNumberAndText: Reads<{ number: number | null; text: string }> = ({ plain, said }) => {
  const found = /^(?:\s*(?:登记)?\s*#?(\d{1,6})(?!\d)[\s:,、]*|[\s:,、]+|$)/u.exec(plain);
  return found ? { number: numberIn(found), text: said(found[0].length).trim() } : null;
};

function numberIn([, digits]: RegExpExecArray): number | null {
  return digits === undefined ? null : Number(digits);
}

export type UnitAsked =
  { does: 'list' } | { does: 'show'; name: string } | { does: 'add'; name: string; aliases: string[] };

/** Nothing, a unit's name, or `增加 名称 别名、别名`; no sentence. */
export const unitAsked: Reads<UnitAsked> = (rest) => {
  if (rest.plain.trim() === '') return { does: 'list' };
  const [first, ...words] = wordsOf(rest);
  if (first !== '增加' && /\S[,。!?;:]\S/u.test(rest.plain)) return null;
  if (first === undefined || wordsOf(rest).some((word) => word.length > longestUnit)) return null;
  if (first !== '增加') return { does: 'show', name: [first, ...words].join('') };
  const [name, ...aliases] = words;
  return name === undefined ? null : { does: 'add', name, aliases };
};

const roleOf: Record<string, StaffRole> = { 通讯员: 'contact', 编辑: 'editor', 管理员: 'admin' };

/** What follows the role's word, and whether the right to sign off is given. */
export type Appointing = { role: StaffRole; who: string; words: string[]; maySignOff: boolean };

/** `编辑 账号 姓名 签发`, `管理员 账号 姓名`, `通讯员 账号 单位 姓名`. */
export const roleAndWords: Reads<Appointing> = (rest) => {
  const [first = '', who, ...others] = wordsOf(rest);
  const role = roleOf[first];
  if (!role || who === undefined || others.some((word) => word.length > longestUnit)) return null;
  const maySignOff = role === 'editor' && others.at(-1) === '签发';
  return { role, who, words: maySignOff ? others.slice(0, -1) : others, maySignOff };
};

/** `账号或姓名`, perhaps behind the one role that is meant. */
export const whoAndPerhapsRole: Reads<{ who: string; role: StaffRole | null }> = (rest) => {
  const words = wordsOf(rest);
  const role = words.length > 1 ? (roleOf[words[0] ?? ''] ?? null) : null;
  const [who, ...others] = role ? words.slice(1) : words;
  return who !== undefined && who.length <= longestAccount && others.length === 0 ? { who, role } : null;
};

/** [90195] */
const longestAccount = 64;

/** Set off from the command's word, or else that is the beginning of a sentence. */
function wordsOf({ plain, said }: Rest): string[] {
  if (!/^[\s:]/u.test(plain)) return [];
  return said(0)
    .split(/[\s,，、:：;；]+/u)
    .filter((word) => word !== '');
}
