import { checkGroup } from '../../src/jobs/check-group';
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
});
afterEach(() => bench.leave());

const key = '0123456789abcdef0123456789abcdef';
const name = '机关群';
const members = ['editor-first', 'contact-lake'];
const create = '/cgi-bin/appchat/create';
const greeting = '这里是“江城工运”的订阅群，从下一次推送起收简报。';

async function asked(change: { at?: number; members?: string[] } = {}): Promise<void> {
  const check = { id: 'm1', name, address: { key }, by: 'desk-admin', at: Date.now(), members, ...change };
  const value = { schema: 1 as const, added: [], stopped: [], checking: [check] };
  await bench.store.commit(commitOf({ writes: [{ kind: 'groups', value }] }));
}

const make = (attempt = 1, deps = bench.deps) => checkGroup({ id: 'm1' }, deps, runOf(attempt));
const letters = () => lettersTo('desk-admin', workshop, bench.store);
const posted = () => bench.platform.posts(name).map(({ text }) => text);
const made = (said: string) =>
  `群“机关群”已建好，群主编辑一，共 2 人。\n${said}\n收整期简报（目录、简讯和 Word 文件），全部栏目，从下一次推送起。添人、减人请群主在群里做。`;

test('a chat is made with its owner and members, greeted, and gets what goes out from now on', async () => {
  await asked();
  expect(await make()).toBeUndefined();
  expect(bench.platform.membersOf(name)).toEqual(members);
  expect(posted()).toEqual([greeting]);
  const { added, checking } = await bench.store.openReader().groups();
  const group = { name, via: 'appchat', address: { key }, style: 'digest', receives: ['bulletin'] };
  expect([added, checking]).toEqual([[group], []]);
  expect(await letters()).toEqual([made('群里已发一句问候，成员看得到了。')]);
  expect(await workshop.client.get(bench.store.keys.readers(key))).toBe('2');
});

test('twice is once', async () => {
  await asked();
  await Promise.all([make(), make()]);
  await make();
  expect(posted()).toEqual([greeting]);
  expect(await factsOf(workshop, bench.store)).toEqual(['groupAdded']);
  expect(await letters()).toHaveLength(1);
});

test('a chat that a dead run has made is the same chat, and is not greeted again', async () => {
  await asked();
  bench.platform.fault({ path: create, reset: 'after' });
  expect(await make()).toEqual({ againInMs: 1000 });
  expect(await make(2)).toBeUndefined();
  expect(posted()).toEqual([]);
  expect(await letters()).toEqual([made('群里还没有消息：要等第一次推送，成员才看得到这个群。')]);
});

test('a greeting that is refused, or for which there is no room, is left out', async () => {
  await asked();
  bench.platform.fault({ path: '/cgi-bin/appchat/send', errcode: -1 });
  await make();
  expect(await letters()).toEqual([made('群里还没有消息：要等第一次推送，成员才看得到这个群。')]);
});

test('while others are at the limit of all chats nobody is greeted', async () => {
  await asked();
  await bench.store.pace.hold({ via: 'appchat', address: 'other' });
  await make();
  expect(posted()).toEqual([]);
});

test('refused is final, and the admin is told what to do', async () => {
  await asked({ members: ['editor-first', 'nobody'] });
  expect(await make()).toBeUndefined();
  expect(await letters()).toEqual([
    '群“机关群”没有建成：企业微信不同意（群成员里有企业微信不认识的账号）。请改过再发“建群 机关群 群主、成员”。',
  ]);
  expect(await factsOf(workshop, bench.store)).toEqual(['groupRefused']);
});

test.each([48002, 60011])('with %i the app is not visible to everybody', async (errcode) => {
  bench.platform.fault({ path: create, errcode });
  await asked();
  await make();
  expect(await letters()).toEqual([
    '群“机关群”没有建成：应用的可见范围要是整个企业才能建群。请在企业微信管理后台打开这个应用，把可见范围设为最上一级部门，再发一次“建群”。',
  ]);
});

test('while WeCom does not answer it is tried again', async () => {
  await asked();
  bench.platform.fault({ path: create, reset: 'before' });
  bench.platform.fault({ path: create, errcode: 45009 });
  expect(await make(1)).toEqual({ againInMs: 1000 });
  expect(await make(2)).toEqual({ againInMs: 2000 });
  expect(await letters()).toEqual([]);
});

test('after ten minutes the admin hears that nobody answers', async () => {
  await asked({ at: Date.now() - 10 * 60_000 - 1 });
  bench.platform.fault({ path: create, reset: 'before' });
  await make(20);
  expect(await letters()).toEqual([
    '群“机关群”没有建成：企业微信一直没有应答。请过一会儿再发一次“建群 机关群 群主、成员”。',
  ]);
});

test('its id is no secret: with another secret of the app the chat still gets everything', async () => {
  await asked();
  await make();
  const body = await workshop.client.hget(bench.store.keys.document('groups'), 'body');
  expect(JSON.parse(body ?? '')).toMatchObject({ added: [{ address: { chat: key } }] });
});
