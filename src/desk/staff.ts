import type { Admin, Contact, DeskConfig, Editor, Unit } from './desk-config';

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
};

export const noStaff: Staff = { schema: 1, contacts: {}, editors: {}, admins: {}, units: [] };

/** The desk as it is now: the file, and over it what was changed by command. */
export function withStaff(desk: DeskConfig, staff: Staff): DeskConfig {
  return {
    ...desk,
    contacts: over(desk.contacts, staff.contacts),
    editors: over(desk.editors, staff.editors),
    admins: over(desk.admins, staff.admins),
    units: [
      ...desk.units.filter(({ name }) => !staff.units.some((unit) => unit.name === name)),
      ...staff.units,
    ],
  };
}

function over<Person extends { userid: string }>(
  written: readonly Person[],
  changed: Record<string, Person | null>,
): Person[] {
  const kept = written.filter(({ userid }) => !(userid in changed));
  return [...kept, ...Object.values(changed).filter((person) => person !== null)];
}
