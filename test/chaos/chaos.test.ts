import { runChaos } from './chaos';

const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
const runs = 20;

test('twenty dispatches under kills and faults lose nothing, double nothing, and hide no doubt', async () => {
  const said: string[] = [];
  const show = (line: string): void => void said.push(line);
  const { totals } = await runChaos({ seed, goesOn: (begun) => begun < runs, show });
  process.stdout.write(`chaos test, CHAOS_SEED=${seed}\n${said.join('\n')}\n`);
  expect({ ...totals, parts: 0, sent: 0, uncertain: 0, refused: 0 }).toEqual({
    runs,
    ...{ parts: 0, sent: 0, uncertain: 0, refused: 0 },
    ...{ lost: 0, doubled: 0, disordered: 0, wrong: 0 },
  });
  expect(totals.parts).toBe(runs * 14);
}, 900_000);
