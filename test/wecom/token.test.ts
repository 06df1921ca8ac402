import { setTimeout as sleep } from 'node:timers/promises';
import { WecomRefused, WecomUnreachable } from '../../src/wecom/errors';
import { createTokenSource } from '../../src/wecom/token';
import { emptyShelf, openShelf } from './shelf-in-memory';

const minute = 60_000;
const life = 120 * minute;

/** A platform that gives T1, T2, …, or throws `fault`; and processes that share one shelf and one clock. */
function platform() {
  const world = {
    nowMs: 1_700_000_000_000,
    fetches: 0,
    lifeMs: life,
    fault: null as Error | null,
    shared: emptyShelf(),
  };
  const fetchToken = async () => {
    world.fetches += 1;
    const token = `T${world.fetches}`;
    await sleep(20);
    if (world.fault) throw world.fault;
    return { token, lifeMs: world.lifeMs };
  };
  const join = () =>
    createTokenSource({ shelf: openShelf(world.shared), fetchToken, now: () => world.nowMs });
  return { world, join };
}

function thousand<T>(ask: (which: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: 1000 }, (_, which) => ask(which)));
}

describe('a token', () => {
  it('is fetched once for a thousand calls in two processes', async () => {
    const { world, join } = platform();
    const sources = [join(), join()];
    const tokens = await thousand((which) => sources[which % 2]!.token());
    expect(new Set(tokens)).toEqual(new Set(['T1']));
    expect(world.fetches).toBe(1);
    expect(world.shared).toEqual({
      token: { token: 'T1', expiresAt: world.nowMs + life },
      refusal: null,
      heldBy: null,
    });
  });

  it('is taken from memory until five minutes before its end', async () => {
    const { world, join } = platform();
    const source = join();
    await source.token();
    world.shared.token = { token: 'unseen', expiresAt: world.nowMs + life };
    world.nowMs += life - 5 * minute - 1;
    expect(await source.token()).toBe('T1');
    world.nowMs += 1;
    world.shared.token = { token: 'T1', expiresAt: world.nowMs + 5 * minute };
    expect(await source.token()).toBe('T2');
    expect(world.fetches).toBe(2);
  });

  it('is taken from the shelf by a process that starts later, and kept as long', async () => {
    const { world, join } = platform();
    world.shared.token = { token: 'T0', expiresAt: world.nowMs + 6 * minute };
    const source = join();
    expect(await source.token()).toBe('T0');
    world.nowMs += minute - 1;
    world.shared.token = null;
    expect(await source.token()).toBe('T0');
    world.nowMs += 1;
    expect(await source.token()).toBe('T1');
  });

  it('is not taken from the shelf once it has expired', async () => {
    const { world, join } = platform();
    world.shared.token = { token: 'T0', expiresAt: world.nowMs };
    expect(await join().token()).toBe('T1');
  });

  it('is used in its last minutes while another process renews it', async () => {
    const { world, join } = platform();
    world.shared.token = { token: 'T0', expiresAt: world.nowMs + minute };
    const [first, second] = [join(), join()];
    const tokens = await Promise.all([first.token(), second.token()]);
    expect(new Set(tokens)).toEqual(new Set(['T0', 'T1']));
    expect(world.fetches).toBe(1);
    world.nowMs += 1000;
    expect(await Promise.all([first.token(), second.token()])).toEqual(['T1', 'T1']);
  });

  it('is used in its last minutes while the platform cannot give another', async () => {
    const { world, join } = platform();
    world.shared.token = { token: 'T0', expiresAt: world.nowMs + minute };
    const source = join();
    for (const fault of [
      new WecomUnreachable('gettoken', 'ECONNRESET', true),
      new WecomRefused('gettoken', -1, 'busy'),
      new WecomRefused('gettoken', 45009, 'freq'),
    ]) {
      world.fault = fault;
      expect(await source.token()).toBe('T0');
      expect(await source.token()).toBe('T0');
      world.nowMs += 10_000;
      expect(await source.token()).toBe('T0');
      world.nowMs -= 10_000 - 30_000;
      world.shared.token = { token: 'T0', expiresAt: world.nowMs + minute };
    }
    expect(world.fetches).toBe(3);
    expect(world.shared.heldBy).toBeNull();
  });

  it('that lives shorter than five minutes is not fetched for every call', async () => {
    const { world, join } = platform();
    world.lifeMs = 10_000;
    const [first, second] = [join(), join()];
    expect(await Promise.all([first.token(), second.token()])).toEqual(['T1', 'T1']);
    world.nowMs += 4_999;
    expect(await Promise.all([first.token(), second.token()])).toEqual(['T1', 'T1']);
    expect(world.fetches).toBe(1);
    world.nowMs += 1;
    expect(await first.token()).toBe('T2');
  });

  it('is not waited for without end when the process that fetches it hangs', async () => {
    const { world, join } = platform();
    world.shared.heldBy = Symbol('hanging process');
    const fault = await join()
      .token()
      .catch((caught: unknown) => caught);
    expect(fault).toMatchObject({ name: 'WecomUnreachable', call: 'gettoken', mayHaveArrived: false });
    expect(world.fetches).toBe(0);
  });

  it('can be had again after a failure', async () => {
    const { world, join } = platform();
    const source = join();
    world.fault = new WecomUnreachable('gettoken', 'ECONNREFUSED', false);
    await expect(source.token()).rejects.toThrow('ECONNREFUSED');
    world.fault = null;
    expect(await source.token()).toBe('T2');
  });
});

describe('renewing', () => {
  it('a token that failed in a thousand calls of two processes takes one fetch', async () => {
    const { world, join } = platform();
    const sources = [join(), join()];
    await Promise.all(sources.map((source) => source.token()));
    const tokens = await thousand((which) => sources[which % 2]!.renew('T1'));
    expect(new Set(tokens)).toEqual(new Set(['T2']));
    expect(world.fetches).toBe(2);
  });

  it('takes what another process has renewed already', async () => {
    const { world, join } = platform();
    const [first, second] = [join(), join()];
    await Promise.all([first.token(), second.token()]);
    await first.renew('T1');
    expect(await second.token()).toBe('T1');
    expect(await second.renew('T1')).toBe('T2');
    expect(await second.token()).toBe('T2');
    expect(world.fetches).toBe(2);
  });

  it('fetches nothing for a call that was late with its bad news', async () => {
    const { world, join } = platform();
    const source = join();
    await source.token();
    await source.renew('T1');
    expect(await source.renew('T1')).toBe('T2');
    expect(world.fetches).toBe(2);
  });

  it('never gives back the failed token, though a look at the shelf was under way', async () => {
    const { world, join } = platform();
    world.shared.token = { token: 'T0', expiresAt: world.nowMs + life };
    const source = join();
    const before = source.token();
    expect(await source.renew('T0')).toBe('T1');
    expect(await before).toBe('T0');
  });

  it('accepts the same token where the platform gives it again', async () => {
    const { world, join } = platform();
    const source = join();
    await source.token();
    world.fetches = 0;
    expect(await source.renew('T1')).toBe('T1');
    expect(await source.token()).toBe('T1');
    expect(world.fetches).toBe(1);
  });
});

describe('a wrong secret', () => {
  it.each([40001, 40013, 40091, 41002, 41004, 50003])(
    '(%i) is tried once by all and not again for half an hour',
    async (code) => {
      const { world, join } = platform();
      world.fault = new WecomRefused('gettoken', code, 'invalid');
      const sources = [join(), join()];
      const faults = await thousand((which) => sources[which % 2]!.token().catch((fault: unknown) => fault));
      expect(
        faults.every((fault) => fault instanceof WecomRefused && fault.treatment === 'configuration'),
      ).toBe(true);
      expect(world.fetches).toBe(1);
      world.nowMs += 30 * minute - 1;
      await expect(join().token()).rejects.toMatchObject({ errcode: code, treatment: 'configuration' });
      expect(world.fetches).toBe(1);
      world.nowMs += 1;
      world.fault = null;
      expect(await sources[0]!.token()).toBe('T2');
    },
  );

  it('asks at most five times an hour, however often it is tried', async () => {
    const { world, join } = platform();
    world.fault = new WecomRefused('gettoken', 40001, 'invalid');
    const source = join();
    for (let second = 0; second < 3600; second += 10) {
      world.nowMs += 10_000;
      await source.token().catch(() => undefined);
    }
    expect(world.fetches).toBeLessThanOrEqual(5);
  });

  it('found out by a call stops everybody, whatever lies on the shelf', async () => {
    const { world, join } = platform();
    const source = join();
    await source.token();
    await source.giveUp(40001);
    await expect(source.token()).rejects.toMatchObject({ errcode: 40001, treatment: 'configuration' });
    await expect(join().token()).rejects.toMatchObject({ errcode: 40001 });
    expect(world.fetches).toBe(1);
  });

  it('stops although the old token would hold a little longer', async () => {
    const { world, join } = platform();
    world.shared.token = { token: 'T0', expiresAt: world.nowMs + minute };
    world.fault = new WecomRefused('gettoken', 40001, 'invalid');
    await expect(join().token()).rejects.toMatchObject({ errcode: 40001 });
  });
});

describe('another refusal', () => {
  it.each([60020, 45009])('(%i) is asked about once a minute', async (code) => {
    const { world, join } = platform();
    const source = join();
    world.fault = new WecomRefused('gettoken', code, 'no');
    await expect(source.token()).rejects.toMatchObject({ errcode: code });
    world.nowMs += minute - 1;
    await expect(source.token()).rejects.toMatchObject({ errcode: code });
    expect(world.fetches).toBe(1);
    world.nowMs += 1;
    await expect(source.token()).rejects.toMatchObject({ errcode: code });
    expect(world.fetches).toBe(2);
  });

  it('(-1) is asked about again at once', async () => {
    const { world, join } = platform();
    const source = join();
    world.fault = new WecomRefused('gettoken', -1, 'busy');
    await expect(source.token()).rejects.toMatchObject({ errcode: -1, treatment: 'retry' });
    world.fault = null;
    expect(await source.token()).toBe('T2');
  });
});

describe('whether there is one', () => {
  it('is known while a token lies on the shelf, and asking fetches the first', async () => {
    const { world, join } = platform();
    const [one, other] = [join(), join()];
    expect(await one.isThere()).toBe(true);
    expect(await other.isThere()).toBe(true);
    expect(world.fetches).toBe(1);
  });

  it('a process that has it in memory learns that another has seen it fail, and that there is a new one', async () => {
    const { world, join } = platform();
    const [idle, busy] = [join(), join()];
    await idle.token();
    world.fault = new WecomRefused('gettoken', 60020, 'not allow to access from your ip');
    await expect(busy.renew(await busy.token())).rejects.toMatchObject({ errcode: 60020 });
    expect(await idle.isThere()).toBe(false);
    expect(await busy.isThere()).toBe(false);
    expect(world.fetches).toBe(2);
    world.fault = null;
    world.nowMs += minute;
    expect(await busy.isThere()).toBe(true);
    expect(await idle.isThere()).toBe(true);
    expect(await idle.token()).toBe('T3');
    expect(world.fetches).toBe(3);
  });
});
