import { setTimeout as sleep } from 'node:timers/promises';
import { randomFrom } from '../support/random';
import { until } from '../crash/people';
import { buildBot, type Built } from './build-bot';
import { prepareIssue, type Prepared } from './prepare';
import { inHouse, settle, signOff, type Stage } from './run';
import { groups } from './cast';
import type { Tally } from './compare';
import type { Role } from './house';

const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
const random = randomFrom(seed);
let built: Built;
let prepared: Prepared;

beforeAll(async () => {
  process.stdout.write(`stop test, CHAOS_SEED=${seed}\n`);
  built = buildBot();
  prepared = await prepareIssue(built.main);
}, 120_000);

afterAll(() => {
  prepared.remove();
  built.remove();
});

const complete = { parts: 14, sent: 14, uncertain: 0, refused: 0, lost: 0, doubled: 0, disordered: 0 };
const whole = { ...complete, faults: [] };
/** A supervisor kills what has not ended by then. */
const patienceMs = 10_000;

test('ten stops of the worker in the midst of dispatches leave every group complete', async () => {
  const stopOnce = async (index: number) => {
    const only: Record<string, Role> = index % 2 === 0 ? { bot: 'all' } : { web: 'web', bot: 'worker' };
    const { tally, tookMs } = await dispatch(only, (stage) => stopAndStart(stage, 'bot'));
    expect({ index, ...tally }).toEqual({ index, ...whole });
    expect(tookMs).toBeLessThan(patienceMs);
  };
  for (let index = 0; index < 10; index += 2) await Promise.all([stopOnce(index), stopOnce(index + 1)]);
}, 300_000);

test('a rolling restart of two workers in the midst of a dispatch is not seen in the groups', async () => {
  const roles: Record<string, Role> = { web: 'web', first: 'worker', second: 'worker' };
  const { tally } = await dispatch(roles, async (stage) => {
    await stopAndStart(stage, 'first');
    return stopAndStart(stage, 'second');
  });
  expect(tally).toEqual(whole);
}, 60_000);

test('a stop waits for the parts in flight and begins no other', async () => {
  await inHouse({ prepared, roles: { web: 'web', bot: 'worker' } }, async (stage) => {
    const { platform, house } = stage;
    platform.fault({ path: post, times: 100, delayMs: 1500, after: true });
    const begun = () => platform.calls.filter(({ path }) => path === post).length;
    await signOff(stage.people);
    await until(() => begun() === groups.length, 'a part of every group');
    await house.residents.get('bot')?.stop('SIGTERM');
    expect(begun()).toBe(groups.length);
    house.residents.get('bot')?.start();
    expect(await settle(stage)).toEqual(whole);
  });
}, 60_000);

const post = '/cgi-bin/webhook/send';

const slow = (latencyMs: number) => ({ seed, rate: 0, paths: [post], latencyMs });

/** Signs off, and stops once something stands in a group and something is still to come. */
async function dispatch(
  roles: Record<string, Role>,
  stop: (stage: Stage) => Promise<number>,
): Promise<{ tally: Tally; tookMs: number }> {
  return inHouse({ prepared, roles }, async (stage) => {
    stage.platform.seedFaults(slow(1500));
    await signOff(stage.people);
    const posted = () => groups.reduce((sum, { name }) => sum + stage.platform.posts(name).length, 0);
    await until(() => posted() > 0, 'the first part');
    await sleep(random() * 500);
    const before = posted();
    const tookMs = await stop(stage);
    const tally = await settle(stage);
    expect(before).toBeLessThan(14);
    return { tally, tookMs };
  });
}

/** Gives how long it took to stop; comes back once it runs again. */
async function stopAndStart({ house }: Stage, name: string): Promise<number> {
  const before = house.starts(name);
  const tookMs = (await house.residents.get(name)?.restart('SIGTERM', 0)) ?? 0;
  await until(() => house.starts(name) > before, `${name} runs again`);
  return tookMs;
}
