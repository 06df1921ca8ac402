import { setTimeout as sleep } from 'node:timers/promises';
import { planDelivery, type Delivery, type FrozenBulletin } from '../../src/desk/issues/delivery';
import { openDispatch, type DispatchState } from '../../src/desk/issues/dispatch';
import type { AddedGroup } from '../../src/desk/groups/group-book';
import { digestOfBulletin, type Edition } from '../../src/desk/issues/edition';
import { printCard } from '../../src/format/printing/print-card';
import { deliver } from '../../src/jobs/deliver';
import type { Outcome } from '../../src/jobs/job';
import { by, frozenBulletin } from '../desk/examples';
import type { Commit } from '../../src/store/commit';
import type { Store } from '../../src/store/open-store';
import { commitOf } from '../store/open-test-store';
import { factsOf, openWorkshop, runOf, type Bench, type Workshop } from './workshop';

let workshop: Workshop;
let bench: Bench;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
});
afterEach(() => bench.leave());

const group = '市总机关群';
const data = { dispatch: 'issue-1' as const, group };
const path = '/cgi-bin/webhook/send';

function plan(parts: string[], change?: (planned: Delivery) => Delivery) {
  return planBulletin(frozenBulletin(parts), change);
}

async function planBulletin(
  bulletin: FrozenBulletin,
  change: (planned: Delivery) => Delivery = (planned) => planned,
) {
  const planned = change(planDelivery({ name: group, order: 0 }, bulletin, 1));
  const writes = [
    { kind: 'bulletin' as const, value: bulletin },
    { kind: 'delivery' as const, value: planned },
  ];
  await bench.store.commit(commitOf({ writes }));
}

function posted(): string[] {
  return bench.platform.posts(group).map(({ text }) => text);
}

async function parts() {
  return (await bench.store.openReader().delivery('issue-1', group))?.parts ?? [];
}

function textOf(letter: Parameters<Bench['deps']['post']>[1]): string | null {
  return 'text' in letter ? letter.text : null;
}

async function states(): Promise<string[]> {
  return (await parts()).map(({ state }) => state);
}

test('the parts arrive in order, are sent in the ledger, and the delivery is settled', async () => {
  await plan(['甲', '乙', '丙']);
  expect(await deliver(data, bench.deps, runOf())).toBeUndefined();
  expect(posted()).toEqual(['甲', '乙', '丙']);
  expect(await states()).toEqual(['sent', 'sent', 'sent']);
  expect(await factsOf(workshop, bench.store)).toEqual(['deliverySettled']);
  expect(await bench.store.openReader().unsettledDeliveries()).toEqual([]);
});

test('twice is once', async () => {
  await plan(['甲', '乙']);
  await deliver(data, bench.deps, runOf());
  await deliver(data, bench.deps, runOf());
  expect(posted()).toEqual(['甲', '乙']);
  expect(await factsOf(workshop, bench.store)).toEqual(['deliverySettled']);
});

/** Where parts are begun in this way. */
function beginning(commitWithSlot: Store['commitWithSlot']): Bench['deps'] {
  return { ...bench.deps, store: { ...bench.store, commitWithSlot } };
}

test('a run that stood still while another one did its work sends nothing again', async () => {
  await plan(['甲', '乙']);
  const slow = beginning(async (...begun) => {
    await deliver(data, bench.deps, runOf());
    return bench.store.commitWithSlot(...begun);
  });
  expect(await deliver(data, slow, runOf())).toBeUndefined();
  expect(posted()).toEqual(['甲', '乙']);
  expect(await states()).toEqual(['sent', 'sent']);
});

test('a part whose commit was made twice, as its first answer was lost, goes out once and is sent', async () => {
  await plan(['甲', '乙']);
  const twice = beginning(async (...begun) => {
    await bench.store.commitWithSlot(...begun);
    return bench.store.commitWithSlot(...begun);
  });
  expect(await deliver(data, twice, runOf())).toBeUndefined();
  expect(posted()).toEqual(['甲', '乙']);
  expect(await states()).toEqual(['sent', 'sent']);
});

test('a run that finds another one in the middle of a part leaves the rest to it, so that parts keep their order', async () => {
  await plan(['甲', '乙', '丙']);
  const slow = {
    ...bench.deps,
    post: async (...[address, letter]: Parameters<Bench['deps']['post']>) => {
      await bench.deps.post(address, letter);
      if (textOf(letter) === '甲') await otherRunReaches('乙');
    },
  };
  let goOn: () => void = () => undefined;
  let other: Promise<unknown> = Promise.resolve();
  /** The run that took over: it goes on at 乙 and is held up there. */
  function otherRunReaches(text: string): Promise<void> {
    return new Promise((reached) => {
      const post: typeof bench.deps.post = async (address, letter) => {
        if (textOf(letter) === text) {
          reached();
          await new Promise<void>((resolve) => {
            goOn = resolve;
          });
        }
        await bench.deps.post(address, letter);
      };
      other = deliver(data, { ...bench.deps, post }, runOf());
    });
  }
  await deliver(data, slow, runOf());
  expect(posted()).toEqual(['甲']);
  expect(await states()).toEqual(['sent', 'sending', 'waiting']);
  goOn();
  await other;
  expect(posted()).toEqual(['甲', '乙', '丙']);
  expect(await states()).toEqual(['sent', 'sent', 'sent']);
});

test('what a dead run left sending is in doubt and is not sent again; the rest goes on', async () => {
  const dead = { state: 'sending' as const, run: 'run-dead', tries: 1, at: 2 };
  await plan(['甲', '乙'], (planned) => ({ ...planned, parts: planned.parts.with(0, dead) }));
  await deliver(data, bench.deps, runOf());
  expect(posted()).toEqual(['乙']);
  expect(await states()).toEqual(['uncertain', 'sent']);
  expect(await factsOf(workshop, bench.store)).toEqual(['deliveryTroubled', 'deliverySettled']);
});

test('a part is saved as sending before it goes out', async () => {
  await plan(['甲']);
  const seen: string[][] = [];
  const post: typeof bench.deps.post = async (address, letter) => {
    seen.push(await states());
    await bench.deps.post(address, letter);
  };
  await deliver(data, { ...bench.deps, post }, runOf());
  expect(seen).toEqual([['sending']]);
});

test('refused is final: nothing more goes to the group, and it is settled at once', async () => {
  await plan(['甲', '乙', '丙'], (planned) => ({
    ...planned,
    parts: planned.parts.with(0, { state: 'sent', at: 2 }),
  }));
  bench.platform.fault({ path, errcode: 93004 });
  expect(await deliver(data, bench.deps, runOf())).toBeUndefined();
  await deliver(data, bench.deps, runOf());
  expect(posted()).toEqual([]);
  expect((await parts()).map(({ state, errcode }) => [state, errcode])).toEqual([
    ['sent', undefined],
    ['refused', 93004],
    ['refused', 93004],
  ]);
  expect(await factsOf(workshop, bench.store)).toEqual(['deliverySettled']);
  expect(JSON.stringify(bench.logged)).not.toContain('33333333-cccc');
});

/** The states of all parts at each write of a run. */
async function saves(): Promise<string[][]> {
  const saved: string[][] = [];
  const note = ({ writes }: Commit) => {
    for (const write of writes)
      if (write.kind === 'delivery') saved.push(write.value.parts.map(({ state }) => state));
  };
  const commit: Store['commit'] = (made) => {
    note(made);
    return bench.store.commit(made);
  };
  const commitWithSlot: Store['commitWithSlot'] = (made, slot) => {
    note(made);
    return bench.store.commitWithSlot(made, slot);
  };
  await deliver(data, { ...bench.deps, store: { ...bench.store, commit, commitWithSlot } }, runOf());
  return saved;
}

test('no run can die between the refused part and the rest', async () => {
  await plan(['甲', '乙']);
  bench.platform.removeWebhook(group);
  expect(await saves()).toEqual([
    ['sending', 'waiting'],
    ['refused', 'refused'],
  ]);
});

test('that a part was sent is saved with the beginning of the next, and at the end', async () => {
  await plan(['甲', '乙', '丙']);
  expect(await saves()).toEqual([
    ['sending', 'waiting', 'waiting'],
    ['sent', 'sending', 'waiting'],
    ['sent', 'sent', 'sending'],
    ['sent', 'sent', 'sent'],
  ]);
});

test('that a part was sent is saved before the next one waits', async () => {
  await plan(['甲', '乙']);
  const answers = [bench.store.commitWithSlot, () => Promise.resolve(100)];
  const slow = beginning((...begun) => answers.shift()!(...begun));
  expect(await deliver(data, slow, runOf())).toEqual({ againInMs: 100 });
  expect(await states()).toEqual(['sent', 'waiting']);
});

test('a group that is no longer configured is refused without an errcode', async () => {
  await plan(['甲']);
  const desk = { ...bench.deps.desk, groups: [] };
  expect(await deliver(data, { ...bench.deps, desk }, runOf())).toBeUndefined();
  expect(await parts()).toMatchObject([{ state: 'refused', errcode: null }]);
});

test('a group that is stopped between two parts gets nothing more', async () => {
  await plan(['甲', '乙']);
  const stopped = [{ name: group, by: 'desk-admin', at: 1 }];
  const book = { schema: 1 as const, added: [], checking: [], stopped };
  const post: Bench['deps']['post'] = async (address, letter) => {
    await bench.deps.post(address, letter);
    await bench.store.commit(commitOf({ writes: [{ kind: 'groups', value: book }] }));
  };
  await deliver(data, { ...bench.deps, post }, runOf());
  expect(posted()).toEqual(['甲']);
  expect(await parts()).toMatchObject([{ state: 'sent' }, { state: 'refused', errcode: null }]);
});

test('a group that was added by command is reached', async () => {
  const key = '44444444-dddd-4ddd-8ddd-444444444444';
  bench.platform.addGroup({ name: '长桥街道群', key });
  const added: AddedGroup = {
    name: group,
    via: 'webhook',
    style: 'full',
    receives: ['bulletin'],
    address: { key },
  };
  const value = { schema: 1 as const, added: [added], checking: [], stopped: [] };
  await plan(['甲']);
  await bench.store.commit(commitOf({ writes: [{ kind: 'groups', value }] }));
  const desk = { ...bench.deps.desk, groups: [] };
  await deliver(data, { ...bench.deps, desk }, runOf());
  expect(bench.platform.posts('长桥街道群').map(({ text }) => text)).toEqual(['甲']);
});

test('a part whose connection broke after it went out is in doubt, and is not sent again', async () => {
  await plan(['甲', '乙']);
  bench.platform.fault({ path, reset: 'after' });
  await deliver(data, bench.deps, runOf());
  await deliver(data, bench.deps, runOf());
  expect(posted()).toEqual(['甲', '乙']);
  expect(await states()).toEqual(['uncertain', 'sent']);
});

test('while no connection comes about the part waits and is tried again, at longer intervals', async () => {
  await plan(['甲']);
  const { post } = await workshop.bench().then(async (gone) => {
    await gone.platform.close();
    return { post: gone.deps.post };
  });
  const outcomes = [];
  for (let attempt = 1; attempt <= 3; attempt += 1)
    outcomes.push(await deliver(data, { ...bench.deps, post }, runOf(attempt)));
  expect(outcomes).toEqual([{ againInMs: 1000 }, { againInMs: 2000 }, { againInMs: 4000 }]);
  expect(await states()).toEqual(['waiting']);
  expect(await deliver(data, bench.deps, runOf())).toBeUndefined();
  expect(posted()).toEqual(['甲']);
});

test('while WeCom is busy a part is tried three times more, then it is refused', async () => {
  await plan(['甲', '乙']);
  bench.platform.fault({ path, errcode: -1, times: 4 });
  const outcomes = [];
  for (let tries = 0; tries < 4; tries += 1) outcomes.push(await deliver(data, bench.deps, runOf()));
  expect(outcomes).toEqual([{ againInMs: 1000 }, { againInMs: 2000 }, { againInMs: 4000 }, undefined]);
  expect(await states()).toEqual(['refused', 'refused']);
});

test('45009 holds the group for a minute, for every run', async () => {
  await plan(['甲']);
  bench.platform.fault({ path, errcode: 45009 });
  expect(await deliver(data, bench.deps, runOf())).toEqual({ againInMs: 60_000 });
  const again = await deliver(data, bench.deps, runOf());
  expect(again?.againInMs).toBeGreaterThan(59_000);
  expect(bench.platform.calls).toHaveLength(1);
  expect(await states()).toEqual(['waiting']);
});

test('what came too fast was no try: a busy platform still gets its three more', async () => {
  await plan(['甲']);
  const { address } = bench.deps.desk.groups.find(({ name }) => name === group)!;
  bench.platform.fault({ path, errcode: 45009, times: 4 });
  for (let times = 0; times < 4; times += 1) {
    expect((await deliver(data, bench.deps, runOf()))?.againInMs).toBe(60_000);
    await workshop.client.del(bench.store.keys.hold(address));
  }
  bench.platform.fault({ path, errcode: -1 });
  expect(await deliver(data, bench.deps, runOf())).toEqual({ againInMs: 1000 });
  expect(await states()).toEqual(['waiting']);
});

test('the twenty-first part waits for the pace of the group without holding a worker, and keeps its order', async () => {
  const twentyTwo = Array.from({ length: 22 }, (_, index) => `第${index + 1}段`);
  await plan(twentyTwo);
  const again = await deliver(data, bench.deps, runOf());
  expect(again?.againInMs).toBeGreaterThan(55_000);
  expect(again?.againInMs).toBeLessThanOrEqual(60_501);
  expect(posted()).toEqual(twentyTwo.slice(0, 20));
  expect((await states()).slice(19)).toEqual(['sent', 'waiting', 'waiting']);
  const address = bench.deps.desk.groups.find(({ name }) => name === group)!.address;
  await workshop.client.del(bench.store.keys.pace(address));
  bench.platform.addGroup({ name: group, key: address });
  expect(await deliver(data, bench.deps, runOf())).toBeUndefined();
  expect(posted()).toEqual(twentyTwo);
});

test('an error that is none of WeCom’s fails the run; its part is in doubt for the next one', async () => {
  await plan(['甲']);
  const broken = { ...bench.deps, post: () => Promise.reject(new TypeError('a bug')) };
  await expect(deliver(data, broken, runOf())).rejects.toThrow('a bug');
  await deliver(data, bench.deps, runOf());
  expect(await states()).toEqual(['uncertain']);
});

test('a correction goes by its own ledger, and the issue’s is left as it is', async () => {
  await plan(['甲']);
  await deliver(data, bench.deps, runOf());
  const dispatch = 'correction-1-1';
  await planBulletin({ ...frozenBulletin(['应为乙']), dispatch, bulletin: null });
  await deliver({ dispatch, group }, bench.deps, runOf());
  await deliver({ dispatch, group }, bench.deps, runOf());
  expect(posted()).toEqual(['甲', '应为乙']);
  expect(await states()).toEqual(['sent']);
  const [, settled] = await workshop.client.xrange(bench.store.keys.facts, '-', '+');
  expect(JSON.parse(settled?.[1][1] ?? '')).toMatchObject({
    what: 'deliverySettled',
    issue: 1,
    dispatch,
    group,
  });
});

async function move(state: DispatchState): Promise<void> {
  const read = bench.store.openReader();
  const before = (await read.dispatch('issue-1')) ?? openDispatch('issue-1', by('editor-first'));
  const writes = [{ kind: 'dispatch' as const, value: { ...before, state } }];
  await bench.store.commit(commitOf({ versions: read.versions, writes }));
}

test('a pause that comes while a part is on its way lets it arrive, and nothing after it', async () => {
  await plan(['甲', '乙', '丙']);
  const post: Bench['deps']['post'] = async (address, letter) => {
    await bench.deps.post(address, letter);
    await move('paused');
  };
  expect(await deliver(data, { ...bench.deps, post }, runOf())).toBeUndefined();
  expect(await deliver(data, bench.deps, runOf())).toBeUndefined();
  expect(posted()).toEqual(['甲']);
  expect(await states()).toEqual(['sent', 'waiting', 'waiting']);
  await move('going');
  await deliver(data, bench.deps, runOf());
  expect(posted()).toEqual(['甲', '乙', '丙']);
});

test('a pause is seen in the very commit that begins a part', async () => {
  await plan(['甲']);
  let rivals = 0;
  const rivalled = beginning(async (made, slot) => {
    if ((rivals += 1) === 1) await move('paused');
    return bench.store.commitWithSlot(made, slot);
  });
  await deliver(data, rivalled, runOf());
  expect([rivals, posted(), await states()]).toEqual([1, [], ['waiting']]);
  expect(await workshop.client.exists(bench.store.keys.pace(addressOf(group)))).toBe(0);
});

function addressOf(name: string): string {
  return bench.deps.desk.groups.find((one) => one.name === name)!.address;
}

test('what a dead run left is doubted during a pause, too', async () => {
  const dead = { state: 'sending' as const, run: 'run-dead', tries: 1, at: 2 };
  await plan(['甲', '乙'], (planned) => ({ ...planned, parts: planned.parts.with(0, dead) }));
  await move('paused');
  await deliver(data, bench.deps, runOf());
  expect(await states()).toEqual(['uncertain', 'waiting']);
});

test('what it waits for stands in the ledger where the wait is long, and no longer once it goes on', async () => {
  await plan(['甲', '乙']);
  bench.platform.fault({ path, errcode: 45009 });
  bench.platform.fault({ path, errcode: -1 });
  const waits = async () => (await bench.store.openReader().delivery('issue-1', group))?.waits;
  const at = Date.now();
  await deliver(data, bench.deps, runOf());
  expect(await waits()).toEqual({ for: 'wecom', until: expect.any(Number) as number });
  expect((await waits())!.until).toBeGreaterThanOrEqual(at + 60_000);
  const freely = beginning((made) => bench.store.commit(made));
  await deliver(data, freely, runOf());
  expect(await waits()).toBeUndefined();
  await deliver(
    data,
    beginning(() => Promise.resolve(9000)),
    runOf(),
  );
  expect((await waits())?.for).toBe('pace');
});

test('there is nothing to do for a delivery that nobody planned', async () => {
  expect(await deliver({ dispatch: 'issue-9', group }, bench.deps, runOf())).toBeUndefined();
  expect(bench.platform.calls).toEqual([]);
});

describe('a Word file', () => {
  const upload = '/cgi-bin/webhook/upload_media';
  const content = Buffer.from('all of the first issue');
  const frozen = frozenBulletin(['甲'], 'with its file');
  const digest = digestOfBulletin(frozen.bulletin);
  const named = { schema: 1 as const, issue: 1, digest, name: '江城工运第8期.docx' };

  async function made(edition?: Edition): Promise<void> {
    await planBulletin(frozen);
    const file = await bench.deps.keepMedia(content, 'docx');
    const value = edition ?? { ...named, file, bytes: content.length };
    await bench.store.commit(commitOf({ writes: [{ kind: 'edition', value }] }));
  }

  test('arrives under its name after the messages, and is sent once', async () => {
    await made();
    await deliver(data, bench.deps, runOf());
    await deliver(data, bench.deps, runOf());
    expect(bench.platform.posts(group).map(({ kind, text, file }) => [kind, text, file?.bytes])).toEqual([
      ['markdown', '甲', undefined],
      ['file', '江城工运第8期.docx', content],
    ]);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  test('goes up before its part is saved as sending', async () => {
    await made();
    const seen: string[][] = [];
    const uploads: typeof bench.deps.upload = async (...args) => {
      seen.push(await states());
      return bench.deps.upload(...args);
    };
    await deliver(data, { ...bench.deps, upload: uploads }, runOf());
    expect(seen).toEqual([['sent', 'waiting']]);
  });

  test('goes up for four groups at a time; the others come back for it', async () => {
    await made();
    const names = Array.from({ length: 6 }, (_, n) => `第${n}群`);
    const [like] = bench.deps.desk.groups;
    const groups = names.map((name, n) => ({ ...like!, name, address: `${n}`.repeat(8) }));
    const writes = names.map((name, order) => ({
      kind: 'delivery' as const,
      value: planDelivery({ name, order }, frozen, 1),
    }));
    for (const { name, address } of groups) bench.platform.addGroup({ name, key: address });
    await bench.store.commit(commitOf({ writes }));
    const open: (() => void)[] = [];
    const uploads: typeof bench.deps.upload = async (...args) => {
      await new Promise<void>((resolve) => open.push(resolve));
      return bench.deps.upload(...args);
    };
    const ended: Outcome[] = [];
    const round = (deps: Bench['deps']) =>
      names.map(async (name) => ended.push(await deliver({ ...data, group: name }, deps, runOf())));
    const desk = { ...bench.deps.desk, groups };
    const first = round({ ...bench.deps, desk, upload: uploads });
    while (ended.length < 2 || open.length < 4) await sleep(5);
    expect([open.length, ended.length]).toEqual([4, 2]);
    for (const outcome of ended) expect(Math.abs(outcome!.againInMs - 1000)).toBeLessThanOrEqual(500);
    for (const goOn of open) goOn();
    await Promise.all(first);
    await Promise.all(round({ ...bench.deps, desk }));
    for (const name of names)
      expect(bench.platform.posts(name).map(({ kind }) => kind)).toEqual(['markdown', 'file']);
  });

  test('that has gone up while its process was asked to stop is left to the next run', async () => {
    await made();
    const state = { stops: false };
    const uploads: typeof bench.deps.upload = (...args) => {
      state.stops = true;
      return bench.deps.upload(...args);
    };
    const run = { ...runOf(), isStopping: () => state.stops };
    expect(await deliver(data, { ...bench.deps, upload: uploads }, run)).toEqual({ againInMs: 0 });
    expect(await states()).toEqual(['sent', 'waiting']);
    await deliver(data, bench.deps, runOf());
    expect(await states()).toEqual(['sent', 'sent']);
    expect(bench.platform.calls.filter((call) => call.path === upload)).toHaveLength(1);
  });

  test('takes one of the twenty slots of a minute, however often it went up', async () => {
    await made();
    const taken: string[] = [];
    const noting = beginning((made, slot) => {
      taken.push(slot.id);
      return bench.store.commitWithSlot(made, slot);
    });
    await deliver(data, noting, runOf());
    expect(taken).toHaveLength(2);
  });

  test('whose upload was shown nowhere goes up again, and is sent once', async () => {
    await made();
    bench.platform.fault({ path: upload, reset: 'after' });
    expect(await deliver(data, bench.deps, runOf())).toEqual({ againInMs: 1000 });
    expect(await states()).toEqual(['sent', 'waiting']);
    expect(await deliver(data, bench.deps, runOf())).toBeUndefined();
    expect(await states()).toEqual(['sent', 'sent']);
  });

  test('that cannot be uploaded is given up after eight tries; the messages stand', async () => {
    await made();
    bench.platform.fault({ path: upload, reset: 'after', times: 8 });
    const outcomes = [];
    for (let tries = 0; tries < 8; tries += 1) outcomes.push(await deliver(data, bench.deps, runOf()));
    expect(outcomes.map((outcome) => outcome?.againInMs)).toEqual([
      ...[1000, 2000, 4000, 8000, 16_000, 32_000, 60_000],
      undefined,
    ]);
    expect((await parts()).map(({ state, noFile }) => [state, noFile])).toEqual([
      ['sent', undefined],
      ['refused', 'not-uploaded'],
    ]);
    expect(await factsOf(workshop, bench.store)).toEqual(['deliverySettled']);
  });

  test('waits while no connection comes about, however long that takes', async () => {
    await made();
    const { upload: fails } = await workshop.bench().then(async (gone) => {
      await gone.platform.close();
      return gone.deps;
    });
    for (let tries = 1; tries <= 9; tries += 1)
      await deliver(data, { ...bench.deps, upload: fails }, runOf(tries));
    expect(await states()).toEqual(['sent', 'waiting']);
  });

  test.each([
    ['refused', 93_000, ['refused', 93_000]],
    ['too frequent', 45_009, ['waiting', undefined]],
  ])('whose upload is %s is treated as a part would be', async (_what, errcode, [state, code]) => {
    await made();
    bench.platform.fault({ path: upload, errcode });
    const again = await deliver(data, bench.deps, runOf());
    expect(again).toEqual(state === 'waiting' ? { againInMs: 60_000 } : undefined);
    expect((await parts()).map((part) => [part.state, part.errcode])).toEqual([
      ['sent', undefined],
      [state, code],
    ]);
  });

  test('that went out without an answer is in doubt, and is not sent again', async () => {
    await made();
    const post: typeof bench.deps.post = async (address, letter) => {
      if (letter.kind === 'file') bench.platform.fault({ path, reset: 'after' });
      await bench.deps.post(address, letter);
    };
    await deliver(data, { ...bench.deps, post }, runOf());
    await deliver(data, bench.deps, runOf());
    expect(await states()).toEqual(['sent', 'uncertain']);
    expect(bench.platform.posts(group)).toHaveLength(2);
  });

  test.each(['too-long', 'not-made'] as const)('that is %s leaves its part out', async (lost) => {
    await made({ ...named, lost });
    expect(await deliver(data, bench.deps, runOf())).toBeUndefined();
    expect(posted()).toEqual(['甲']);
    expect((await parts())[1]).toMatchObject({ state: 'refused', errcode: null, noFile: lost });
  });

  test('that is no longer there leaves its part out', async () => {
    await made({ ...named, file: 'media/gone.docx', bytes: 10 });
    await deliver(data, bench.deps, runOf());
    expect((await parts()).map(({ state, noFile }) => [state, noFile])).toEqual([
      ['sent', undefined],
      ['refused', 'gone'],
    ]);
  });

  test('that cannot be read just now fails the run, and nothing is called sent', async () => {
    await made();
    const readMedia = () => Promise.reject(Object.assign(new Error('too many files'), { code: 'EMFILE' }));
    await expect(deliver(data, { ...bench.deps, readMedia }, runOf())).rejects.toThrow('too many files');
    expect(await states()).toEqual(['sent', 'waiting']);
  });
});

describe('a card', () => {
  const { bulletin } = frozenBulletin([]);
  const frozen = { ...frozenBulletin([]), parts: [{ kind: 'card' as const, card: printCard(bulletin) }] };

  test('is posted with the link to its issue', async () => {
    await planBulletin(frozen);
    expect(await deliver(data, bench.deps, runOf())).toBeUndefined();
    expect(bench.platform.posts(group)).toMatchObject([
      { kind: 'template_card', link: 'https://bulletin.example.org/issues/d1' },
    ]);
    expect(await states()).toEqual(['sent']);
  });

  test('is refused where there are no pages any more, and the ledger says so', async () => {
    await planBulletin(frozen);
    await deliver(data, { ...bench.deps, linkTo: () => null }, runOf());
    expect(posted()).toEqual([]);
    expect(await parts()).toMatchObject([{ state: 'refused', noFile: 'no-page' }]);
    expect(await factsOf(workshop, bench.store)).toEqual(['deliverySettled']);
  });
});

describe('in the quiet hours', () => {
  const [minute, hour] = [60_000, 3_600_000];
  const seven = Date.parse('2026-09-01T07:00:00+08:00');

  function depsAt(at: number): Bench['deps'] {
    const { desk } = bench.deps;
    const timetable = { ...desk.timetable, quietHours: { from: 22 * 60, to: 7 * 60 } };
    return { ...bench.deps, desk: { ...desk, timetable }, now: () => at };
  }

  async function waits() {
    return (await bench.store.openReader().delivery('issue-1', group))?.waits;
  }

  test('a group that has had nothing waits for their end, holds no worker, and says what it waits for', async () => {
    await plan(['甲', '乙']);
    expect(await deliver(data, depsAt(seven - 9 * hour), runOf())).toEqual({ againInMs: 30_000 });
    expect(await waits()).toEqual({ for: 'quiet', until: seven });
    expect(await deliver(data, depsAt(seven - 10_000), runOf())).toEqual({ againInMs: 10_000 });
    expect(posted()).toEqual([]);
    expect(await states()).toEqual(['waiting', 'waiting']);
    await deliver(data, depsAt(seven), runOf());
    expect(posted()).toEqual(['甲', '乙']);
    expect(await waits()).toBeUndefined();
  });

  test('so long a wait is written down once, however often it looks again', async () => {
    await plan(['甲']);
    const commits = { made: 0 };
    const commit: typeof bench.store.commit = (made) => {
      commits.made += 1;
      return bench.store.commit(made);
    };
    for (const at of [seven - hour, seven - 59 * minute, seven - 58 * minute]) {
      const deps = depsAt(at);
      await deliver(data, { ...deps, store: { ...deps.store, commit } }, runOf());
    }
    expect(commits.made).toBe(1);
  });

  test('until the evening everything goes out', async () => {
    await plan(['甲']);
    await deliver(data, depsAt(seven - 9 * hour - 1), runOf());
    expect(posted()).toEqual(['甲']);
  });

  test.each(['sent', 'uncertain'] as const)('a group of which a part is %s gets the rest', async (state) => {
    await plan(['甲', '乙'], (planned) => {
      const [, rest] = planned.parts;
      return { ...planned, parts: [{ state, at: 1 }, rest!] };
    });
    await deliver(data, depsAt(seven - hour), runOf());
    expect(posted()).toEqual(['乙']);
  });

  test('a desk that states none has none', async () => {
    await plan(['甲']);
    await deliver(data, { ...bench.deps, now: () => seven - hour }, runOf());
    expect(posted()).toEqual(['甲']);
  });
});
