import type { GroupBook } from '../../src/desk/groups/group-book';
import { watchGroups } from '../../src/jobs/watch-groups';
import { openStore, type Store } from '../../src/store/open-store';
import { openVault } from '../../src/store/vault';
import { added } from '../desk/groups/example-groups';
import { commitOf } from '../store/open-test-store';
import { factsOf, lettersTo, openWorkshop, type Bench, type Workshop } from './workshop';

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

async function keep(book: Partial<GroupBook>): Promise<void> {
  const read = bench.store.openReader();
  const value = { ...(await read.groups()), ...book };
  await bench.store.commit(commitOf({ versions: read.versions, writes: [{ kind: 'groups', value }] }));
}

/** The same desk, whose app has another secret now. */
function withNewSecret(): Store {
  const desk = bench.store.keys.queues.slice(1, -1);
  const { client } = workshop;
  const store = openStore(desk, { client, blocking: client, vault: openVault('new', desk) });
  store.inbox.close();
  return store;
}

test('an address whose job is lost is put on its queue again', async () => {
  await keep({
    checking: [{ id: 'm1', name: '港口群', address: added.address, by: 'desk-admin', at: 1 }],
  });
  await watchGroups({}, bench.deps);
  expect(bench.queued).toEqual([['checkGroup', { id: 'm1' }, 'group-m1']]);
});

test('with a new secret the admins hear once whom nothing reaches', async () => {
  await keep({ added: [added, { ...added, name: '港口群' }] });
  const deps = { ...bench.deps, store: withNewSecret() };
  await watchGroups({}, deps);
  await watchGroups({}, deps);
  expect(await lettersTo('desk-admin', workshop, bench.store)).toEqual([
    '应用的 Secret（WECOM_SECRET）换过以后，下面的群的地址打不开了，现在当作停用，什么也收不到：\n长桥街道群、港口群\n请到群的“消息推送”里复制地址，照原来的群名重新发“加群 群名 地址”；不用的群，发“停群 群名”。',
  ]);
  expect(await factsOf(workshop, bench.store)).toEqual(['groupsLocked']);
});

test('of groups that open, and of those that were stopped, nobody hears', async () => {
  await keep({ added: [added] });
  await watchGroups({}, bench.deps);
  await keep({ added: [added], stopped: [{ name: added.name, by: 'desk-admin', at: 1 }] });
  await watchGroups({}, { ...bench.deps, store: withNewSecret() });
  expect(bench.queued).toEqual([]);
  expect(await factsOf(workshop, bench.store)).toEqual([]);
});
