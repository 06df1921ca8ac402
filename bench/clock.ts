/** Milliseconds since 1970 with their fractions, the same in every process of this machine. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}
