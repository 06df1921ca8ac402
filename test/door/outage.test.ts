import { setTimeout as sleep } from 'node:timers/promises';
import { newCallback, newId } from '../../bench/callbacks';
import { openTestDoor } from './open-door';

let door: Awaited<ReturnType<typeof openTestDoor>>;
beforeEach(async () => {
  door = await openTestDoor();
});
afterEach(() => door.close());

test('while Redis hangs every callback is refused within a second, and not stored when it goes on', async () => {
  const before = newId();
  await door.post(newCallback(before));
  door.redis.signal('SIGSTOP');
  const answers = await Promise.all(
    [0, 100, 400, 700, 880].map(async (waitMs) => {
      await sleep(waitMs);
      return door.post(newCallback());
    }),
  );
  await sleep(1000);
  door.redis.signal('SIGCONT');
  for (const { status, tookMs } of answers) {
    expect(status).toBe(503);
    expect(tookMs).toBeLessThan(1000);
  }
  await sleep(300);
  expect(await door.stored()).toEqual([before]);
});

test('a Redis that is known to hang costs the next callback no waiting', async () => {
  door.redis.signal('SIGSTOP');
  await door.post(newCallback());
  const { status, tookMs } = await door.post(newCallback());
  expect(status).toBe(503);
  expect(tookMs).toBeLessThan(300);
});

test('a Redis that goes on is used at once', async () => {
  door.redis.signal('SIGSTOP');
  await door.post(newCallback());
  await sleep(1500);
  door.redis.signal('SIGCONT');
  expect(await firstAcceptedAfterMs()).toBeLessThan(1000);
});

test('a callback that Redis reads in time is stored and acknowledged, though it hung meanwhile', async () => {
  door.redis.signal('SIGSTOP');
  const id = newId();
  const answer = door.post(newCallback(id));
  await sleep(300);
  door.redis.signal('SIGCONT');
  expect((await answer).status).toBe(200);
  expect(await door.stored()).toEqual([id]);
});

test('a Redis that was killed is used within a second of its return, its scripts forgotten and its streams kept', async () => {
  const before = newId();
  await door.post(newCallback(before));
  await door.redis.kill();
  for (let tries = 0; tries < 2; tries += 1) {
    const { status, tookMs } = await door.post(newCallback());
    expect(status).toBe(503);
    expect(tookMs).toBeLessThan(300);
  }
  await sleep(1500);
  await door.redis.restart();
  expect(await firstAcceptedAfterMs()).toBeLessThan(1000);
  const [first, second, ...more] = await door.stored();
  expect([first, typeof second, more]).toEqual([before, 'string', []]);
});

test('a repeat of what was stored before Redis was killed is known', async () => {
  const id = newId();
  await door.post(newCallback(id));
  await door.redis.kill();
  await door.redis.restart();
  await firstAcceptedAfterMs();
  expect((await door.post(newCallback(id))).status).toBe(200);
  expect((await door.stored()).filter((stored) => stored === id)).toEqual([id]);
});

test('a Redis that refuses to write is named in the log once, without the message', async () => {
  await door.redis.client.config('SET', 'maxmemory', '1');
  const answers = await Promise.all([1, 2, 3].map(() => door.post(newCallback())));
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
  expect(door.logged.map((line) => line.includes('a callback could not be stored'))).toEqual([true]);
  expect(door.logged.join('')).toContain('OOM');
  expect(door.logged.join('')).not.toContain('夜校');
});

/** Asks until a callback is accepted. */
async function firstAcceptedAfterMs(): Promise<number> {
  const begunAt = performance.now();
  while ((await door.post(newCallback())).status !== 200) await sleep(10);
  return performance.now() - begunAt;
}
