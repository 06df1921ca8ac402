import { tell } from '../../src/jobs/tell';
import { factsOf, lettersTo, openWorkshop, runOf, write, type Bench, type Workshop } from './workshop';

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

const person = { userid: 'contact-lake' };
const send = '/cgi-bin/message/send';

function heardBy(userid: string): string[] {
  return bench.platform.heard(userid).map(({ text }) => text);
}

test('a person hears her letters in order, and the mailbox is empty', async () => {
  await write('contact-lake', ['一', '二\n两行'], bench.store);
  expect(await tell(person, bench.deps, runOf())).toBeUndefined();
  expect(heardBy('contact-lake')).toEqual(['一', '二\n两行']);
  expect(await bench.store.mailbox.waiting()).toEqual([]);
});

test('twice is once, one after the other and at the same time', async () => {
  await write('contact-lake', ['一', '二', '三'], bench.store);
  await Promise.all([1, 2, 3].map(() => tell(person, bench.deps, runOf())));
  await tell(person, bench.deps, runOf());
  expect(heardBy('contact-lake')).toEqual(['一', '二', '三']);
});

test('a letter that was shown before its answer was lost is not shown again', async () => {
  await write('contact-lake', ['一'], bench.store);
  bench.platform.fault({ path: send, reset: 'after' });
  expect(await tell(person, bench.deps, runOf())).toEqual({ againInMs: 1000 });
  expect(heardBy('contact-lake')).toEqual(['一']);
  await write('contact-lake', ['二'], bench.store);
  await tell(person, bench.deps, runOf(2));
  expect(heardBy('contact-lake')).toEqual(['一', '二']);
});

test('the same words that are meant twice are heard twice', async () => {
  await write('contact-lake', ['好', '好', '好'], bench.store);
  await tell(person, bench.deps, runOf());
  expect(heardBy('contact-lake').map((text) => text.trimEnd())).toEqual(['好', '好', '好']);
});

test('letters that were gathered are heard as one message', async () => {
  const [seconds] = await workshop.client.time();
  for (let n = 0; n < 16; n += 1)
    await workshop.client.zadd(
      bench.store.keys.pace('contact-lake'),
      Number(seconds) * 1000 - 6000,
      `earlier-${n}`,
    );
  await write('contact-lake', ['一', '二'], bench.store);
  expect(await tell(person, bench.deps, runOf())).toBeUndefined();
  expect(heardBy('contact-lake')).toEqual(['一\n————\n二']);
});

test('beyond the pace of people a letter waits, and holds no worker', async () => {
  const [seconds] = await workshop.client.time();
  for (let n = 0; n < 28; n += 1)
    await workshop.client.zadd(
      bench.store.keys.pace('contact-lake'),
      Number(seconds) * 1000 - 6000,
      `earlier-${n}`,
    );
  await write('contact-lake', ['一'], bench.store);
  const again = await tell(person, bench.deps, runOf());
  expect(again?.againInMs).toBeGreaterThan(52_000);
  expect(heardBy('contact-lake')).toEqual([]);
  expect(await lettersTo('contact-lake', workshop, bench.store)).toEqual(['一']);
});

test('refused is final: the admins hear of it, and the next letter goes on', async () => {
  await write('contact-lake', ['一', '二'], bench.store);
  bench.platform.fault({ path: send, errcode: 81013 });
  expect(await tell(person, bench.deps, runOf())).toBeUndefined();
  await tell(person, bench.deps, runOf());
  expect(heardBy('contact-lake')).toEqual(['二']);
  expect(await lettersTo('desk-admin', workshop, bench.store)).toEqual([
    '给湖东区通讯员的消息发不出去：收件人不存在，或不在应用的可见范围内。请检查此人是否在应用的可见范围内。',
  ]);
  expect(await factsOf(workshop, bench.store)).toEqual(['alarmed']);
});

test('an admin who cannot be reached is not written to about it', async () => {
  await write('desk-admin', ['一'], bench.store);
  bench.platform.fault({ path: send, errcode: 60111 });
  await tell({ userid: 'desk-admin' }, bench.deps, runOf());
  expect(await lettersTo('desk-admin', workshop, bench.store)).toEqual([]);
  expect(await factsOf(workshop, bench.store)).toEqual(['alarmed']);
});

test('a run that dies between the refusal and its tick has alarmed the admins, and they are alarmed once', async () => {
  await write('contact-lake', ['一'], bench.store);
  bench.platform.fault({ path: send, errcode: 81013, times: 2 });
  const dies = { ...bench.store.mailbox, posted: () => Promise.reject(new Error('killed')) };
  const dying = { ...bench.deps, store: { ...bench.store, mailbox: dies } };
  await expect(tell(person, dying, runOf())).rejects.toThrow('killed');
  expect(await lettersTo('desk-admin', workshop, bench.store)).toHaveLength(1);
  await bench.store.mailbox.release('contact-lake');
  await tell(person, bench.deps, runOf());
  expect(await lettersTo('desk-admin', workshop, bench.store)).toHaveLength(1);
  expect(await bench.store.mailbox.waiting()).toEqual(['desk-admin']);
});

test.each([
  ['nobody answers', { reset: 'before' as const }],
  ['something else than WeCom answers', { status: 502 }],
  ['the rate is exceeded', { errcode: 45009 }],
  ['WeCom is busy', { errcode: -1 }],
  ['the app is switched off', { errcode: 50003 }],
])('while %s a letter is kept and tried again, at longer intervals', async (_what, trouble) => {
  await write('contact-lake', ['一'], bench.store);
  bench.platform.fault({ path: send, times: 3, ...trouble });
  const outcomes = [];
  for (const attempt of [1, 2, 9]) outcomes.push(await tell(person, bench.deps, runOf(attempt)));
  expect(outcomes).toEqual([{ againInMs: 1000 }, { againInMs: 2000 }, { againInMs: 60_000 }]);
  expect(await bench.store.mailbox.waiting()).toEqual(['contact-lake']);
  expect(await tell(person, bench.deps, runOf(4))).toBeUndefined();
  expect(heardBy('contact-lake')).toEqual(['一']);
  expect(await factsOf(workshop, bench.store)).toEqual([]);
});

test('an error that is none of WeCom’s fails the job, and the letter is kept', async () => {
  await write('contact-lake', ['一'], bench.store);
  const broken = { ...bench.deps, send: () => Promise.reject(new TypeError('a bug')) };
  await expect(tell(person, broken, runOf())).rejects.toThrow('a bug');
  await tell(person, bench.deps, runOf());
  expect(heardBy('contact-lake')).toEqual(['一']);
});
