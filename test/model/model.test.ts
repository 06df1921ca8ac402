import * as fc from 'fast-check';
import { openTestStore, type TestStore } from '../store/open-test-store';
import { play } from './interleaving';
import { openNewsroom } from './newsroom';
import { interleavings, type Round } from './operations';

/** `MODEL_RUNS=20000 MODEL_SEED=…`: how many interleavings, and those of which seed. */
const runs = Number(process.env['MODEL_RUNS'] ?? 1000);
const seed = Number(process.env['MODEL_SEED'] ?? Date.now() % 2 ** 31);

/** While one waits for Redis, another goes on. */
const lanes = 4;

let redis: TestStore;
beforeAll(async () => {
  redis = await openTestStore();
  await redis.client.config('SET', 'appendonly', 'no');
});
afterAll(() => redis.close());

test('whatever contacts and editors do at once, the desk does what its states allow', async () => {
  process.stdout.write(`${runs} interleavings, MODEL_SEED=${seed}\n`);
  const failures = await Promise.all(Array.from({ length: lanes }, (_, lane) => drive(lane)));
  const found = failures[failing ?? 0];
  if (found) throw new Error(found);
}, 3_600_000);

let failing: number | null = null;

async function drive(lane: number): Promise<string | null> {
  const property = fc.asyncProperty(interleavings(), async (rounds) => {
    if (failing === null || failing === lane) await playOnce(rounds, lane);
  });
  const { failed, numRuns, numShrinks, errorInstance } = await fc.check(property, {
    seed: seed + lane * 1_000_003,
    numRuns: Math.ceil(runs / lanes),
    unbiased: true,
  });
  if (!failed) return null;
  const said = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `MODEL_SEED=${seed}, after ${numRuns} interleavings, shortened ${numShrinks} times:\n${said}`;
}

async function playOnce(rounds: Round[], lane: number): Promise<void> {
  const newsroom = openNewsroom(redis.open(), redis.client);
  try {
    await play(rounds, newsroom);
  } catch (error) {
    failing ??= lane;
    throw error;
  } finally {
    await newsroom.leave();
  }
}
