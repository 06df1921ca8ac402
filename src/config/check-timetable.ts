import type { Mistake } from './mistake';
import { nearest } from './nearest';
import { timetableParts } from './timetable-shape';

/**
 * The timetable may hold what a later version reads, or what was written for another desk: only a key that is
 * nearly one of ours is a mistake.
 */
export function checkTimetable(raw: unknown): Mistake[] {
  const known = Object.keys(timetableParts);
  const strangers = keysOf((raw as { timetable?: unknown } | null)?.timetable).filter(
    (key) => !known.includes(key),
  );
  return strangers.flatMap((key) => {
    const meant = nearest(key, known);
    return meant === null
      ? []
      : [{ path: ['timetable', key], text: `没有这一项，是不是 “${meant}”？不是就请换一个名称` }];
  });
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
