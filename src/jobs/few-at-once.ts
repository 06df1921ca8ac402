/** Where so many are at work already it does nothing and gives null. */
export function fewAtOnce(most: number) {
  let atWork = 0;
  return async <Done>(work: () => Promise<Done>): Promise<Done | null> => {
    if (atWork >= most) return null;
    atWork += 1;
    try {
      return await work();
    } finally {
      atWork -= 1;
    }
  };
}
