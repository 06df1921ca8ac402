import type { Bulletin } from '../bulletin';

type Frozen = {
  /** As it was signed off, for one group or another; that of the archive, if it is there, last. */
  bulletins: readonly Bulletin[];
  /** Names of columns in the order of the desk. */
  order: readonly string[];
};

/**
 * What a group that came after the sign-off gets of an issue: its columns, or all, exactly as they were frozen. Null
 * where none of them was printed.
 */
export function lateBulletin(wanted: readonly string[] | undefined, frozen: Frozen): Bulletin | null {
  const [first] = frozen.bulletins;
  const columns = allColumns(frozen).filter(({ name }) => wanted?.includes(name) ?? true);
  return first && columns.length > 0 ? { ...first, columns } : null;
}

/** Where no group has got every column, they stand in the order of the desk. */
function allColumns({ bulletins, order }: Frozen): Bulletin['columns'] {
  const all = bulletins.flatMap(({ columns }) => columns);
  const once = all.filter(({ name }, at) => all.findIndex((one) => one.name === name) === at);
  const whole = bulletins.find(({ columns }) => columns.length === once.length);
  return whole?.columns ?? once.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}
