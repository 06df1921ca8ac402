/** Says how each bar was met; the command fails where one was missed. */
export function openBars() {
  const lines: string[] = [];
  const say = (bar: string, found: string, held: boolean) => {
    lines.push(`${bar} ${found} ${held ? 'held' : 'missed'}`);
    if (!held) process.exitCode = 1;
  };
  return {
    atLeast: (bar: string, value: number, least: number, unit = '') => {
      say(bar, `${value.toFixed(2)}${unit} ≥ ${least}${unit}`, value >= least);
    },
    atMost: (bar: string, value: number, most: number, unit = '') => {
      say(bar, `${value.toFixed(2)}${unit} ≤ ${most}${unit}`, value <= most);
    },
    is: (bar: string, what: string, held: boolean) => {
      say(bar, what, held);
    },
    print: () => {
      process.stdout.write(`\n${lines.join('\n')}\n`);
    },
  };
}

export type Bars = ReturnType<typeof openBars>;
