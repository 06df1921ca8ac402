import { prepare } from './callbacks';
import { closedLoop, type Round } from './closed-loop';
import { cpuMicros, rssMb } from './figures';
import type { BenchRedis } from './redis';
import type { Server } from './start-server';
import { inTurn } from './turns';

/** A server with the Redis behind it, which is emptied before each of its rounds. */
export type Contender = { server: Server; redis?: BenchRedis };

export type Measured = Round & { cpuPerRequest: number; rssMb: number };

const warmUp = 5000;

/** Every contender once per round, each time in another order; the results stand in the order of `contenders`. */
export async function playRounds(
  contenders: readonly Contender[],
  { rounds, requests }: { rounds: number; requests: number },
): Promise<Measured[][]> {
  const results = contenders.map((): Measured[] => []);
  for (const contender of contenders) await measure(contender, warmUp);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, contender] of inTurn([...contenders.entries()], round))
      results[index]?.push(await measure(contender, requests));
  return results;
}

async function measure({ server, redis }: Contender, count: number): Promise<Measured> {
  await redis?.empty();
  return measureWith(server, prepare(count), 200);
}

/** Fails where anything else than the expected status was answered: it would be another measurement. */
export async function measureWith(server: Server, requests: Buffer[], expected: number): Promise<Measured> {
  const before = cpuMicros(server.pid);
  const round = await closedLoop(server.port, requests);
  const cpuPerRequest = (cpuMicros(server.pid) - before) / requests.length;
  if (round.statuses.get(expected) !== requests.length)
    throw new Error(`${server.name} answered ${JSON.stringify([...round.statuses])}, not ${expected}`);
  return { ...round, cpuPerRequest, rssMb: rssMb(server.pid) };
}
