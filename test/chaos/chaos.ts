import { buildBot } from './build-bot';
import { planRun, type Victim } from './plan';
import { prepareIssue, type Prepared } from './prepare';
import { runPlan, type Result } from './run';

export type Totals = Record<(typeof counts)[number], number> & { runs: number; wrong: number };

const counts = ['parts', 'sent', 'uncertain', 'refused', 'lost', 'doubled', 'disordered'] as const;

type Chaos = {
  seed: number;
  /** Whether another run is to begin; asked with how many have begun. */
  goesOn: (begun: number) => boolean;
  show: (line: string) => void;
};

/** Most of a run is waiting. */
const lanes = 3;

/** As many runs as are wanted; a line for each, and the totals. */
export async function runChaos({
  seed,
  goesOn,
  show,
}: Chaos): Promise<{ totals: Totals; results: Result[] }> {
  const built = buildBot();
  const prepared = await prepareIssue(built.main);
  const results: Result[] = [];
  const next = { index: 0 };
  const lane = async () => {
    while (goesOn(next.index)) results.push(await shown(seed, next.index++, { prepared, show }));
  };
  await Promise.all(Array.from({ length: lanes }, lane)).finally(() => {
    prepared.remove();
    built.remove();
  });
  const totals = totalsOf(results);
  show(`total ${totals.runs} runs: ${words(totals)}, wrong otherwise ${totals.wrong}`);
  return { totals, results };
}

type Showing = { prepared: Prepared; show: (line: string) => void };

async function shown(seed: number, index: number, { prepared, show }: Showing): Promise<Result> {
  const result = await runPlan(planRun(seed, index), prepared);
  show(lineOf(index, result));
  for (const fault of result.faults) show(`  run ${index}: ${fault}`);
  return result;
}

function lineOf(index: number, { plan, falls, injected, settledMs, tookMs, ...result }: Result): string {
  const killed = (victim: Victim) => plan.kills.filter((kill) => kill.victim === victim).length;
  const kills = `killed web ${killed('web')} worker ${killed('worker')} redis ${killed('redis')}`;
  const about = [
    kills,
    `faults ${injected}`,
    words(result),
    `settled ${seconds(settledMs)} after the last kill, ${seconds(tookMs)}`,
  ];
  return [`run ${index}`, ...about, ...(falls > 0 ? [`ended by itself ${falls}`] : [])].join(' | ');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function words(counted: Record<(typeof counts)[number], number>): string {
  return counts.map((name) => `${name} ${counted[name]}`).join(', ');
}

function totalsOf(results: Result[]): Totals {
  const sums = Object.fromEntries(
    counts.map((name) => [name, results.reduce((sum, result) => sum + result[name], 0)]),
  ) as Record<(typeof counts)[number], number>;
  const blamed = sums.lost + sums.doubled + sums.disordered;
  const faults = results.reduce((sum, result) => sum + result.faults.length, 0);
  return { ...sums, runs: results.length, wrong: faults - blamed };
}
