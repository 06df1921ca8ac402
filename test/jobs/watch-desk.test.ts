import { firstWatch, type Watch } from '../../src/desk/watch';
import { watchDesk, type WatchDeskDeps } from '../../src/jobs/watch-desk';
import { commitOf } from '../store/open-test-store';
import { keepIssue } from './signed-issue';
import { factsOf, lettersTo, openWorkshop, type Bench, type Workshop } from './workshop';

let workshop: Workshop;
let bench: Bench;
let clock: number;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
  clock = noon;
});
afterEach(() => bench.leave());

/** A Tuesday. */
const noon = Date.parse('2026-11-03T12:00:00+08:00');
const minute = 60_000;

function depsWith(changed: Partial<WatchDeskDeps> = {}): WatchDeskDeps {
  return { ...bench.deps, hasToken: () => Promise.resolve(true), now: () => clock, ...changed };
}

/** One look, ten seconds after the one before. */
async function look(changed: Partial<WatchDeskDeps> = {}): Promise<void> {
  clock += 10_000;
  expect(await watchDesk({}, depsWith(changed))).toBeUndefined();
}

async function looks(count: number, changed: Partial<WatchDeskDeps> = {}): Promise<void> {
  for (let time = 0; time < count; time += 1) await look(changed);
}

function watch(): Promise<Watch | null> {
  return bench.store.openReader().watch();
}

const told = (userid = 'desk-admin') => lettersTo(userid, workshop, bench.store);
const noToken = { hasToken: () => Promise.resolve(false) };

const settled = (group: string) =>
  commitOf({
    facts: [{ what: 'deliverySettled', by: 'desk', at: 1, cause: 'd', dispatch: 'issue-1', group }],
  });

test('the first look only remembers where it stands', async () => {
  await keepIssue(bench.store, 'dispatching', ['refused']);
  await bench.store.commit(settled('第1群'));
  await look();
  const [latest] = await workshop.client.xrevrange(bench.store.keys.facts, '+', '-', 'COUNT', 1);
  expect(await watch()).toEqual(firstWatch(latest![0], clock));
  await look();
  expect(await told()).toEqual([]);
});

test('a token that cannot be had is told of once, and once more when it is there again', async () => {
  await looks(33, noToken);
  expect(await told()).toEqual([
    '已有 5 分钟拿不到企业微信的 access_token：什么也发不出去，这一条也是恢复以后才送到。多半是 Secret 换过、服务器的 IP 不在“企业可信IP”里，或连不上企业微信；请看日志和 /readyz。',
  ]);
  await look(noToken);
  await look();
  expect((await told()).slice(1)).toEqual(['access_token 又拿到了，断了 5 分钟；积下的消息正在发出。']);
  await look();
  expect(await told()).toHaveLength(2);
  expect(await told('editor-first')).toEqual([]);
  expect(await factsOf(workshop, bench.store)).toEqual(['alarmed', 'alarmed']);
  expect(bench.logged.map((line) => (line as { said: string }).said)).toEqual([
    'a fault has begun',
    'a fault is over',
  ]);
});

test('a Redis that is slow is told of', async () => {
  const { store } = bench.deps;
  const slow = { store: { ...store, vitals: { ...store.vitals, roundTripMs: () => Promise.resolve(700) } } };
  await looks(6, slow);
  expect(await told()).toEqual([
    'Redis 应答太慢：半分钟来每次都超过 500 毫秒，收稿和推送都会慢下来。请检查服务器的负载、内存和磁盘。',
  ]);
});

test('a delivery that was cancelled is no failure', async () => {
  await keepIssue(bench.store, 'dispatching', ['waiting']);
  await look();
  const read = bench.store.openReader();
  const delivery = (await read.delivery('issue-1', '第1群'))!;
  const value = { ...delivery, parts: [{ state: 'refused' as const, at: 1, why: 'cancelled' as const }] };
  await bench.store.commit(commitOf({ versions: read.versions, writes: [{ kind: 'delivery', value }] }));
  await bench.store.commit(settled('第1群'));
  await look();
  expect(await told()).toEqual([]);
  expect((await watch())?.settled).toEqual({ refused: 1 });
});

test('what the doors of all processes have refused is told of, by reason', async () => {
  await look();
  await bench.store.vitals.countRefused({ signature: 40, unstored: 1 }, clock);
  await bench.store.vitals.countRefused({ signature: 20, padding: 1, ciphertext: 1 }, clock);
  await looks(3);
  expect(await told()).toEqual([
    '一分钟里拒收了 63 次回调（签名不对 60 次，解不开 2 次，Redis 没有存下 1 次）。正常的来稿不受影响时，多半是外人在试探；收不到来稿时，请核对 Token、EncodingAESKey 和企业 ID。',
  ]);
});

test('silence in working hours is told of, and its end', async () => {
  await look();
  const read = bench.store.openReader();
  const before = (await read.watch())!;
  const value = { ...before, silence: { since: clock, workedMs: 16 * 60 * minute - 5000 } };
  await bench.store.commit(commitOf({ versions: read.versions, writes: [{ kind: 'watch', value }] }));
  await looks(3);
  expect(await told()).toEqual([
    '上班时间里已有 16 小时没有收到任何消息。给机器人发一句“帮助”试试：没有回答，就请检查管理后台“接收消息”的网址、域名和证书。',
  ]);
  await bench.store.inbox.receive({ id: 'm1', xml: '<xml/>', at: 1 });
  await looks(2);
  expect((await told()).slice(1)).toEqual(['又收到消息了，接收正常。']);
});

test('at night silence does not grow', async () => {
  clock = Date.parse('2026-11-03T23:00:00+08:00');
  await looks(5);
  expect((await watch())?.silence.workedMs).toBe(0);
});

describe('a delivery that failed for good', () => {
  beforeEach(async () => {
    await keepIssue(bench.store, 'dispatching', ['refused', 'sent', 'waiting']);
    await look();
    await bench.store.commit(settled('第1群'));
    await bench.store.commit(settled('第2群'));
  });

  test('is told to the admins once, and counted', async () => {
    await looks(2);
    expect(await told()).toEqual([
      `有 1 个群没有推送成，不会自动重发：\n第1群：${bench.deps.meaningOf(93000)}\n发“群”看各群；要不要补发，由编辑决定。`,
    ]);
    expect(await told('editor-first')).toEqual([]);
    expect(await watch()).toMatchObject({
      settled: { sent: 1, refused: 1 },
      parts: { waiting: 1 },
      oldestPartAt: 1,
    });
  });

  test('is not told to an admin who hears of it as an editor', async () => {
    const desk = { ...bench.deps.desk, admins: [{ userid: 'editor-first' }, { userid: 'desk-admin' }] };
    await look({ desk });
    expect(await told('editor-first')).toEqual([]);
    expect(await told()).toEqual([expect.stringContaining('第1群')]);
  });
});

test('the log has the dispatches and the dead messages', async () => {
  await look();
  const fact = { by: 'desk', at: 5, cause: 'm1' };
  await bench.store.commit(
    commitOf({
      facts: [
        { what: 'dispatching', ...fact, issue: 1 },
        { what: 'asked', ...fact },
        { what: 'setAside', ...fact },
      ],
    }),
  );
  await looks(2);
  expect(bench.logged).toEqual([
    { said: 'a dispatch has begun', happenedAt: 5, cause: 'm1', issue: 1, dispatch: undefined },
    { said: 'a message was set aside', happenedAt: 5, cause: 'm1', issue: undefined, dispatch: undefined },
  ]);
});

test('two that look at once tell it once', async () => {
  await looks(31, noToken);
  clock += 10_000;
  await Promise.all([1, 2, 3].map(() => watchDesk({}, depsWith(noToken))));
  await look(noToken);
  expect(await told()).toHaveLength(1);
});

test('a look that dies before its commit has told nothing, and the next one tells it', async () => {
  await looks(31, noToken);
  const { store } = bench.deps;
  const dying = { store: { ...store, commit: () => Promise.reject(new Error('killed')) } };
  await expect(watchDesk({}, depsWith({ ...noToken, ...dying, now: () => clock + 10_000 }))).rejects.toThrow(
    'killed',
  );
  expect(await told()).toEqual([]);
  await look(noToken);
  expect(await told()).toHaveLength(1);
});
