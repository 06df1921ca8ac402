/** Joins what there is; `false` leaves a line out. */
export function lines(...all: (string | false)[]): string {
  return all.filter((one) => one !== false).join('\n');
}
