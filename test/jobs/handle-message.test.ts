import { handleMessage } from '../../src/jobs/handle-message';
import { nightSchool, receiptOf } from '../support/sentences';
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

function xmlOf(sender: string, text: string): string {
  return `<xml><FromUserName><![CDATA[${sender}]]></FromUserName><CreateTime>1</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content></xml>`;
}

/** What the door does with a message: the job's data. */
async function receive(id: string, xml: string): Promise<{ entries: string[] }> {
  await bench.store.inbox.receive({ id, xml, at: 1000 });
  const stored = (await bench.store.inbox.unhandled()).find((one) => one.id === id);
  return { entries: [stored!.entry] };
}

function lettersFor(userid: string): Promise<string[]> {
  return lettersTo(userid, workshop, bench.store);
}

/** Every message fails that reads a document which this program cannot read. */
async function poison(document: string): Promise<void> {
  await workshop.client.hset(bench.store.keys.document(document), { version: '1', body: '{"schema":2}' });
}

test('a message is decided, answered and taken out of the inbox', async () => {
  const data = await receive('message-1', xmlOf('contact-lake', nightSchool.text));
  expect(await handleMessage(data, bench.deps, runOf())).toBeUndefined();
  expect(await bench.store.openReader().submission(1)).toMatchObject({
    contact: 'contact-lake',
    unit: '湖东区总工会',
    revisions: [{ text: nightSchool.text, at: 1000, cause: 'message-1' }],
  });
  expect(await lettersFor('contact-lake')).toEqual([receiptOf(1, nightSchool)]);
  expect(await bench.store.inbox.unhandled()).toEqual([]);
  expect(await factsOf(workshop, bench.store)).toEqual(['submitted']);
});

test('twice is once, one after the other and at the same time', async () => {
  const data = await receive('message-1', xmlOf('contact-lake', nightSchool.text));
  await Promise.all([1, 2, 3].map(() => handleMessage(data, bench.deps, runOf())));
  await handleMessage(data, bench.deps, runOf());
  expect(await bench.store.openReader().counters()).toEqual({ schema: 1, submissions: 1, registrations: 0 });
  expect(await lettersFor('contact-lake')).toHaveLength(1);
});

test('a message that is stored a second time under its id is not handled again', async () => {
  await handleMessage(await receive('message-1', xmlOf('editor-first', '待审')), bench.deps, runOf());
  await workshop.client.del(bench.store.keys.seen('message-1'));
  await handleMessage(await receive('message-1', xmlOf('editor-first', '待审')), bench.deps, runOf());
  expect(await lettersFor('editor-first')).toHaveLength(1);
  expect(await bench.store.inbox.unhandled()).toEqual([]);
});

test('two messages handled at once do not take the same number', async () => {
  const texts = ['甲', '乙', '丙'].map((name) => `${name}单位的消息\n说的是职工之家的建设。`);
  const all = [];
  for (const text of texts) all.push(await receive(`message-${text}`, xmlOf('contact-lake', text)));
  await Promise.all(all.map((data) => handleMessage(data, bench.deps, runOf())));
  const made = await bench.store.openReader().submissions([1, 2, 3]);
  expect(made.map(({ revisions }) => revisions[0]?.text).toSorted()).toEqual(texts.toSorted());
});

test('messages that came at once are handled in their order, and one that fails goes on alone', async () => {
  await poison('submission:7');
  const said = ['待审', '看 7', '采用 404'];
  const entries = [];
  for (const text of said)
    entries.push(...(await receive(`message-${text}`, xmlOf('editor-first', text))).entries);
  expect(await handleMessage({ entries }, bench.deps, runOf())).toBeUndefined();
  expect((await bench.store.inbox.unhandled()).map(({ id }) => id)).toEqual(['message-看 7']);
  expect(await lettersFor('editor-first')).toEqual([
    '现在没有待审的来稿。发“本期”看本期稿件。',
    '没有来稿 404。请核对号码。',
  ]);
  expect(bench.queued).toEqual([['handleMessage', { entries: [entries[1]] }, 'alone-message-看 7']]);
});

test('messages of a run that was begun again and again go on alone, each', async () => {
  const entries = [];
  for (const id of ['one', 'two'])
    entries.push(...(await receive(id, xmlOf('editor-first', '待审'))).entries);
  await handleMessage({ entries }, bench.deps, runOf(6));
  expect(bench.queued).toEqual([
    ['handleMessage', { entries: [entries[0]] }, 'alone-one'],
    ['handleMessage', { entries: [entries[1]] }, 'alone-two'],
  ]);
  expect(await lettersFor('editor-first')).toEqual([]);
});

test('a refusal of the desk is an answer: said once, and nothing changes', async () => {
  const data = await receive('message-1', xmlOf('editor-first', '采用 404'));
  expect(await handleMessage(data, bench.deps, runOf())).toBeUndefined();
  await handleMessage(data, bench.deps, runOf());
  expect(await lettersFor('editor-first')).toEqual(['没有来稿 404。请核对号码。']);
  expect(await factsOf(workshop, bench.store)).toEqual(['asked']);
});

test('what nobody said gets no answer and leaves the inbox', async () => {
  const left = xmlOf('contact-lake', '').replace('CDATA[text]', 'CDATA[event]');
  const data = await receive('message-1', left.replace('</xml>', '<Event>LOCATION</Event></xml>'));
  await handleMessage(data, bench.deps, runOf());
  expect(await bench.store.inbox.unhandled()).toEqual([]);
  expect(await bench.store.mailbox.waiting()).toEqual([]);
});

test('a message that fails is tried again later, each time after a longer while, and then succeeds', async () => {
  await poison('counters');
  const data = await receive('message-1', xmlOf('contact-lake', nightSchool.text));
  const outcomes = [];
  for (const attempt of [1, 2, 3]) outcomes.push(await handleMessage(data, bench.deps, runOf(attempt)));
  expect(outcomes).toEqual([{ againInMs: 250 }, { againInMs: 500 }, { againInMs: 1000 }]);
  expect(await bench.store.mailbox.waiting()).toEqual([]);
  await workshop.client.del(bench.store.keys.document('counters'));
  expect(await handleMessage(data, bench.deps, runOf(6))).toBeUndefined();
  expect(await lettersFor('contact-lake')).toEqual([receiptOf(1, nightSchool)]);
});

test('a poisoned message is set aside after six tries, its sender and the admins are told, and the next goes on', async () => {
  await poison('submission:1');
  const xml = xmlOf('editor-first', '看 1');
  const data = await receive('message-1', xml);
  expect(await handleMessage(data, bench.deps, runOf(6))).toBeUndefined();
  expect(await lettersFor('editor-first')).toEqual([
    '您刚才的消息已经记下，但处理时出了差错，管理员会来看。稿件没有丢，请不必重发。',
  ]);
  expect(await lettersFor('desk-admin')).toEqual([
    '有一条消息处理不了，已原样另存（编辑一，消息 message-1）。请看日志里同一个消息号的差错。',
  ]);
  const kept = await workshop.client.hget(bench.store.keys.document('aside:message-1'), 'body');
  expect(JSON.parse(kept ?? '')).toEqual({ schema: 1, id: 'message-1', xml, at: 1000, error: 'Error' });
  expect(await factsOf(workshop, bench.store)).toEqual(['setAside']);
  expect(bench.logged).toEqual([
    {
      said: 'a message could not be handled',
      message: 'message-1',
      attempt: 6,
      err: new Error('submission:1 has schema 2, this program reads 1'),
    },
  ]);

  await handleMessage(await receive('message-2', xmlOf('editor-first', '看 2')), bench.deps, runOf());
  expect((await lettersFor('editor-first')).at(-1)).toBe('没有来稿 2。请核对号码。');
  expect(await bench.store.inbox.unhandled()).toEqual([]);
});

test('a message is set aside once, however often its job runs', async () => {
  await poison('submission:1');
  const data = await receive('message-1', xmlOf('editor-first', '看 1'));
  await Promise.all([4, 5, 6].map((attempt) => handleMessage(data, bench.deps, runOf(attempt))));
  await workshop.client.del(bench.store.keys.document('submission:1'), bench.store.keys.seen('message-1'));
  await handleMessage(await receive('message-1', xmlOf('editor-first', '看 1')), bench.deps, runOf());
  expect(await lettersFor('editor-first')).toHaveLength(1);
  expect(await lettersFor('desk-admin')).toHaveLength(1);
  expect(await factsOf(workshop, bench.store)).toEqual(['setAside']);
});

test('a message that cannot be read at all is set aside with an unknown sender', async () => {
  const data = await receive('message-1', '<xml><MsgType>text</MsgType></xml>');
  await handleMessage(data, bench.deps, runOf(6));
  expect(await lettersFor('desk-admin')).toEqual([
    '有一条消息处理不了，已原样另存（发送人不明，消息 message-1）。请看日志里同一个消息号的差错。',
  ]);
  expect(await bench.store.mailbox.waiting()).toEqual(['desk-admin']);
});
