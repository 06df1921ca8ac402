import type { Admin, Contact, DeskConfig, Editor, Unit } from '../desk-config';
import { findUnit } from './find-unit';

/**
 * Who was registered, appointed or dismissed by command. It wins over desk.yaml: null stands for a person of the
 * file who was dismissed. Keys are userids.
 */
export type Staff = {
  schema: 1;
  contacts: Record<string, Contact | null>;
  editors: Record<string, Editor | null>;
  admins: Record<string, Admin | null>;
  /** Units added by command, by name. */
  units: Unit[];
  /** Names of those who were dismissed or have left: what they did is still told with their names. */
  former: Record<string, string>;
};

/** What a person can be appointed to and dismissed from. */
export type StaffRole = 'contact' | 'editor' | 'admin';

export const noStaff: Staff = { schema: 1, contacts: {}, editors: {}, admins: {}, units: [], former: {} };

/** The desk as it is now: the file, and over it what was changed by command. */
export function withStaff(desk: DeskConfig, staff: Staff): DeskConfig {
  const units = [
    ...desk.units.filter(({ name }) => !staff.units.some((unit) => unit.name === name)),
    ...staff.units,
  ];
  return {
    ...desk,
    contacts: over(desk.contacts, staff.contacts).map((contact) => ofUnit(contact, units)),
    editors: over(desk.editors, staff.editors),
    admins: over(desk.admins, staff.admins),
    units,
  };
}

/** Everybody whom the desk can name, former people first, so that those of today are named as they are called now. */
export function namedPeople(
  desk: Pick<DeskConfig, 'contacts' | 'editors' | 'admins'>,
  { former }: Staff,
): Pick<DeskConfig, 'contacts' | 'editors' | 'admins'> {
  const gone = Object.entries(former).map(([userid, name]) => ({ userid, name }));
  return { ...desk, admins: [...gone, ...desk.admins] };
}

/** A unit that was renamed in desk.yaml bears its old name as an alias. */
function ofUnit(contact: Contact, units: readonly Unit[]): Contact {
  if (units.some(({ name }) => name === contact.unit)) return contact;
  return { ...contact, unit: findUnit(contact.unit, units).unit?.name ?? contact.unit };
}

function over<Person extends { userid: string }>(
  written: readonly Person[],
  changed: Record<string, Person | null>,
): Person[] {
  const kept = written.filter(({ userid }) => !(userid in changed));
  return [...kept, ...Object.values(changed).filter((person) => person !== null)];
}
