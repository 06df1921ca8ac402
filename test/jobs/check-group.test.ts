import type { GroupCheck } from '../../src/desk/groups/group-book';
import { checkGroup } from '../../src/jobs/check-group';
import { openStore } from '../../src/store/open-store';
import { commitOf } from '../store/open-test-store';
import { factsOf, lettersTo, openWorkshop, runOf, type Bench, type Workshop } from './workshop';

let workshop: Workshop;
let bench: Bench;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
  bench.platform.addGroup({ name: '长桥街道群', key });
});
afterEach(() => bench.leave());

const key = '44444444-dddd-4ddd-8ddd-444444444444';
const upload = '/cgi-bin/webhook/upload_media';

async function asked(changes: Partial<GroupCheck> = {}): Promise<void> {
  const check = { id: 'm1', name: '长桥街道群', address: { key }, by: 'desk-admin', at: Date.now() };
  const value = { schema: 1 as const, added: [], stopped: [], checking: [{ ...check, ...changes }] };
  await bench.store.commit(commitOf({ writes: [{ kind: 'groups', value }] }));
}

function letters(): Promise<string[]> {
  return lettersTo('desk-admin', workshop, bench.store);
}

const refusal = (meaning: string) =>
  `群“长桥街道群”没有加入：企业微信不收这个地址（${meaning}）。请在群的“消息推送”里重新复制地址，再发“加群 长桥街道群 地址”。`;

test('an address that WeCom takes makes a group of it, and nothing is shown there', async () => {
  await asked();
  expect(await checkGroup({ id: 'm1' }, bench.deps, runOf())).toBeUndefined();
  const { added, checking } = await bench.store.openReader().groups();
  expect(added).toEqual([
    { name: '长桥街道群', via: 'webhook', address: { key }, style: 'digest', receives: ['bulletin'] },
  ]);
  expect(checking).toEqual([]);
  expect(bench.platform.posts('长桥街道群')).toEqual([]);
  expect(bench.platform.calls.map(({ path, errcode }) => [path, errcode])).toEqual([[upload, 0]]);
  expect(await factsOf(workshop, bench.store)).toEqual(['groupAdded']);
});

test('twice is once, one after the other and at the same time', async () => {
  await asked();
  await Promise.all([1, 2].map(() => checkGroup({ id: 'm1' }, bench.deps, runOf())));
  await checkGroup({ id: 'm1' }, bench.deps, runOf());
  expect(await factsOf(workshop, bench.store)).toEqual(['groupAdded']);
  expect(await letters()).toHaveLength(1);
});

test('refused is final: no group, and the admin is told why', async () => {
  await asked({ address: { key: 'no-such-key' } });
  expect(await checkGroup({ id: 'm1' }, bench.deps, runOf())).toBeUndefined();
  expect(await bench.store.openReader().groups()).toMatchObject({ added: [], checking: [] });
  expect(await letters()).toEqual([refusal('群的消息推送地址无效，或已被删除')]);
  expect(await factsOf(workshop, bench.store)).toEqual(['groupRefused']);
});

test.each([
  [93004, '群的消息推送已被停用'],
  [93008, '这个消息推送不在群里'],
])('so it is with %i', async (errcode, meaning) => {
  bench.platform.fault({ path: upload, errcode });
  await asked();
  await checkGroup({ id: 'm1' }, bench.deps, runOf());
  expect(await letters()).toEqual([refusal(meaning)]);
});

test('while WeCom does not answer, or is busy, it is tried again', async () => {
  await asked();
  bench.platform.fault({ path: upload, reset: 'before' });
  bench.platform.fault({ path: upload, reset: 'after' });
  bench.platform.fault({ path: upload, errcode: -1 });
  bench.platform.fault({ path: upload, errcode: 45009 });
  for (const [attempt, againInMs] of [1000, 2000, 4000, 8000].entries())
    expect(await checkGroup({ id: 'm1' }, bench.deps, runOf(attempt + 1))).toEqual({ againInMs });
  expect(await letters()).toEqual([]);
  await checkGroup({ id: 'm1' }, bench.deps, runOf(20));
  expect(await factsOf(workshop, bench.store)).toEqual(['groupAdded']);
});

test('after ten minutes the admin hears that nobody answers', async () => {
  await asked({ at: Date.now() - 10 * 60_000 - 1 });
  bench.platform.fault({ path: upload, reset: 'before' });
  expect(await checkGroup({ id: 'm1' }, bench.deps, runOf(20))).toBeUndefined();
  expect(await letters()).toEqual([
    '群“长桥街道群”没有加入：企业微信一直没有应答，地址没有查成。请过一会儿再发一次“加群 长桥街道群 地址”。',
  ]);
});

test('what was taken by another meanwhile is not added', async () => {
  await asked({ name: '市总机关群' });
  await checkGroup({ id: 'm1' }, bench.deps, runOf());
  expect(await letters()).toEqual([
    '已经有群“市总机关群”，没有变动。它写在 desk.yaml 里：换地址请改那里，再重新启动；停用过的，发“启群 市总机关群”恢复。',
  ]);
  expect((await bench.store.openReader().groups()).checking).toEqual([]);
});

test('with another secret nothing is tried', async () => {
  await asked();
  const desk = bench.store.keys.queues.slice(1, -1);
  const store = openStore(desk, { client: workshop.client, blocking: workshop.client });
  store.inbox.close();
  await checkGroup({ id: 'm1' }, { ...bench.deps, store }, runOf());
  expect(bench.platform.calls).toEqual([]);
  expect(await factsOf(workshop, bench.store)).toEqual(['groupRefused']);
});
