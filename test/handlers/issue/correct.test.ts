import { archiveIssue } from '../../../src/desk/issues/archive-issue';
import type { Bulletin } from '../../../src/desk/bulletin';
import { planDelivery, type Delivery } from '../../../src/desk/issues/delivery';
import { moveIssue, type Issue } from '../../../src/desk/issues/issue';
import { commitOf } from '../../store/open-test-store';
import { by, frozenBulletin, openIssueWith } from '../../desk/examples';
import { sitAround, type Table } from '../../jobs/card-table';
import { openWorkshop, type Bench, type Workshop } from '../../jobs/workshop';
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

const [first, second, third] = ['区总工会工作群', '产业和企业工会群', '市总机关群'] as const;

const { bulletin } = frozenBulletin([]);

/** The first issue, of that year, as these groups got it. */
async function keepDispatched(...groups: string[]): Promise<void> {
  const issue: Issue = moveIssue(
    { ...openIssueWith([1]), date: '2026-08-31' },
    'dispatched',
    by('editor-first', 1),
  );
  const deliveries = groups.map((name, order): Delivery => {
    const planned = planDelivery({ name, order }, frozenBulletin([]), 1);
    return { ...planned, parts: [{ state: 'sent', at: 1 }] };
  });
  const archived = archiveIssue({ issue, bulletin: printed, entries: [], deliveries, word: null }, 1);
  await bench.store.commit(
    commitOf({
      writes: [
        { kind: 'issue', value: issue },
        { kind: 'archived', value: archived },
        ...deliveries.map((value) => ({ kind: 'delivery' as const, value })),
      ],
    }),
  );
}

/** What stood on its head then, whatever the desk is called today. */
const printed: Bulletin = { ...bulletin, title: '江城工人', date: '2026-08-31' };

const answersTo = (text: string, userid = 'editor-second') => table.answersTo(text, userid);

async function planned(): Promise<Delivery[]> {
  return bench.store.openReader().deliveries('correction-1-1');
}

test('the notice bears the head under which the issue was printed', async () => {
  await keepDispatched(first);
  const [notice] = await answersTo('更正 8期 应为十六人。');
  expect(notice).toContain(
    '<font color="comment">江城工人 第8期</font>\n# 更正\n**第8期（总第152期）\u30002026年8月31日**\n',
  );
});

test('a group that came later gets nothing, and one that is gone is named', async () => {
  await keepDispatched(first, '从前的群');
  const [, offer = ''] = await answersTo('更正 8期 应为十六人。');
  expect(offer).toContain(
    `将发到收到过这一期的 1 个群：\n${first}\n已停用，或不在配置里，发不到：从前的群\n`,
  );
  await answersTo(`更正 ${offer.slice(-4)}`);
  expect((await planned()).map(({ group }) => group)).toEqual([first]);
});

test('groups that have changed since she looked void the code', async () => {
  await keepDispatched(first, second, third);
  const [, offer = ''] = await answersTo('更正 8期 应为十六人。');
  const groups = bench.deps.desk.groups.filter(({ name }) => name !== third);
  bench.deps.desk = { ...bench.deps.desk, groups };
  expect(await answersTo(`更正 ${offer.slice(-4)}`)).toEqual([
    '更正或群在您看过之后有了变动，这个更正码作废，什么也没有发出。请重新发“更正 期号 内容”。',
  ]);
  expect(await planned()).toEqual([]);
});

test('none of the groups that got it is left', async () => {
  await keepDispatched('从前的群');
  expect(await answersTo('更正 2026年第8期 应为十六人。')).toEqual([
    '没有一个群收到过第8期（总第152期），更正没有地方发。要告诉读者，请写进下一期。',
  ]);
});

test('a thousand characters are taken, one more is too long', async () => {
  await keepDispatched(first);
  expect(await answersTo(`更正 8期 ${'改'.repeat(1001)}`)).toEqual([
    '更正有 1001 个字，太长了（最多 1000 个字），没有发出。请只写错在哪里、应该是什么。',
  ]);
  expect((await answersTo(`更正 8期 ${'改'.repeat(1000)}`)).at(-1)).toContain('将发到收到过这一期的 1 个群');
});

test('an issue that was brought in never went to a group; the year tells it from ours', async () => {
  await keepDispatched(first);
  const old = archiveIssue(
    {
      issue: { ...openIssueWith([]), ordinal: 0 },
      bulletin: { ...bulletin, number: 8, runningNumber: 140, date: '2025-08-31' },
      entries: [],
      deliveries: [],
      word: null,
    },
    1,
  );
  await bench.store.commit(commitOf({ writes: [{ kind: 'archived', value: { ...old, id: 'iabc' } }] }));
  expect(await answersTo('更正 2025年第8期 应为十六人。')).toEqual([
    '没有一个群收到过第8期（总第140期），更正没有地方发。要告诉读者，请写进下一期。',
  ]);
  expect(await answersTo('更正 2024年第8期 应为十六人。')).toEqual([
    '没有找到2024年第8期。请核对期号；往年的一期写上年份，例如：更正 2025年第8期 更正的内容',
  ]);
});

test('an issue that is still going out is waited for', async () => {
  await keepDispatched(first);
  const read = bench.store.openReader();
  const issue = (await read.issue(1))!;
  await bench.store.commit(
    commitOf({
      versions: read.versions,
      writes: [{ kind: 'issue', value: moveIssue(issue, 'dispatching', by('editor-first', 2)) }],
    }),
  );
  expect(await answersTo('更正 8期 应为十六人。')).toEqual([
    '第8期（总第152期）还在推送，没有发出更正。等报告推送结束，再发一次。',
  ]);
});

test('the code sent back twice makes one correction', async () => {
  await keepDispatched(first);
  const [, offer = ''] = await answersTo('更正 8期 应为十六人。');
  await answersTo(`更正 ${offer.slice(-4)}`);
  expect(await answersTo(`更正 ${offer.slice(-4)}`)).toEqual([
    '没有等您确认的更正。请先发“更正 期号 内容”，看清内容和群，再回复其中的数字。',
  ]);
  expect(await bench.store.openReader().correctionsOf('d1')).toHaveLength(1);
});

test('a correction comes to a chat of the app in as many messages as its door needs', async () => {
  await keepDispatched(first, second);
  const groups = bench.deps.desk.groups.map((group) =>
    group.name === second ? { ...group, via: 'appchat' as const, address: 'chat1' } : group,
  );
  bench.deps.desk = { ...bench.deps.desk, groups };
  await answersTo(`更正 8期 ${'第二段“十五人”应为“十六人”。'.repeat(60)}`);
  await answersTo('更正 0420');
  const read = bench.store.openReader();
  const [robot, chat] = await planned();
  expect([robot?.parts.length, chat?.parts.length]).toEqual([1, 2]);
  const sent = await read.bulletin('correction-1-1', chat?.bulletin ?? '');
  for (const part of sent?.parts ?? [])
    expect(part.kind === 'markdown' && Buffer.byteLength(part.text)).toBeLessThanOrEqual(2048);
});

test('a correction that is sent in the quiet hours says when the groups read it', async () => {
  await keepDispatched(first, second);
  bench.deps.desk = quietNow(bench.deps.desk);
  const [, offer = ''] = await answersTo('更正 8期 应为十六人。');
  expect((await answersTo(`更正 ${offer.slice(-4)}`))[0]).toMatch(
    /夜里不往群里发，\d+月\d+日 \d\d:\d\d 起发往 2 个群，存档里也写上了。/u,
  );
  expect((await table.wordsTo('editor-first')).at(-1)).toMatch(/夜里不往群里发，.+ 起推送：\n应为十六人。$/u);
});
