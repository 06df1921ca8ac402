import type { PartState } from '../../src/desk/issues/delivery';
import { openDispatch, type DispatchState } from '../../src/desk/issues/dispatch';
import { digestOfBulletin } from '../../src/desk/issues/edition';
import { finishDispatch, startDispatch } from '../../src/jobs/dispatch';
import type { Commit } from '../../src/store/commit';
import { by, frozenBulletin } from '../desk/examples';
import { commitOf } from '../store/open-test-store';
import { keepIssue } from './signed-issue';
import { factsOf, lettersTo, openWorkshop, runOf, type Bench, type Workshop } from './workshop';

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

const data = { dispatch: 'issue-1' as const };

async function stateOfIssue(): Promise<string | undefined> {
  return (await bench.store.openReader().issue(1))?.state;
}

async function stateOfSubmission(): Promise<string | undefined> {
  return (await bench.store.openReader().submission(1))?.state;
}

function lettersFor(userid: string): Promise<string[]> {
  return lettersTo(userid, workshop, bench.store);
}

/** Somebody else writes the submission just before this commit. */
function withRival(): Bench['deps'] {
  const commit = async (made: Commit) => {
    const read = bench.store.openReader();
    const value = await read.submission(1);
    const writes = value ? [{ kind: 'submission' as const, value }] : [];
    await bench.store.commit(commitOf({ versions: read.versions, writes }));
    return bench.store.commit(made);
  };
  return { ...bench.deps, store: { ...bench.store, commit } };
}

describe('startDispatch', () => {
  test('a signed-off issue is dispatching, and every delivery is due', async () => {
    await keepIssue(bench.store, 'signedOff', ['waiting', 'waiting']);
    expect(await startDispatch(data, bench.deps, runOf())).toBeUndefined();
    expect(await stateOfIssue()).toBe('dispatching');
    expect(await factsOf(workshop, bench.store)).toEqual(['dispatching']);
    expect(bench.queued.map(([job, about]) => [job, about])).toEqual([
      ['deliver', { dispatch: 'issue-1', group: '第1群' }],
      ['deliver', { dispatch: 'issue-1', group: '第2群' }],
    ]);
  });

  test('twice is once: the issue moves once, and the same deliveries are due', async () => {
    await keepIssue(bench.store, 'signedOff', ['waiting', 'waiting']);
    await Promise.all([startDispatch(data, bench.deps, runOf()), startDispatch(data, bench.deps, runOf())]);
    await startDispatch(data, bench.deps, runOf());
    expect(await factsOf(workshop, bench.store)).toEqual(['dispatching']);
    expect(new Set(bench.queued.map(([, about]) => JSON.stringify(about))).size).toBe(2);
  });

  test('the files are made before the first delivery goes, and the start is put off until they are', async () => {
    await keepIssue(bench.store, 'signedOff', ['waiting']);
    const frozen = frozenBulletin(['甲'], 'with its file');
    await bench.store.commit(commitOf({ writes: [{ kind: 'bulletin', value: frozen }] }));
    const makeWord = () => Promise.reject(new Error('the disk is full'));
    expect(await startDispatch(data, { ...bench.deps, makeWord }, runOf())).toEqual({ againInMs: 1000 });
    expect([await stateOfIssue(), bench.queued]).toEqual(['signedOff', []]);
    expect(await startDispatch(data, bench.deps, runOf())).toBeUndefined();
    expect(await stateOfIssue()).toBe('dispatching');
    expect(await bench.store.openReader().edition(1, digestOfBulletin(frozen.bulletin))).not.toBeNull();
  });

  test('a file that cannot be made does not hold up the messages', async () => {
    await keepIssue(bench.store, 'signedOff', ['waiting']);
    const frozen = frozenBulletin(['甲'], 'with its file');
    await bench.store.commit(commitOf({ writes: [{ kind: 'bulletin', value: frozen }] }));
    const makeWord = () => Promise.reject(new TypeError('a bug'));
    expect(await startDispatch(data, { ...bench.deps, makeWord }, runOf(3))).toBeUndefined();
    expect([await stateOfIssue(), bench.queued.length]).toEqual(['dispatching', 1]);
  });

  test('an issue that is finished is not started again', async () => {
    await keepIssue(bench.store, 'dispatched', ['sent']);
    await startDispatch(data, bench.deps, runOf());
    expect(await stateOfIssue()).toBe('dispatched');
    expect(await startDispatch({ dispatch: 'issue-9' }, bench.deps, runOf())).toBeUndefined();
  });
});

describe('startDispatch of one that editors have stopped', () => {
  async function keepMoved(
    state: DispatchState,
    parts: PartState[],
    issue: 'signedOff' | 'dispatching',
  ): Promise<void> {
    await keepIssue(bench.store, issue, parts);
    const value = { ...openDispatch('issue-1', by('editor-first')), state };
    await bench.store.commit(commitOf({ writes: [{ kind: 'dispatch', value }] }));
  }

  async function states(): Promise<string[]> {
    const deliveries = await bench.store.openReader().deliveries('issue-1');
    return deliveries.flatMap(({ parts }) => parts.map(({ state, why }) => why ?? state));
  }

  test('paused: its files are made, and nothing becomes due', async () => {
    await keepMoved('paused', ['waiting'], 'signedOff');
    expect(await startDispatch(data, bench.deps, runOf())).toBeUndefined();
    expect([await stateOfIssue(), bench.queued, await states()]).toEqual(['dispatching', [], ['waiting']]);
  });

  test('cancelled: what has not begun is ended, and what is being sent goes to its end', async () => {
    await keepMoved('cancelled', ['sent', 'waiting', 'sending'], 'dispatching');
    await startDispatch(data, bench.deps, runOf());
    expect(await states()).toEqual(['sent', 'cancelled', 'sending']);
    expect(bench.queued.map(([, about]) => about)).toEqual([{ dispatch: 'issue-1', group: '第3群' }]);
    expect(await factsOf(workshop, bench.store)).toEqual(['deliverySettled']);
  });

  test('cancelled before it began: it reaches nobody, which is said once, and no file is made for it', async () => {
    await keepMoved('cancelled', ['waiting'], 'signedOff');
    const makeWord = () => Promise.reject(new Error('nobody wants it'));
    await startDispatch(data, { ...bench.deps, makeWord }, runOf());
    await finishDispatch(data, bench.deps);
    await finishDispatch(data, bench.deps);
    expect(await lettersFor('editor-first')).toEqual([
      '第8期（总第152期）的推送已取消，一个群也没有发到。1 个群：1 已取消\n要再发给哪个群，发“补发 群名”；都要发，发“补发 全部”。',
    ]);
    expect(await stateOfIssue()).toBe('dispatching');
  });

  test('only what is not settled becomes due', async () => {
    await keepIssue(bench.store, 'dispatching', ['sent', 'waiting', 'refused']);
    await startDispatch(data, bench.deps, runOf());
    expect(bench.queued.map(([, about]) => about)).toEqual([{ dispatch: 'issue-1', group: '第2群' }]);
  });
});

describe('finishDispatch', () => {
  const total = '第8期（总第152期）推送结束。2 个群：2 已推送';

  test('the editors get the total, the contact where her piece stands, and it is printed', async () => {
    await keepIssue(bench.store, 'dispatching', ['sent', 'sent']);
    expect(await finishDispatch(data, bench.deps)).toBeUndefined();
    expect(await stateOfIssue()).toBe('dispatched');
    const printed = await bench.store.openReader().submission(1);
    expect(printed?.moves.at(-1)).toMatchObject({
      state: 'printed',
      by: 'desk',
      reason: '第8期（总第152期）【工作动态】第1篇',
    });
    expect(await lettersFor('editor-first')).toEqual([total]);
    expect(await lettersFor('editor-second')).toEqual([total]);
    expect(await lettersFor('contact-lake')).toEqual([
      '您的来稿 1 已刊出：第8期（总第152期）【工作动态】第1篇。谢谢您的来稿。',
    ]);
    expect(await factsOf(workshop, bench.store)).toEqual(['dispatched']);
  });

  test('twice is once, one after the other and at the same time', async () => {
    await keepIssue(bench.store, 'dispatching', ['sent', 'sent']);
    await Promise.all([1, 2, 3].map(() => finishDispatch(data, bench.deps)));
    await finishDispatch(data, bench.deps);
    expect(await lettersFor('editor-first')).toEqual([total]);
    expect((await bench.store.openReader().submission(1))?.moves).toHaveLength(3);
  });

  test('nothing is finished while a part waits or goes out', async () => {
    await keepIssue(bench.store, 'dispatching', ['sent', 'waiting', 'sending']);
    expect(await finishDispatch(data, bench.deps)).toBeUndefined();
    expect(await stateOfIssue()).toBe('dispatching');
    expect(await bench.store.mailbox.waiting()).toEqual([]);
  });

  test('a part in doubt may have been read: it is reported as 未确认 and the piece counts as printed', async () => {
    await keepIssue(bench.store, 'dispatching', ['uncertain', 'refused']);
    await finishDispatch(data, bench.deps);
    expect(await lettersFor('editor-first')).toEqual([
      '第8期（总第152期）推送结束。2 个群：1 未确认，1 失败（第2群：群的消息推送地址无效，或已被删除）\n第1群：第1段未确认，可能已经显示，请到群里看一眼：看到了，发“已达 第1群”；没有，发“补发 第1群”。\n失败的，找到原因后发“补发 群名”。',
    ]);
    expect(await stateOfSubmission()).toBe('printed');
  });

  test('refused by every group is final: it is reported once, and nothing is called printed', async () => {
    await keepIssue(bench.store, 'dispatching', ['refused']);
    await finishDispatch(data, bench.deps);
    await finishDispatch(data, bench.deps);
    expect(await lettersFor('editor-first')).toEqual([
      '第8期（总第152期）没有发到任何一个群。1 个群：1 失败（第1群：群的消息推送地址无效，或已被删除）\n请管理员照原因检查，改好后发“补发 全部”；稿件和期号都保留着。',
    ]);
    expect(await lettersFor('contact-lake')).toEqual([]);
    expect([await stateOfIssue(), await stateOfSubmission()]).toEqual(['dispatching', 'accepted']);
    expect(await factsOf(workshop, bench.store)).toEqual(['dispatchFailed']);
  });

  test('when somebody else writes meanwhile it is tried again, and nothing has been said', async () => {
    await keepIssue(bench.store, 'dispatching', ['sent', 'sent']);
    expect(await finishDispatch(data, withRival())).toEqual({ againInMs: 100 });
    expect(await bench.store.mailbox.waiting()).toEqual([]);
    expect(await stateOfIssue()).toBe('dispatching');
    expect(await finishDispatch(data, bench.deps)).toBeUndefined();
    expect(await lettersFor('editor-first')).toEqual([total]);
  });

  test('deliveries that were quicker than the start are waited for', async () => {
    await keepIssue(bench.store, 'signedOff', ['sent', 'sent']);
    expect(await finishDispatch(data, bench.deps)).toEqual({ againInMs: 200 });
    await startDispatch(data, bench.deps, runOf());
    await finishDispatch(data, bench.deps);
    expect(await stateOfIssue()).toBe('dispatched');
  });
});
