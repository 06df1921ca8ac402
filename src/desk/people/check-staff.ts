import { needs, type Need } from './appoint';
import type { DeskConfig, Unit } from '../desk-config';
import { findUnit } from './find-unit';
import { withStaff, type Staff } from './staff';

/**
 * What was changed by command and no longer fits desk.yaml, a Chinese sentence each, which says what to write there.
 * Commands cannot mend it: the process does not start.
 */
export function checkStaff(staff: Staff, written: DeskConfig): string[] {
  const desk = withStaff(written, staff);
  return [
    ...staff.units.flatMap((unit) => checkUnit(unit, written.units)),
    ...checkContacts(desk),
    ...needs.filter(({ isMet }) => !isMet(desk)).map(({ why }) => missing[why]),
  ];
}

function checkUnit(unit: Unit, written: readonly Unit[]): string[] {
  const twins = [unit.name, ...unit.aliases].flatMap((called) => {
    const twin = findUnit(called, written).unit;
    return twin ? [sayTwin(unit.name, called, twin.name)] : [];
  });
  return twins.slice(0, 1);
}

function sayTwin(name: string, called: string, twin: string): string {
  if (name === twin)
    return `单位“${name}”已经用指令增加过，请从 desk.yaml 的 units 里删去这一条（通讯员照旧写它的名称）`;
  return `desk.yaml 的单位“${twin}”与用指令增加的“${name}”都叫“${called}”，请在 desk.yaml 里改掉这个名称或别名`;
}

function checkContacts({ contacts, units }: DeskConfig): string[] {
  return contacts
    .filter(({ unit }) => !findUnit(unit, units).unit)
    .map(
      ({ name, userid, unit }) =>
        `用指令登记的通讯员${name}（账号 ${userid}）属于“${unit}”，desk.yaml 里已经没有这个单位，请写回 units，或写作另一个单位的别名`,
    );
}

const missing: Record<Need, string> = {
  'last-admin': 'desk.yaml 里的管理员都已经用指令免去或离开，请在 admins 里另写一位',
  'last-signer':
    'desk.yaml 里可以签发的编辑都已经用指令免去或离开，请在 editors 里另写一位 maySignOff: true 的',
};
