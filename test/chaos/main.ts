import { parseArgs } from 'node:util';
import { runChaos } from './chaos';

/** `npm run chaos`, perhaps with `-- --minutes M --seed N`: as many runs as fit; ends with 1 where anything is wrong. */
async function main(): Promise<number> {
  const options = { minutes: { type: 'string' }, seed: { type: 'string' } } as const;
  const { minutes, seed: wanted } = parseArgs({ options }).values;
  const seed = Number(wanted ?? Date.now() % 1_000_000);
  const endsAt = Date.now() + Number(minutes ?? 10) * 60_000;
  const show = (line: string): void => void process.stdout.write(`${line}\n`);
  show(`chaos, seed ${seed}`);
  const { totals } = await runChaos({ seed, goesOn: (begun) => begun === 0 || Date.now() < endsAt, show });
  return totals.lost + totals.doubled + totals.disordered + totals.wrong > 0 ? 1 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
