export type Range = { start: number; end: number; label: string };

/** One `bytes=a-b` of a Range header, `b` included; null when there is none that makes sense. */
export function readRange(header: string | undefined, size: number): Range | null {
  const found = /^bytes=(\d+)-(\d*)$/.exec(header ?? '');
  if (!found) return null;
  const start = Number(found[1]);
  const end = found[2] ? Math.min(Number(found[2]), size - 1) : size - 1;
  return start > end ? null : { start, end, label: `bytes ${start}-${end}/${size}` };
}
