/** All of them, in another order in each round: rotated, and turned round in every other round. */
export function inTurn<One>(all: readonly One[], round: number): One[] {
  const from = round % all.length;
  const rotated = [...all.slice(from), ...all.slice(0, from)];
  return round % 2 === 0 ? rotated : rotated.reverse();
}
