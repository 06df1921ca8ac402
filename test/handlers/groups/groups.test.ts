import { handleMessage } from '../../../src/jobs/handle-message';
import { checkGroup } from '../../../src/jobs/check-group';
import { everWritten } from '../../support/ever-written';
import { lettersTo, openWorkshop, runOf, type Bench, type Workshop } from '../../jobs/workshop';

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
const url = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`;
const inText =
  '消息里有群“消息推送”的地址，谁拿到它都能往群里发，所以这一条没有收下。加群由管理员（管理员）来做，写成“加群 群名 地址”；是稿件的，请去掉地址再发一次。';

let messages = 0;

/** One message from the door to its commit; its id. */
async function say(sender: string, text: string): Promise<string> {
  const id = `message-${(messages += 1)}`;
  const xml = `<xml><FromUserName>${sender}</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content><![CDATA[${text}]]></Content></xml>`;
  await bench.store.inbox.receive({ id, xml, at: 1000 });
  const stored = (await bench.store.inbox.unhandled()).find((one) => one.id === id);
  await handleMessage({ entries: [stored?.entry ?? ''] }, bench.deps, runOf());
  return id;
}

async function lastTo(userid: string): Promise<string | undefined> {
  return (await lettersTo(userid, workshop, bench.store)).at(-1);
}

/** Facts without when. */
async function factsSoFar(): Promise<object[]> {
  const entries = await workshop.client.xrange(bench.store.keys.facts, '-', '+');
  return entries.map(([, fields]) => {
    const { what, by, group, about } = JSON.parse(fields[1] ?? '') as Record<string, unknown>;
    return about === undefined ? { what, by, group } : { what, by, group, about };
  });
}

test('a group is added once its address was tried, stopped and started; the facts tell of it without the address', async () => {
  const id = await say('desk-admin', `加群 长桥街道群 ${url}`);
  expect((await bench.store.openReader().groups()).added).toEqual([]);
  await checkGroup({ id }, bench.deps, runOf());
  await say('desk-admin', '停群 长桥街道群');
  await say('desk-admin', '启群 长桥街道群');
  const by = 'desk-admin';
  expect(await factsSoFar()).toEqual([
    { what: 'groupAsked', by, group: '长桥街道群' },
    { what: 'groupAdded', by, group: '长桥街道群' },
    { what: 'groupStopped', by, group: '长桥街道群' },
    { what: 'groupStarted', by, group: '长桥街道群' },
  ]);
  expect(await lettersTo('desk-admin', workshop, bench.store)).toEqual([
    '正在查验群“长桥街道群”的地址，群里不会显示什么，查好马上告诉您。',
    '群“长桥街道群”已加入，地址有效（尾号 4444），加密保存。\n收整期简报（目录、简讯和 Word 文件），全部栏目，从下一次推送起。\n谁拿到地址都能往群里发，聊天里带地址的那一条请删去。',
    '群“长桥街道群”已停用，以后的推送都不发给它；正在推送的，它还没有收到的部分不再发，结果里会写明。要恢复，发“启群 长桥街道群”。',
    '群“长桥街道群”已恢复，从下一次推送起照常收；停用期间的不会自动补发。',
  ]);
  expect(await everWritten(workshop.client)).not.toContain(key);
});

test.each([
  ['加群 长桥街道群', '这条指令要这样写：加群 群名 地址'],
  [`加群 ${url}`, '这条指令要这样写：加群 群名 地址'],
  [`停群 ${url}`, '这条指令要这样写：停群 群名'],
  [`启群 ${key}`, '这条指令要这样写：启群 群名'],
  [`群 ${url}`, inText],
])('%s is answered without the address, and changes nothing', async (text, answer) => {
  await say('desk-admin', text);
  expect(await lastTo('desk-admin')).toBe(answer);
  expect(await factsSoFar()).toEqual([{ what: 'asked', by: 'desk-admin', group: undefined }]);
});

test('an address that is none is refused at once', async () => {
  await say('desk-admin', '加群 长桥街道群 https://example.org/hook?key=1');
  expect(await lastTo('desk-admin')).toMatch(/^这不是群“消息推送”的地址，没有加入。/u);
});

test.each(['contact-lake', 'editor-first', 'stranger'])(
  'of %s nothing is kept that holds an address',
  async (who) => {
    await say(who, `加群 长桥街道群 ${url}`);
    expect(await lastTo(who)).toBe(inText);
    await say(who, `湖东区总工会在三个工地办起夜校，详见 ${url} （湖东区总工会）`);
    expect(await lettersTo(who, workshop, bench.store)).toEqual([inText, inText]);
    expect(await everWritten(workshop.client)).not.toContain(key);
  },
);

test('a number that only looks like a key does no harm to a piece', async () => {
  await say(
    'contact-lake',
    `湖东区总工会在三个工地办起夜校，照片 https://example.org/66666666-ffff-4fff-8fff-666666666666.html （湖东区总工会）`,
  );
  expect(await lastTo('contact-lake')).toMatch(/^已收到，来稿 1。/u);
});

test('an address comes in even while its admin writes a long piece, and is no part of it', async () => {
  await say('desk-admin', '任命 通讯员 desk-admin 湖东区总工会');
  await say('desk-admin', '长稿');
  await say('desk-admin', `加群 长桥街道群 ${key}`);
  expect((await bench.store.openReader().groups()).checking).toMatchObject([{ name: '长桥街道群' }]);
  expect((await bench.store.openReader().draft('desk-admin'))?.messages).toEqual([]);
});

test('the list is for admins, and shows those that rest', async () => {
  await say('desk-admin', '停群 市总机关群');
  await say('desk-admin', '群');
  const list = (await lastTo('desk-admin'))?.split('\n') ?? [];
  expect(list[0]).toBe('订阅群 3 个，在用 2 个：');
  expect(list[3]).toMatch(/^市总机关群｜消息推送，地址尾号 3333｜.*｜已停用（管理员，1月1日 08:00）$/u);
  await say('editor-first', '群');
  expect(await lastTo('editor-first')).toBe('“群”是管理员用的指令，您这里不能用。发“帮助”看您可以说什么。');
});

test('a group that the app is to make waits for the job, with a chatid of its message; who is unknown is named', async () => {
  const id = await say('desk-admin', '建群 机关群 编辑一、reader-9');
  expect(await lastTo('desk-admin')).toBe('正在建群“机关群”，共 2 人，好了马上告诉您。');
  const { checking } = await bench.store.openReader().groups();
  expect(checking).toMatchObject([{ id, name: '机关群', members: ['editor-first', 'reader-9'] }]);
  expect(checking[0]?.address).toEqual({ key: expect.stringMatching(/^[0-9a-f]{32}$/u) as string });
  expect(await factsSoFar()).toEqual([{ what: 'groupAsked', by: 'desk-admin', group: '机关群' }]);
  await say('desk-admin', '建群 领导群 编辑一、编辑二');
  const { checking: both } = await bench.store.openReader().groups();
  expect(new Set(both.map(({ address }) => JSON.stringify(address))).size).toBe(2);
  await say('desk-admin', '建群 三群 编辑一、编辑九');
  expect(await lastTo('desk-admin')).toContain('人员里没有“编辑九”，群没有建。');
  await say('desk-admin', '建群 四群 编辑一');
  expect(await lastTo('desk-admin')).toContain('一个群至少要有两个人，群没有建。');
});

test('only an admin has the app make groups', async () => {
  await say('editor-first', '建群 机关群 编辑一、编辑二');
  expect((await bench.store.openReader().groups()).checking).toEqual([]);
});
