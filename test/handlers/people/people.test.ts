import type { DeskConfig } from '../../../src/desk/desk-config';
import { handleMessage } from '../../../src/jobs/handle-message';
import { lettersTo, openWorkshop, runOf, type Bench, type Workshop } from '../../jobs/workshop';

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

let messages = 0;

/** One message from the door to its commit. */
async function handle(xml: string, { desk = bench.deps.desk, attempt = 1 } = {}): Promise<void> {
  const id = `message-${(messages += 1)}`;
  await bench.store.inbox.receive({ id, xml, at: 1000 });
  const stored = (await bench.store.inbox.unhandled()).find((one) => one.id === id);
  await handleMessage({ entries: [stored?.entry ?? ''] }, { ...bench.deps, desk }, runOf(attempt));
}

function said(sender: string, text: string): string {
  return `<xml><FromUserName>${sender}</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content><![CDATA[${text}]]></Content></xml>`;
}

function changed(type: string, ids: string): string {
  return `<xml><FromUserName>sys</FromUserName><CreateTime>1</CreateTime><MsgType>event</MsgType><Event>change_contact</Event><ChangeType>${type}</ChangeType>${ids}</xml>`;
}

const renamed = changed('update_user', '<UserID>stranger</UserID><NewUserID>new.stranger</NewUserID>');

async function lastTo(userid: string): Promise<string | undefined> {
  return (await lettersTo(userid, workshop, bench.store)).at(-1);
}

/** Facts without who and when. */
async function factsSoFar(): Promise<object[]> {
  const entries = await workshop.client.xrange(bench.store.keys.facts, '-', '+');
  return entries.map(([, fields]) => {
    const { what, about, role, registration } = JSON.parse(fields[1] ?? '') as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries({ what, about, role, registration }).filter(([, value]) => value !== undefined),
    );
  });
}

test('what is done with people is in the facts, with whom and which registration', async () => {
  await handle(said('stranger', '登记 湖东区总工会 通讯员甲'));
  await handle(said('desk-admin', '拒绝 1'));
  await handle(said('stranger', '登记 湖东区总工会 通讯员甲'));
  await handle(said('desk-admin', '同意 2'));
  await handle(said('desk-admin', '任命 编辑 stranger 编辑三'));
  await handle(said('desk-admin', '免去 stranger'));
  await handle(said('desk-admin', '单位 增加 湖西区总工会'));
  expect(await factsSoFar()).toEqual([
    { what: 'registrationAsked', registration: 1 },
    { what: 'registrationRefused', registration: 1 },
    { what: 'registrationAsked', registration: 2 },
    { what: 'registered', registration: 2, about: 'stranger' },
    { what: 'appointed', about: 'stranger', role: 'editor' },
    { what: 'dismissed', about: 'stranger', role: 'editor' },
    { what: 'dismissed', about: 'stranger', role: 'contact' },
    { what: 'unitAdded', about: '湖西区总工会' },
  ]);
  expect(await lastTo('desk-admin')).toBe('已增加单位“湖西区总工会”。通讯员可以发“登记 湖西区总工会 姓名”。');
});

test('every admin gets a card with a record of its own', async () => {
  await handle(said('desk-admin', '任命 管理员 编辑二'));
  await handle(said('stranger', '登记 湖东区总工会 通讯员甲'));
  const cards = await bench.store.openReader().cardsOf({ kind: 'registration', number: 1 });
  expect(cards.map(({ holder }) => holder).toSorted()).toEqual(['desk-admin', 'editor-second']);
  expect(cards.map(({ about }) => about)).toEqual([
    { kind: 'registration', number: 1, move: 1 },
    { kind: 'registration', number: 1, move: 1 },
  ]);
  expect(new Set(cards.map(({ taskId }) => taskId)).size).toBe(2);
});

test('an admin who registers herself hears once that she has agreed', async () => {
  await handle(said('desk-admin', '登记 湖东区总工会 管理员'));
  await handle(said('desk-admin', '同意'));
  const texts = (await lettersTo('desk-admin', workshop, bench.store)).slice(2);
  expect(texts).toEqual(['登记 1 已同意，管理员（账号 desk-admin）现在是湖东区总工会的通讯员。']);
});

test('a registration for a unit that is gone meanwhile is not confirmed', async () => {
  await handle(said('stranger', '登记 湖东区总工会 通讯员甲'));
  const desk: DeskConfig = { ...bench.deps.desk, units: [], contacts: [] };
  await handle(said('desk-admin', '同意 1'), { desk });
  expect(await lastTo('desk-admin')).toBe(
    '没有找到“湖东区总工会”这个单位，请核对全称再发一次。要增加这个单位，发“单位 增加 湖东区总工会 别名、别名”。',
  );
  expect(await bench.store.openReader().waitingRegistrations()).toHaveLength(1);
});

test('of two people with one name the admin is asked for the account', async () => {
  await handle(said('desk-admin', '任命 编辑 stranger 编辑二'));
  await handle(said('desk-admin', '免去 编辑二'));
  expect(await lastTo('desk-admin')).toBe('叫“编辑二”的不止一位，请写账号：editor-second、stranger。');
  await handle(said('desk-admin', '任命 编辑 编辑九 编辑九'));
  expect(await lastTo('desk-admin')).toBe(
    '没有找到“编辑九”。请写企业微信账号，或名单里的姓名；发“人员”看名单。',
  );
});

test('what somebody has asked for goes with her renamed account', async () => {
  await handle(said('stranger', '登记 湖东区总工会 通讯员甲'));
  await handle(renamed);
  const [waiting] = await bench.store.openReader().waitingRegistrations();
  expect(waiting).toMatchObject({ number: 1, userid: 'new.stranger', state: 'waiting' });
  await handle(said('desk-admin', '同意'));
  expect(await lastTo('new.stranger')).toMatch(/^您已登记为湖东区总工会的通讯员/u);
});

test.each([
  ['a new member', changed('create_user', '<UserID>contact-lake</UserID>')],
  ['a member with another name', changed('update_user', '<UserID>contact-lake</UserID>')],
  ['somebody whom the desk does not know', changed('delete_user', '<UserID>nobody</UserID>')],
  ['the same, renamed', renamed],
])('%s changes nothing', async (_, xml) => {
  await handle(xml);
  expect(await bench.store.openReader().staff()).toMatchObject({ contacts: {}, editors: {}, admins: {} });
  expect(await factsSoFar()).toEqual([]);
  expect(await bench.store.mailbox.waiting()).toEqual([]);
});

test.each([
  ['stranger', '您好，这里是简报编辑部。要投稿，请先发“登记 单位 姓名”，管理员（管理员）确认后就可以投稿。'],
  ['contact-lake', '湖东区通讯员，您好，这里是简报编辑部。发“帮助”看可以说什么。'],
])('%s is greeted', async (userid, greeting) => {
  await handle(
    `<xml><FromUserName>${userid}</FromUserName><CreateTime>1</CreateTime><MsgType>event</MsgType><Event>subscribe</Event></xml>`,
  );
  expect(await lettersTo(userid, workshop, bench.store)).toEqual([greeting]);
});

test('the platform is never answered, even where its event cannot be handled', async () => {
  const { document } = bench.store.keys;
  await handle(said('stranger', '登记 湖东区总工会 通讯员甲'));
  await workshop.client.hset(document('registration:1'), { version: '1', body: '{"schema":2}' });
  await handle(renamed, { attempt: 6 });
  expect(await bench.store.mailbox.waiting()).not.toContain('sys');
  expect(await lastTo('desk-admin')).toMatch(
    /^有一条消息处理不了，已原样另存（发送人不明，消息 message-\d+）/u,
  );
});
