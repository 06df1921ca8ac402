import type { DeskConfig, Unit } from '../../desk/desk-config';
import { lines } from '../lines';

type Desk = Pick<DeskConfig, 'units' | 'contacts'>;

/** 单位: all of them. */
export function unitList({ units, contacts }: Desk): string {
  const each = units.map((unit) => {
    const count = contacts.filter((contact) => contact.unit === unit.name).length;
    return `${unit.name}${classOf(unit)}：${count > 0 ? `通讯员 ${count} 位` : '还没有通讯员'}`;
  });
  return lines(
    `单位 ${units.length} 个：`,
    ...each,
    '发“单位 名称”看一个，发“单位 增加 名称 别名、别名”增加。',
  );
}

/** 单位 名称 */
export function oneUnit(unit: Unit, { contacts }: Desk): string {
  const hers = contacts.filter((contact) => contact.unit === unit.name);
  const names = hers.map(({ name, userid }) => `${name}（${userid}）`);
  return lines(
    `${unit.name}${classOf(unit)}`,
    `别名：${unit.aliases.length > 0 ? unit.aliases.join('、') : '没有'}`,
    `通讯员：${names.length > 0 ? names.join('、') : '还没有'}`,
    hers.length === 0 && `请本人发“登记 ${unit.name} 姓名”，或发“任命 通讯员 账号 ${unit.name} 姓名”。`,
  );
}

export function unitAdded({ name, aliases }: Unit): string {
  const also = aliases.length > 0 ? `，别名 ${aliases.join('、')}` : '';
  return `已增加单位“${name}”${also}。通讯员可以发“登记 ${name} 姓名”。`;
}

function classOf({ class: kind }: Unit): string {
  return kind === undefined ? '' : `（${kind}）`;
}
