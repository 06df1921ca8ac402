import type { Standing } from './appoint';
import type { Unit } from '../desk-config';
import { findUnit } from './find-unit';
import { plainName } from './plain-name';
import type { Ruled } from '../refusal';
import type { Staff } from './staff';

/** 单位 增加: none of its names may be another unit's already. */
export function addUnit(
  { name, aliases }: Unit,
  { desk, staff }: Standing,
): Ruled<{ staff: Staff; unit: Unit }> {
  const taken = [name, ...aliases].flatMap((called) => {
    const { unit } = findUnit(called, desk.units);
    return unit ? [{ called, unit: unit.name }] : [];
  });
  if (taken[0]) return { ok: false, why: 'unit-taken', ...taken[0] };
  const [, ...others] = withoutTwins([name, ...aliases]);
  const unit = { name, aliases: others };
  return { ok: true, unit, staff: { ...staff, units: [...staff.units, unit] } };
}

function withoutTwins(names: string[]): string[] {
  const plain = names.map(plainName);
  return names.filter((_, index) => plain.indexOf(plain[index] ?? '') === index);
}
