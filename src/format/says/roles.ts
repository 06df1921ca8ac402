import { rights, roles, type CommandWord, type Role } from '../../desk/rights';
import type { StaffRole } from '../../desk/people/staff';

export const roleWords: Record<StaffRole, string> = { contact: '通讯员', editor: '编辑', admin: '管理员' };

/** Those whose command it is: 编辑, 通讯员和编辑. */
export function whoseCommand(word: CommandWord): string {
  const may = roles.filter((role, index) => rights[word][index] === true && !isImplied(role, word));
  return may.map((role) => holders[role]).join('和');
}

const holders: Record<Role, string> = { ...roleWords, stranger: '任何人', signer: '有签发权的编辑' };

/** Who may sign off is an editor anyway. */
function isImplied(role: Role, word: CommandWord): boolean {
  return role === 'signer' && rights[word][roles.indexOf('editor')] === true;
}
