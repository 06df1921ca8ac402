import { openDispatch, type DispatchState } from '../../../src/desk/issues/dispatch';
import { by } from '../../desk/examples';
import { sitAround, type Table } from '../../jobs/card-table';
import { keepCorrection } from '../../jobs/correction-under-way';
import { keepIssue } from '../../jobs/signed-issue';
import { factsOf, openWorkshop, type Bench, type Workshop } from '../../jobs/workshop';
import { commitOf } from '../../store/open-test-store';
import { quietNow } from '../../support/quiet-now';

let workshop: Workshop;
let bench: Bench;
let table: Table;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
  table = sitAround({ bench, workshop });
});
afterEach(() => bench.leave());

const name = '第8期（总第152期）';
const correction = `${name}的第1则更正`;

const answersTo = (text: string, userid = 'editor-second') => table.answersTo(text, userid);

async function stateOf(id: 'issue-1' | 'correction-1-1'): Promise<string | undefined> {
  return (await bench.store.openReader().dispatch(id))?.state;
}

/** A correction is out, and the issue is being sent again to one of its groups. */
async function keepTwoGoing(): Promise<void> {
  await keepCorrection(bench.store, ['sent', 'waiting']);
  const read = bench.store.openReader();
  const delivery = (await read.delivery('issue-1', '第2群'))!;
  const value = { ...delivery, parts: [{ state: 'waiting' as const, at: 9 }] };
  await bench.store.commit(commitOf({ versions: read.versions, writes: [{ kind: 'delivery', value }] }));
}

test('whatever is going out is stopped, and each is named', async () => {
  await keepTwoGoing();
  expect(await answersTo('停发')).toEqual([
    [
      `${correction}已停发，手上这一段发完就停。2 个群：1 已推送，1 停着`,
      `${name}已停发，手上这一段发完就停。2 个群：1 已推送，1 停着`,
      '发“续发”接着发，发“取消”不再发。',
    ].join('\n'),
  ]);
  expect(await table.wordsTo('editor-first')).toEqual([
    `编辑二停发了${correction}、${name}。发“续发”接着发。`,
  ]);
  expect([await stateOf('issue-1'), await stateOf('correction-1-1')]).toEqual(['paused', 'paused']);
  expect(await factsOf(workshop, bench.store)).toEqual(['dispatchPaused', 'dispatchPaused']);
});

test('or only the kind that was named; of two the other can still be stopped', async () => {
  await keepTwoGoing();
  await answersTo('停发 更正');
  expect([await stateOf('issue-1'), await stateOf('correction-1-1')]).toEqual([undefined, 'paused']);
  expect((await answersTo('停发'))[0]).toContain(`${name}已停发`);
  expect((await answersTo('停发 简报'))[0]).toContain(`${name}已由编辑二于 `);
  await answersTo('续发 简报');
  expect([await stateOf('issue-1'), await stateOf('correction-1-1')]).toEqual(['going', 'paused']);
});

test('of two it has to be said which is cancelled', async () => {
  await keepTwoGoing();
  expect(await answersTo('取消')).toEqual([
    `正在推送的不止一项：${correction}、${name}，没有取消。请写明哪一种：发“取消 简报”“取消 更正”或“取消 快讯”。`,
  ]);
  expect(await factsOf(workshop, bench.store)).toEqual(['asked']);
  await answersTo('取消 更正');
  expect([await stateOf('issue-1'), await stateOf('correction-1-1')]).toEqual([undefined, 'cancelled']);
});

test('a dispatch of which nothing was written goes on by the desk', async () => {
  await keepIssue(bench.store, 'dispatching', ['sent', 'waiting']);
  expect(await answersTo('续发')).toEqual([`${name}没有停发，正在推送。发“推送”看进度。`]);
  await answersTo('停发');
  await answersTo('续发');
  const dispatch = await bench.store.openReader().dispatch('issue-1');
  expect(dispatch?.moves.map((move) => [move.state, move.by])).toEqual([
    ['going', 'desk'],
    ['paused', 'editor-second'],
    ['going', 'editor-second'],
  ]);
  expect((await answersTo('续发', 'editor-first'))[0]).toMatch(/^第8期（总第152期）已由编辑二于 .+ 续发，/u);
});

test.each(['停发', '续发', '取消'])('%s where nothing goes out', async (word) => {
  expect(await answersTo(word)).toEqual(['现在没有正在推送的。发“推送”看最近一次的结果。']);
  await keepIssue(bench.store, 'dispatched', ['sent']);
  expect(await answersTo(word)).toEqual(['现在没有正在推送的。发“推送”看最近一次的结果。']);
});

test.each(['停发', '续发', '取消'])('%s after it was cancelled', async (word) => {
  await keepIssue(bench.store, 'dispatched', ['sent', 'refused']);
  await keep('cancelled');
  expect((await answersTo(word))[0]).toMatch(
    /^第8期（总第152期）的推送已由编辑一于 .+ 取消，您这次没有生效。/u,
  );
});

async function keep(state: DispatchState): Promise<void> {
  const opened = openDispatch('issue-1', by('editor-first'));
  const moves = [...opened.moves, { state, ...by('editor-first', 5) }];
  await bench.store.commit(commitOf({ writes: [{ kind: 'dispatch', value: { ...opened, state, moves } }] }));
}

test('while deliveries move all the time a pause takes effect all the same', async () => {
  await keepIssue(bench.store, 'dispatching', ['waiting', 'waiting']);
  const commit: typeof bench.store.commit = async (made) => {
    const read = bench.store.openReader();
    const value = (await read.delivery('issue-1', '第1群'))!;
    const writes = [{ kind: 'delivery' as const, value }];
    await bench.store.commit(commitOf({ versions: read.versions, writes }));
    return bench.store.commit(made);
  };
  table = sitAround({
    bench: { ...bench, deps: { ...bench.deps, store: { ...bench.store, commit } } },
    workshop,
  });
  expect((await answersTo('停发'))[0]).toContain(`${name}已停发`);
  expect(await stateOf('issue-1')).toBe('paused');
});

test('what goes on in the quiet hours says from when on the rest is sent it', async () => {
  await keepTwoGoing();
  await answersTo('停发');
  bench.deps.desk = quietNow(bench.deps.desk);
  expect((await answersTo('续发'))[0]).toMatch(
    /\n一段也没有收到的群，夜里不发，\d+月\d+日 \d\d:\d\d 起发。\n发“推送”看进度。$/u,
  );
});
